"""The certificate of a destroyed case as a page: what the register says of it, on the office's paper."""

from base64 import b64decode
from collections.abc import Iterator

from planner.office import Counsellor
from planner.register_words import certificate_lines, certificate_title
from planner.registers import Destruction
from planner.report.blocks import Block, Document, Letterhead, Prose, Signatures, Title
from planner.report.logo import drawable_color
from planner.report.rich import joined, rich, strong
from planner.words import Words


def certificate_pdf(done: Destruction, office: Counsellor, words: Words) -> bytes:
    """Return the certificate as one page to sign and to keep; it names nobody but who destroyed the file."""
    from planner.report.pdf import render

    title = certificate_title(done, words)
    author = done.author or office.office or "Parcours"
    notice, page = words._("This certificate names no client."), words._("Page {page} of {pages}")
    footer = f"{title} · {words.date(done.made_on)}"
    color, blocks = drawable_color(office.color), tuple(_blocks(done, title, office, words))
    return render(
        [Document(title, author, words.language, footer, notice, page, blocks, 1, color, done.made_on)]
    )


def _blocks(done: Destruction, title: str, office: Counsellor, words: Words) -> Iterator[Block]:
    left = joined("\n", (strong(office.office), rich(office.address)))
    yield Letterhead(left, rich(words.date(done.made_on)), b64decode(office.logo), office.office)
    yield Title(title)
    for line in certificate_lines(done, words):
        yield Prose(rich(line))
    yield Signatures((done.author or "–",), words._("Date"))
