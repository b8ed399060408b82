"""What every document shares: its metadata, its footer with the revision and hash, its letterhead."""

from base64 import b64decode
from collections.abc import Iterable

from planner.fingerprint import fingerprint
from planner.report.blocks import Block, Document, Letterhead, Title
from planner.report.brief import Brief
from planner.report.choice import FRENCH, REASONS
from planner.report.logo import drawable_color
from planner.report.rich import Rich, joined, lines, phrase, rich, strong
from planner.report.step_words import PLACEHOLDER

LONGEST_NAME, BLANK = 60, "______________________"


def framed(brief: Brief, title: str, revision: str, blocks: Iterable[Block], pages: int = 4) -> Document:
    """Return a document of these blocks; `revision` is how its footer calls it."""
    words = brief.words
    notice = words._("Confidential: contains personal information.")
    author = brief.counsellor.name or brief.counsellor.office or "Parcours"
    page = words._("Page {page} of {pages}")
    footer = _footer(brief, revision)
    color, made = drawable_color(brief.counsellor.color), brief.today
    return Document(title, author, words.language, footer, notice, page, tuple(blocks), pages, color, made)


def sheet(brief: Brief, title: str, blocks: Iterable[Block], pages: int = 1) -> Document:
    """Return a document beside the action plan, on its page and in the file named by whose it is."""
    whole = _whose(title, brief)
    revision = brief.words._("{title}, plan revision {number}", title=title, number=brief.case.plan.revision)
    named = (Title(_whose(block.text, brief)) if isinstance(block, Title) else block for block in blocks)
    return framed(brief, whole, revision, named, pages)


def _whose(title: str, brief: Brief) -> str:
    name = brief.case.client.name.strip()
    return brief.words._("{title}: {text}", title=title, text=name) if name else title


def _footer(brief: Brief, revision: str) -> str:
    day, name = brief.words.date(brief.prepared), _short(brief.case.client.name)
    return " · ".join(part for part in (revision, fingerprint(brief.case), day, name) if part)


def _short(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else name[:LONGEST_NAME] + PLACEHOLDER


def letterhead(brief: Brief) -> Letterhead:
    """Return the office on the left, the dates of the plan and of its review on the right."""
    words = brief.words
    office, address = strong(brief.counsellor.office), rich(brief.counsellor.address)
    prepared = phrase(words._("Plan prepared on {date}"), date=strong(words.date(brief.prepared)))
    left = joined("\n", (office, address, rich(_translation_notice(brief))))
    logo = b64decode(brief.counsellor.logo)
    return Letterhead(left, lines(prepared, _review(brief)), logo, brief.counsellor.office)


def _review(brief: Brief) -> Rich:
    words = brief.words
    said = words._("Next review: {date}") if brief.review_agreed else words._("Proposed review: {date}")
    return phrase(said, date=strong(words.date(brief.review)))


def _translation_notice(brief: Brief) -> str:
    words, reason = brief.words, brief.choice.reason
    if not brief.counsellor.public or words.language == FRENCH:
        return ""
    added = words._("Given in addition to the French plan.")
    why = words._(REASONS[reason]) if reason else BLANK
    return " ".join((added, words._("Reason: {reason}", reason=why)))
