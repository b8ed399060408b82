"""`parcours pdf` of a database: the plans of an office on paper, and a wrong order in one sentence."""

from pathlib import Path

import pypdfium2
import pytest

from db.cases import CaseStore
from db.database import open_database
from db.registers.access import accesses
from planner import set_aside
from planner.set_aside import new_plan, renamed
from tests.ui.office import ANOTHER, AUTHOR, CAMILLE, TODAY
from ui.command_line import main


def test_the_command_prints_an_office_and_says_what_failed(
    two_plans: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("un mot de passe\nreste\n", "utf-8")
    out = tmp_path / "plans"
    command = ["pdf", "--database", str(two_plans), "--out", str(out), "--password-file", str(secret)]
    assert main([*command, "--document", "calendar", "--large", "--today", "2026-11-25"]) == 0
    assert "2 plans imprimés" in capsys.readouterr().out
    database = open_database(two_plans)
    (kept,) = CaseStore(database).load(CAMILLE)[0].keeping.revisions
    assert (kept.number, kept.reason, kept.day) == (1, "printed", TODAY), "paper and database can be matched"
    assert [line.what for line in accesses(database, CAMILLE)] == ["printed"]
    database.close()
    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(out / "Camille-Exemple-000001.pdf")
    sheet = pypdfium2.PdfDocument(out / "Camille-Exemple-000001.pdf", password="un mot de passe")
    assert "Calendrier mural" in sheet[0].get_textpage().get_text_bounded()


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ([], "Rien à imprimer"),
        (["--parts", "poem"], "poem"),
        (["--password-file", "absent.txt"], "absent.txt"),
        (["--document", "poster"], "poster"),
        (["--reason", "newcomer"], "--reason"),
        (["--search", "personne"], "aucun des dossiers trouvés n’a de plan"),
    ],
)
def test_a_wrong_order_is_one_sentence(
    more: list[str], said: str, two_plans: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    database = ["--database", str(two_plans)] if more else []
    assert main(["pdf", "--out", str(tmp_path / "x"), *database, *more]) == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "x").exists()


def test_plans_of_a_name_are_printed_and_those_set_aside_stay_aside(
    two_plans: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    database = open_database(two_plans)
    cases = CaseStore(database)
    case, version = cases.load(CAMILLE)
    away = new_plan(renamed(case, "Métier visé"), "Autre idée", TODAY, AUTHOR.name)
    cases.save(away, version, AUTHOR)
    zoe, version = cases.load(ANOTHER)
    cases.save(renamed(zoe, "métier VISÉ"), version, AUTHOR)
    database.close()
    out = tmp_path / "plans"
    command = ["pdf", "--database", str(two_plans), "--out", str(out), "--today", TODAY.isoformat()]
    assert main([*command, "--plan", "metier vise"]) == 0
    assert sorted(path.name for path in out.iterdir()) == [
        "Camille-Exemple-000001.pdf",
        "Zoé-Essai-000009.pdf",
    ]
    database = open_database(two_plans)
    kept = CaseStore(database).load(CAMILLE)[0]
    assert kept.plan == away.plan and [aside.name for aside in kept.keeping.plans] == ["Métier visé"]
    printed = set_aside.opened(kept, "", TODAY, "")
    assert printed.plan.revision == 1 and printed.plan.steps == case.plan.steps
    assert [revision.number for revision in kept.keeping.revisions] == [1]
    database.close()
    assert main([*command, "--plan", "nulle part"]) == 2
