"""Which layout a document takes: the roomiest that keeps page 1 alone and the whole within its pages."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether

from planner.report.blocks import Block, Bullets, Cards, Document, Heading, NewPage, Prose, Table
from planner.report.drawing import styles as s
from planner.report.drawing.flowables import flowables
from planner.report.ending import ENDED, ended, ended_block, lines_of, marked

SHORT_TABLE, LEAST_TABLE, LEAST_ROOM, LEAST_ROOM_LARGE = 6, 90, 130, 230
# First with each page’s own matter on it, then with what follows on the page where there is room.
LAYOUTS = (
    s.Layout(),
    s.Layout(gap=8, pad=3.4, room=36, pitch=16),
    s.Layout(gap=6, pad=2.6, room=32, pitch=15.2),
    s.Layout(gap=8, pad=3.4, room=36, lanes=110, pitch=16, breaks=False),
    s.Layout(gap=6.5, pad=2.7, room=33, lanes=98, pitch=15.4, breaks=False),
    s.Layout(gap=4.5, pad=1.8, room=26, lanes=84, pitch=14.4, breaks=False),
)
# Smaller letters are the last resort, after shorter lists.
FINE = (
    s.Layout(gap=4, pad=1.6, room=24, lanes=80, pitch=13.4, breaks=False, small=True),
    s.Layout(gap=2, pad=0.5, room=20, lanes=80, pitch=11.8, breaks=False, small=True),
)
# The pathway is the last thing on page 1 to give way; its flags do from 84 points down.
FRONTS = (
    s.Layout(),
    s.Layout(gap=9.5, pad=3.8),
    s.Layout(gap=8, pad=3.2),
    s.Layout(gap=6.5, pad=2.5, lanes=132),
    s.Layout(gap=5.5, pad=2, lanes=118),
    s.Layout(gap=4.5, pad=1.6, lanes=100),
    s.Layout(gap=4, pad=1.4, lanes=84),
    s.Layout(gap=4, pad=1.4, lanes=82),
    s.Layout(gap=3.5, pad=1.2, lanes=80, small=True, tiny=True),
    s.Layout(gap=3, pad=0.6, lanes=72, small=True, tiny=True),
)
SHEETS = (
    s.Layout(lanes=160),
    s.Layout(gap=10, pad=4, room=36, lanes=144),
    s.Layout(gap=8, pad=3.2, room=32, lanes=124, small=True),
    s.Layout(gap=6, pad=2.4, room=29, lanes=104, small=True),
    s.Layout(gap=4.5, pad=1.7, room=27, lanes=88, small=True),
    s.Layout(gap=3.5, pad=1.2, room=26, lanes=80, small=True, tiny=True),
    s.Layout(gap=3, pad=0.9, room=22, lanes=80, small=True, tiny=True),
)
# Past its pages crowding gains something only where it spares a whole one.
LONG = LAYOUTS[3:]
SHARED = s.Layout(breaks=False)
LARGE = s.Layout(gap=10, pad=4.5, room=70, breaks=False, type=s.LARGE)
Story = list[Flowable]
Count = Callable[[Story], int]


@dataclass(frozen=True, slots=True)
class Fitted:
    """What is drawn of blocks, how many pages it takes, and in which layout."""

    story: Story
    pages: int
    layout: s.Layout


def fit(document: Document, large: bool, count: Count) -> Fitted:
    """Return the document in the roomiest layout that fits; `count` says how many pages a story takes."""
    first, rest = split(document.blocks)
    if large:
        return _tried(document.blocks, LARGE, count)
    if not rest:
        return _kept(SHEETS, first, document.pages, count)
    front = _kept(FRONTS, first, 1, count)
    most = document.pages - front.pages
    body = _kept(LAYOUTS, rest[1:], most, count)
    if body.pages > most:
        body = _kept(FINE, rest[1:], most, count)
    if body.pages > most:
        body = _long(rest[1:], count)
    if body.layout is LAYOUTS[0]:
        # So little stands on these pages that they may share their paper.
        body = min(body, _tried(rest[1:], SHARED, count), key=lambda fitted: fitted.pages)
    return _joined(front, rest[0], body, count)


def _joined(front: Fitted, between: Block, body: Fitted, count: Count) -> Fitted:
    """Return the first page and what follows it; what did not fit on that page is left alone on no other."""
    if front.pages == 1:
        whole = [*front.story, *flowables(between, body.layout), *body.story]
        return Fitted(whole, 1 + body.pages, body.layout)
    whole = [*front.story, *flowables(NewPage(), SHARED), *body.story]
    return Fitted(whole, count(list(whole)), body.layout)


def _long(blocks: Sequence[Block], count: Count) -> Fitted:
    """Return blocks that no layout keeps to their pages, on the fewest that they can be read on."""
    roomy, tight = (_tried(blocks, layout, count) for layout in (LONG[0], LONG[-1]))
    return roomy if roomy.pages == tight.pages else roomiest(LONG, blocks, tight.pages, count)


def _tried(blocks: Sequence[Block], layout: s.Layout, count: Count) -> Fitted:
    """Return the blocks in a layout; what was counted is drawn as it is, nothing measured again."""
    drawn = story(marked(blocks), layout)
    return Fitted(drawn, count(list(drawn)), layout)


def _kept(layouts: Sequence[s.Layout], blocks: tuple[Block, ...], most: int, count: Count) -> Fitted:
    """Return the blocks in the roomiest layout that keeps to the pages, lists ended early if none does."""
    found = roomiest(layouts, blocks, most, count)
    longest = max((len(block.ends) for block in blocks if isinstance(block, ENDED)), default=0)
    if found.pages <= most or not longest:
        return found
    taken = cache(lambda left_out: _tried(ended(blocks, longest + 1 - left_out), found.layout, count))
    left_out = bisect_left(range(longest), True, lo=1, key=lambda n: taken(n).pages <= most)
    return _lengthened(blocks, longest + 1 - left_out, taken(left_out), most, count)


def _lengthened(blocks: tuple[Block, ...], kept: int, found: Fitted, most: int, count: Count) -> Fitted:
    """Return the sheet with each list, from the last on, as long as the page still allows."""
    shown = list(ended(blocks, kept))
    for place in reversed(range(len(blocks))):
        for more in range(kept + 1, lines_of(blocks[place]) + 1):
            longer = [*shown[:place], ended_block(blocks[place], more), *shown[place + 1 :]]
            if (tried := _tried(longer, found.layout, count)).pages > most:
                break
            shown, found = longer, tried
    return found


def roomiest(layouts: Sequence[s.Layout], blocks: Sequence[Block], most: int, count: Count) -> Fitted:
    """Return the blocks in the first layout that keeps to the pages, else in the last."""
    tried, last = cache(lambda place: _tried(blocks, layouts[place], count)), len(layouts) - 1
    # What does not fit in the tightest fits in none: half of the documents are such, but hardly a first page.
    if layouts is not FRONTS and tried(last).pages > most:
        return tried(last)
    return tried(bisect_left(range(last), True, key=lambda n: tried(n).pages <= most))


def split(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Return the first page, which stands alone, and what follows it."""
    places = (n for n, block in enumerate(blocks) if isinstance(block, NewPage))
    end = next(places, len(blocks))
    return blocks[:end], blocks[end:]


def story(blocks: Sequence[Block], layout: s.Layout) -> Story:
    """Return what draws the blocks, each heading with what it heads."""
    return [flowable for section in _sections(blocks) for flowable in _drawn(section, layout)]


def _drawn(section: list[Block], layout: s.Layout) -> Iterator[Flowable]:
    parts = [flowable for block in section for flowable in flowables(block, layout)]
    if _kept_whole(section[-1], layout) and len(parts) > 1:
        yield KeepTogether(parts)
        return
    if len(section) > 1:
        yield CondPageBreak(LEAST_ROOM_LARGE if layout.type is s.LARGE else LEAST_ROOM)
    elif isinstance(section[0], Table):
        yield CondPageBreak(LEAST_TABLE)
    yield from parts


def _kept_whole(block: Block, layout: s.Layout) -> bool:
    """Say whether a block may not be split between two pages: long ones may, and so may cards in large."""
    if layout.type is s.LARGE and isinstance(block, Cards | Bullets):
        return False
    parts = {Table: "rows", Cards: "cards", Bullets: "items"}
    return len(getattr(block, parts.get(type(block), ""), ())) <= SHORT_TABLE


def _sections(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Yield each heading with what it heads, so that none is left alone at the foot of a page."""
    section: list[Block] = []
    for block, following in pairwise((*blocks, None)):
        assert block is not None
        section.append(block)
        if not isinstance(block, Heading) and not (isinstance(block, Prose) and _leads(section, following)):
            yield section
            section = []
    if section:
        yield section


def _leads(section: list[Block], following: Block | None) -> bool:
    return (
        isinstance(section[0], Heading)
        and following is not None
        and not isinstance(following, Heading | Prose)
    )
