from pathlib import Path

from ui.opened_papers import OpenedPapers


def test_a_paper_goes_when_it_is_swept_and_at_the_next_start(tmp_path: Path) -> None:
    folder = tmp_path / "opened"
    papers = OpenedPapers(folder)
    assert not folder.exists()
    kept = papers.keep("plan-d-action", b"%PDF")
    assert kept.read_bytes() == b"%PDF" and kept.stat().st_mode & 0o077 == 0
    papers.sweep()
    assert not list(folder.iterdir())
    left = papers.keep("plan-d-action", b"%PDF")
    (folder / ".half.pdf").touch()
    OpenedPapers(folder)
    assert not left.exists() and not list(folder.iterdir())
