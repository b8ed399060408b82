"""`parcours reach`: every trade, in words and as JSON, for a catalogue of one's own; Ctrl-C ends it."""

import json
import signal
from pathlib import Path

import pytest

from ui.command_line import BAD_INPUT, main
from ui.commands.waiting import Waiting

TRADES = """code,title_fr,title_en,requires
A,Aide,Helper,
B,Soudage,Welding,"{""credential"":""DEP""}"
C,Droit,Law,"{""credential"":""LAW""}"
D,Livraison,Delivery,"{""declared"":""driving""}"
"""
ACTIVITIES = """code,kind,title_fr,title_en,hours,grants
DEP,dep,Soudage-montage,Welding and fitting,600,"{""credentials"":[""DEP""]}"
"""
CASE = {"preferences": {"start": "2027-01-11", "deadline": "2029-01-11"}, "target": {"trade": "gone"}}


@pytest.fixture
def asked(tmp_path: Path) -> list[str]:
    """Return the command for a case and a catalogue in a folder."""
    (tmp_path / "trades.csv").write_text(TRADES, "utf-8")
    (tmp_path / "activities.csv").write_text(ACTIVITIES, "utf-8")
    (tmp_path / "CASE.json").write_text(json.dumps(CASE), "utf-8")
    return ["reach", str(tmp_path / "CASE.json"), "--catalogue", str(tmp_path)]


def test_json_has_every_trade_soonest_first(asked: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*asked, "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [row["trade"] for row in rows] == ["A", "B", "C", "D"]
    assert [row["status"] for row in rows] == ["optimal", "optimal", "infeasible", "infeasible"]
    assert rows[1] == {
        "trade": "B",
        "status": "optimal",
        "finish": "2027-05-31",
        "money_cents": 0,
        "first_step": "DEP",
        "estimated": True,
    }


def test_words_say_what_is_to_be_documented(asked: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*asked, "--language", "en"]) == 0
    shown = capsys.readouterr().out.splitlines()
    cost = "$0 + fees to ask for"
    assert shown[1] == f"May 30, 2027 · {cost} · Welding [B] · first: Welding and fitting · estimate"
    assert shown[2] == "ready now · $0 · Delivery [D] · to be documented: driving"
    assert shown[3:] == ["1 trade without a pathway"]


def test_ctrl_c_leaves_the_rest_undecided(
    asked: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    def progress(wait: Waiting, name: str, share: float) -> None:
        seen.append(name)
        if name == "Helper":
            signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(Waiting, "progress", progress)
    assert main([*asked, "--json", "--language", "en"]) == 0
    said = capsys.readouterr()
    assert {row["trade"]: row["status"] for row in json.loads(said.out)}["B"] == "unknown"
    assert "not decided" in said.err


def test_a_case_that_is_not_there_is_bad_input(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["reach", "nowhere.json"]) == BAD_INPUT
    assert "nowhere.json" in capsys.readouterr().err


def test_no_seconds_at_all_leave_what_is_open_unproven(
    asked: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*asked, "--json", "--seconds", "0"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [row["trade"] for row in rows] == ["A", "B", "C", "D"]
    assert {row["status"] for row in rows} == {"unknown"}


def test_a_case_without_a_target_is_enough(asked: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    Path(asked[1]).write_text(json.dumps({"preferences": CASE["preferences"]}), "utf-8")
    assert main([*asked, "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 4


def test_a_plan_still_asks_for_a_target(asked: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    Path(asked[1]).write_text(json.dumps({"preferences": CASE["preferences"]}), "utf-8")
    assert main(["plan", *asked[1:]]) == BAD_INPUT
    assert "target" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["plan", "reach"])
def test_activities_that_the_catalogue_does_not_have_are_told(
    command: str, asked: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    wishes = {**CASE["preferences"], "pinned": ["QQ"], "forbidden": ["RR", "DEP"]}
    Path(asked[1]).write_text(json.dumps({"preferences": wishes, "target": {"trade": "B"}}), "utf-8")
    assert main([command, *asked[1:], "--language", "en"]) == 0
    told = capsys.readouterr().err
    assert "pins QQ" in told and "sets RR aside" in told and "DEP" not in told
