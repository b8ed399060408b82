"""The action plan: what the client reads, in the client's language."""

from planner.report.blocks import Document
from planner.report.brief import Brief
from planner.report.fingerprint import fingerprint
from planner.report.pages.commitments import commitments_page
from planner.report.pages.first import first_page
from planner.report.pages.money import money_page
from planner.report.pages.skills import skills_section
from planner.report.pages.steps import steps_page
from planner.report.pages.week import week_section
from planner.report.step_words import PLACEHOLDER

LONGEST_NAME = 60


def action_plan(brief: Brief) -> Document:
    """Return the whole action plan."""
    blocks = (
        *first_page(brief),
        *steps_page(brief),
        *money_page(brief),
        *skills_section(brief),
        *week_section(brief),
        *commitments_page(brief),
    )
    words = brief.words
    notice = words._("Confidential: contains personal information.")
    author = brief.counsellor.name or brief.counsellor.office or "Parcours"
    return Document(brief.title, author, words.language, _footer(brief), notice, _page(brief), blocks)


def _page(brief: Brief) -> str:
    return brief.words._("Page {page} of {pages}")


def _footer(brief: Brief) -> str:
    words, plan = brief.words, brief.case.plan
    revision = words._("Action plan, revision {number}", number=plan.revision)
    parts = (revision, fingerprint(brief.case), words.date(brief.prepared), _short(brief.case.client.name))
    return " · ".join(part for part in parts if part)


def _short(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else name[:LONGEST_NAME] + PLACEHOLDER
