"""`parcours transfer`: in words and as JSON, with our catalogue and with a folder that has no nearness."""

import json
import shutil
from pathlib import Path

import pytest

import resources
from ui.command_line import BAD_INPUT, main

KEYS = ["trade", "score", "nearness", "shortfall", "shared", "missing"]
LEVELS = "trade,skill,level\nA,S1,2\nB,S1,3\nB,S2,1\nC,S2,4\n"


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    """Return a folder with three trades, their levels and nothing else; B asks a licence."""
    folder = tmp_path / "catalogue"
    folder.mkdir()
    (folder / "trades.csv").write_text(
        'code,title_fr,title_en,requires\nA,Aide,Helper,\nB,Métier,Craft,"{""credential"":""L""}"\nC,Commis,Clerk,\n',
        "utf-8",
    )
    (folder / "skills.csv").write_text("code,title_fr,title_en\nS1,Souder,Weld\nS2,Écrire,Write\n", "utf-8")
    (folder / "trade_skills.csv").write_text(LEVELS, "utf-8")
    return folder


def test_json_has_the_stated_form(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["transfer", "72100", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert len(rows) == 50 and all(list(row) == KEYS for row in rows)
    assert [row["score"] for row in rows] == sorted((row["score"] for row in rows), reverse=True)
    assert rows[0]["trade"] == "72101" and all(row["trade"] != "72100" for row in rows)
    assert all(row["shared"] for row in rows)
    assert {"skill", "held", "level", "weight"} == set(rows[0]["shared"][0])


def test_all_gives_each_of_the_516_trades_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["transfer", "--all", "--top", "3", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert len(found) == 516 and {len(rows) for rows in found.values()} == {3}
    assert main(["transfer", "64100", "--top", "3", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == found["64100"]


def test_a_folder_without_nearness_is_ranked_by_levels(
    catalogue: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["transfer", "A", "--catalogue", str(catalogue), "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [row["trade"] for row in rows] == ["B", "C"]
    assert rows[0]["missing"][0] == {"credential": "L"}
    assert {row["skill"] for row in rows[0]["missing"][1:]} == {"S1", "S2"}


def test_our_own_catalogue_without_nearness_still_answers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "ours"
    folder.mkdir()
    for name in ("trades.csv", "skills.csv", "trade_skills.csv"):
        shutil.copy(resources.path("data") / name, folder / name)
    assert main(["transfer", "72106", "--catalogue", str(folder), "--top", "10", "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 10


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "fr",
            (
                "Où mène Aide (A)\u00a0:",
                "1. Métier (B)",
                "à apprendre\u00a0: Souder 2\u00a0→ 3",
                "à l’entrée",
            ),
        ),
        ("en", ("Where Helper (A) leads:", "1. Craft (B)", "to learn: Weld 2 → 3", "entry asks")),
    ],
)
def test_words_say_what_is_shared_missing_and_asked(
    catalogue: Path, capsys: pytest.CaptureFixture[str], language: str, said: tuple[str, ...]
) -> None:
    assert main(["transfer", "A", "--catalogue", str(catalogue), "--language", language]) == 0
    text = capsys.readouterr().out
    assert all(part in text for part in said), text


@pytest.mark.parametrize(
    "arguments",
    [["99999"], [], ["--all", "72100"], ["72100", "--top", "0"], ["72100", "--top", "ten"]],
)
def test_bad_input_is_one_line(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["transfer", *arguments]) == BAD_INPUT
    captured = capsys.readouterr()
    assert captured.out == "" and len(captured.err.strip().splitlines()) == 1


def test_a_degree_that_is_usual_is_said_beside_what_entry_asks(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["transfer", "33102", "--top", "10", "--language", "en"]) == 0
    lines = capsys.readouterr().out.splitlines()
    nurses = next(lines[place + 1] for place, line in enumerate(lines) if "(31301)" in line)
    assert "DCS Nursing" in nurses and "Licence" in nurses and "usual: A university degree." in nurses
    assert sum("usual:" in line for line in lines) < len(lines) / 2
