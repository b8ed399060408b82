"""An office's own look: its logo on the paper, its colour readable, both in grey when asked."""

from base64 import b64decode
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from planner.errors import PlannerError
from planner.report.choice import Choice
from planner.report.documents import pdf
from planner.report.drawing.styles import NAVY
from planner.report.logo import contrast, read_logo, readable
from tests.planner.report.stories import CATALOGUE, OFFICE, TODAY, a_retraining
from tests.planner.report.structure import elements, opened, untagged

WINE = "#6b1030"


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """Return a wide picture, half of it transparent."""
    path = tmp_path / "logo.png"
    drawn = Image.new("RGBA", (2000, 500), (0, 0, 0, 0))
    drawn.paste((180, 20, 60, 255), (0, 0, 1000, 500))
    drawn.save(path)
    return path


def printed(logo: str = "", color: str = "", **choice: bool) -> bytes:
    office = replace(OFFICE, logo=logo, color=color)
    return pdf(a_retraining(), CATALOGUE, office, "fr", TODAY, Choice(**choice))


def test_a_logo_is_made_small_and_opaque(picture: Path) -> None:
    with Image.open(BytesIO(b64decode(read_logo(picture)))) as small:
        assert small.size == (720, 180) and small.mode == "RGB"
        assert small.getpixel((700, 90)) == (255, 255, 255)


@pytest.mark.parametrize("content", [b"", b"<svg/>", b"GIF89a\x01\x00\x01\x00", b"\x89PNG\r\n\x1a\nbroken"])
def test_what_is_no_picture_is_refused_by_its_name(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "logo.png"
    path.write_bytes(content)
    with pytest.raises(PlannerError) as error:
        read_logo(path)
    assert error.value.code == "logo-unreadable" and error.value.details["path"] == str(path)


def test_a_file_that_is_absent_or_huge_is_refused(tmp_path: Path) -> None:
    huge = tmp_path / "huge.png"
    with huge.open("wb") as file:
        file.truncate(5 << 20)
    for path in (huge, tmp_path / "absent.png"):
        with pytest.raises(PlannerError):
            read_logo(path)


@pytest.mark.parametrize("large", [False, True])
def test_the_logo_is_a_picture_that_says_the_office(picture: Path, large: bool) -> None:
    data = printed(read_logo(picture), large=large)
    file = opened(data)
    first = next(e for e in elements(file) if e.role == "Figure")
    assert first.alt == "Carrefour Exemple" and untagged(file) == []
    assert data == printed(read_logo(picture), large=large)
    assert large or len(file.pages) == 4


def test_the_logo_is_grey_on_grey_paper(picture: Path) -> None:
    file = opened(printed(read_logo(picture), grey=True))
    pictures = [x for page in file.pages for x in page.get_images().values()]
    shown = pikepdf.PdfImage(pictures[0]).as_pil_image().convert("RGB")
    assert all(red == green == blue for _, (red, green, blue) in shown.getcolors(1 << 20))


def test_the_colour_of_the_office_takes_the_place_of_ours() -> None:
    def fills(data: bytes) -> set[tuple[float, ...]]:
        file = opened(data)
        drawn = pikepdf.parse_content_stream(file.pages[0])
        asked = (i for i in drawn if str(i.operator) in ("rg", "RG"))
        return {tuple(round(float(x), 2) for x in i.operands) for i in asked}

    wine, navy = (0.42, 0.06, 0.19), tuple(round(part, 2) for part in NAVY.rgb())
    assert navy in fills(printed()) and wine not in fills(printed())
    assert wine in fills(printed(color=WINE)) and navy not in fills(printed(color=WINE))


def test_a_colour_that_can_be_read_is_kept() -> None:
    assert readable(WINE.upper()) == WINE and readable("") == ""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize(
    ("color", "code"),
    [("#ffcc00", "color-too-light"), ("#8a8a8a", "color-too-light"),
     ("rouge", "color-unreadable"), ("#12345", "color-unreadable"), ("#12345g", "color-unreadable")],
)  # fmt: skip
def test_a_colour_that_cannot_be_read_is_refused(color: str, code: str) -> None:
    with pytest.raises(PlannerError) as error:
        readable(color)
    assert error.value.code == code


@pytest.mark.parametrize("color", ["#ffff00", "bleu", "#12", "javascript:alert(1)"])
def test_a_colour_that_nobody_could_read_is_drawn_as_ours(color: str) -> None:
    case = a_retraining()
    ours = pdf(case, CATALOGUE, OFFICE, "fr", TODAY)
    assert pdf(case, CATALOGUE, replace(OFFICE, color=color), "fr", TODAY) == ours
    assert pdf(case, CATALOGUE, replace(OFFICE, color="#6b1d38"), "fr", TODAY) != ours
