"""Planning from the command line: the exchange form, words, and what is wrong with a case."""

import json
from datetime import date
from pathlib import Path

import pytest

from planner.case import Case
from planner.report import documents
from tests.ui.command_line.typed import ACTIVITIES, case_file, failed, quoted
from ui.command_line import main


def test_plan_prints_the_exchange_form(
    catalogue: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["plan", str(case_file(tmp_path)), "--catalogue", str(catalogue), "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    first = result["proposals"][0]
    assert (result["status"], first["finish"], first["estimated"]) == ("optimal", "2027-01-25", True)
    assert [(s["activity"], s["session"]) for s in first["steps"]] == [("A", "est30")]


def test_one_profile_comes_first(catalogue: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["plan", case_file(tmp_path), "--catalogue", catalogue, "--json", "--profile", "least_costly"]
    assert main([str(a) for a in arguments]) == 0
    assert "least_costly" in json.loads(capsys.readouterr().out)["proposals"][0]["profiles"]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_plan_in_words_names_every_step(
    catalogue: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str
) -> None:
    assert (
        main(["plan", str(case_file(tmp_path)), "--catalogue", str(catalogue), "--language", language]) == 0
    )
    assert "[A / est30]" in capsys.readouterr().out


def test_a_damaged_case_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = tmp_path / "case.json"
    broken.write_text('{"client": {', "utf-8")
    assert "case.json" in failed(capsys, "plan", broken)


def test_an_unknown_key_is_named(catalogue: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = case_file(tmp_path, favourite_colour="blue")
    assert "favourite_colour" in failed(capsys, "plan", case, "--catalogue", catalogue)


def test_an_unknown_trade_is_named(
    catalogue: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = case_file(tmp_path, target={"trade": "99999"})
    for command in (["plan", case], ["pdf", case, "--out", tmp_path / "plan.pdf"]):
        said = failed(capsys, *command, "--catalogue", catalogue)
        assert "99999" in said and "case.json" in said


@pytest.mark.parametrize("before", [True, False])
def test_the_language_stands_before_or_after_the_command(
    catalogue: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], before: bool
) -> None:
    command, language = (
        ["plan", str(case_file(tmp_path)), "--catalogue", str(catalogue)],
        ["--language", "en"],
    )
    assert main([*language, *command] if before else [*command, *language]) == 0
    assert capsys.readouterr().out.startswith("Pathways to")
    assert main(command) == 0
    assert capsys.readouterr().out.startswith("Parcours vers")


def test_pathways_that_rest_on_the_undocumented_are_not_announced_as_none(
    catalogue: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = quoted({"subject": "math", "level": 4})
    (catalogue / "activities.csv").write_text(
        f"{ACTIVITIES}A,dep,60,{asked},{quoted({'credentials': ['A']})}\n", "utf-8"
    )
    command = ["plan", str(case_file(tmp_path)), "--catalogue", str(catalogue), "--language", "en"]
    assert main(command) == 0
    said = capsys.readouterr().out
    assert "1. the fastest" in said
    assert said.splitlines()[0].endswith(": none is sure; what is still to be documented decides")


def test_pdf_writes_the_same_bytes_twice(catalogue: Path, tmp_path: Path) -> None:
    case = case_file(tmp_path)
    for name in ("one.pdf", "two.pdf"):
        arguments = ["pdf", case, "--catalogue", catalogue, "--out", tmp_path / name, "--today", "2027-01-04"]
        assert main([str(a) for a in arguments]) == 0
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


def test_the_paper_of_a_case_file_registers_before_the_first_day_of_class(
    catalogue: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    course = f"A,course,60,,{quoted({'credentials': ['A']})}\n"
    (catalogue / "activities.csv").write_text(ACTIVITIES + course, "utf-8")
    printed: list[Case] = []

    def keep(case: Case, *_: object) -> bytes:
        printed.append(case)
        return b""

    monkeypatch.setattr(documents, "pdf", keep)
    command = ["pdf", case_file(tmp_path), "--catalogue", catalogue, "--out", tmp_path / "plan.pdf"]
    assert main([*map(str, command), "--today", "2026-12-01"]) == 0
    (first,) = printed[0].plan.activity_steps
    (registration,) = [step for step in printed[0].plan.steps if step.formality == "registration"]
    assert (first.start, registration.due) == (date(2027, 1, 11), date(2026, 12, 28))


def test_plan_sets_programmes_of_other_fields_aside_when_asked_and_says_what_admitting_them_opens(
    catalogue: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (catalogue / "trades.csv").write_text(
        f"code,requires\nT,{quoted({'credential': 'DEP'})}\nU,\n", encoding="utf-8"
    )
    row = f"A,dep,60,,{quoted({'credentials': ['DEP']})},U\n"
    (catalogue / "activities.csv").write_text(ACTIVITIES.strip() + ",trades\n" + row, encoding="utf-8")
    asked = ["plan", str(case_file(tmp_path)), "--catalogue", str(catalogue), "--json"]
    assert main(asked) == 0
    assert json.loads(capsys.readouterr().out)["status"] == "optimal"
    assert main([*asked, "--related"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert result["status"] == "infeasible" and not result["proposals"]
    (change,) = result["why_not"][0]["relaxations"]
    assert change == {
        "constraint": "other_fields", "from": ["A", "A~RAC"], "to": [],
        "finish": "2027-01-25", "money_cents": 0,
    }  # fmt: skip
