"""Skills before and after, and what the employer's position adds."""

from collections import Counter
from collections.abc import Iterator, Mapping

from planner.case import Addition
from planner.errors import PlannerError
from planner.gap import GROWTH, HELD, TO_LEARN, UNKNOWN, Gap, GapLine, gap
from planner.report.blocks import Block, Heading, Prose, SkillChart, SkillRow
from planner.report.brief import Brief
from planner.report.rich import NOTHING, Rich, joined, phrase, rich, strong
from planner.words import Words

MOST = 8
MOST_HELD = 3


def skills_section(brief: Brief) -> Iterator[Block]:
    """Yield the key skills before and after; nothing when the trade has no profile."""
    found, after = _gap(brief), brief.timeline.standing(brief.timeline.finish).skills
    shown = chosen(found.lines, after)
    if not shown:
        return
    yield Heading(brief.words._("Your skills: today and at the end"))
    yield Prose(joined(" ", (_count(found, after, brief), _extract(len(shown), found, brief))))
    untaught = any(x.state != HELD and not _teaches(x, after) for x in shown)
    rows = tuple(_row(line, after, brief) for line in shown)
    unknown = state_words(brief.words)[UNKNOWN]
    yield SkillChart(level_words(brief.words), rows, _legend(untaught, brief.words), _source(brief), unknown)
    yield from _position(brief)


def _gap(brief: Brief) -> Gap:
    try:
        return gap(brief.case, brief.catalogue)
    except PlannerError:
        return Gap(())


def chosen(lines: tuple[GapLine, ...], after: Mapping[str, int]) -> tuple[GapLine, ...]:
    """Return the few lines that say most: what the plan teaches first, what is held last."""
    learned = [x for x in lines if _teaches(x, after)]
    asked = [x for x in lines if x.essential and x.state != HELD and x not in learned]
    held = [x for x in lines if x.state == HELD and (x.essential or not asked)]
    learned.sort(key=lambda x: not x.essential)
    kept = [*learned, *asked][: MOST - min(MOST_HELD, len(held))]
    return (*kept, *held[: MOST - len(kept)])


def _teaches(line: GapLine, after: Mapping[str, int]) -> bool:
    return line.state != HELD and after.get(line.skill, 0) > (line.held or 0)


def _state(line: GapLine, after: Mapping[str, int]) -> str:
    """Return the state of a skill for who has the plan: what it teaches is to learn, also where unknown."""
    return TO_LEARN if _teaches(line, after) else line.state


def _count(found: Gap, after: Mapping[str, int], brief: Brief) -> Rich:
    words, states = brief.words, Counter(_state(line, after) for line in found.essential)
    held, to_learn, unknown = (states[s] for s in (HELD, TO_LEARN, UNKNOWN))
    rest = words.n_("{n} skill to be documented.", "{n} skills to be documented.", unknown)
    documented = joined(" ", (_unsaid(found.count(UNKNOWN) - unknown, words), rich(rest if unknown else "")))
    if not held:
        learned = rich(words._("What the pathway brings you."))
        return joined(" ", (learned, documented))
    share = strong(words._("{held} of {all}", held=held, all=len(found.essential)))
    had = phrase(words._("Skills you already have: {share}."), share=share)
    lacking = words.n_("{n} skill to learn.", "{n} skills to learn.", to_learn)
    return joined(" ", (had, rich(lacking) if to_learn else NOTHING, documented))


def _unsaid(count: int, words: Words) -> Rich:
    """Return of how many skills to learn nobody knows today's level."""
    return rich(words._("Today’s level to be documented: {n}.", n=words.number(count)) if count else "")


def _extract(shown: int, found: Gap, brief: Brief) -> Rich:
    """Return that the table leaves skills out, nothing where it shows them all."""
    template = brief.words._("The table shows the {n} that matter most for this pathway.")
    return rich(template.format(n=shown)) if shown < len(found.lines) else NOTHING


def level_words(words: Words) -> tuple[str, ...]:
    """Return the names of the levels 0 to 5."""
    return (
        words._("None"),
        words._("Notions"),
        words._("Basic"),
        words._("On my own"),
        words._("At ease"),
        words._("Expert"),
    )


def state_words(words: Words) -> dict[str, str]:
    """Return how the states of a skill are called."""
    return {
        HELD: words._("already acquired"),
        TO_LEARN: words._("to learn"),
        UNKNOWN: words._("to be documented"),
        GROWTH: words._("to grow at work"),
    }


def _row(line: GapLine, after: Mapping[str, int], brief: Brief) -> SkillRow:
    skill = brief.words.said(brief.catalogue.term(line.skill))
    title = brief.words._("{skill} (position)", skill=skill) if line.source else skill
    state = _state(line, after)
    asked = after[line.skill] if _teaches(line, after) else line.entry or line.level
    return SkillRow(title, line.held, asked, state, state_words(brief.words)[state])


def _legend(untaught: bool, words: Words) -> str:
    circles = words._("Empty circle: today (“?”: to be documented); full: at the end of the pathway.")
    if untaught:
        circles += " " + words._("Where the pathway does not teach the skill, full is the level asked.")
    return circles


def _source(brief: Brief) -> str:
    return brief.words._("Source: profile of the occupation (NOC {code}).", code=brief.case.target.trade)


def _position(brief: Brief) -> Iterator[Block]:
    additions = brief.case.target.additions
    for source in dict.fromkeys(a.source for a in additions):
        yield Prose(_asked(source, additions, brief))


def _asked(source: str, additions: tuple[Addition, ...], brief: Brief) -> Rich:
    words = brief.words
    titles = [words.said(brief.catalogue.term(a.skill)) for a in additions if a.source == source]
    origin = source or words._("posting or letter to be obtained")
    template = words._("Asked by the position, beyond the occupation: {skills} ({source}).")
    return phrase(template, skills=strong(", ".join(titles)), source=origin)
