"""The address of a server: read, written again, kept on a card, and never with a password in it."""

from pathlib import Path

import pytest

from db.drafts import Draft, drafts, keep
from db.server import passwords
from db.server.address import (
    Address,
    card_of,
    is_server,
    is_url,
    keep_profile,
    profile_on,
    read_card,
    read_url,
)
from planner.errors import PlannerError
from tests.builders import a_case, a_client

SECRET = "s3cr%65t"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("postgresql+psycopg://ouest@host.ca/base", Address("host.ca", "base", "ouest")),
        ("postgres://ouest@host.ca:5433/base", Address("host.ca", "base", "ouest", 5433)),
        ("postgresql://a%20b@[::1]/base", Address("::1", "base", "a b")),
        ("postgresql+psycopg://ouest@/base?host=/run/pg", Address("/run/pg", "base", "ouest")),
        (
            "postgresql://o@h.ca/b?sslmode=verify-full&sslrootcert=/etc/ca.pem",
            Address("h.ca", "b", "o", options=(("sslmode", "verify-full"), ("sslrootcert", "/etc/ca.pem"))),
        ),
    ],
)
def test_an_address_is_read_and_written_alike(text: str, address: Address) -> None:
    assert is_url(text) and read_url(text) == address
    assert read_url(address.url) == address


@pytest.mark.parametrize("text", ["bureau.db", "C:\\postgres.db", "/srv/postgresql/a.db", "file://x/a.db"])
def test_a_file_is_no_address(text: str) -> None:
    assert not is_url(text)


@pytest.mark.parametrize(
    "text",
    [
        "postgresql://host/base", "postgresql://ouest@host", "postgresql://ouest@host/a/b", "mysql://o@h/b",
        "postgresql://o@h:x/b", "postgresql://o@h/b?options=-csearch_path%3Dx", "postgresql://o@h/b?sslmode",
        "postgresql://o@h/b?passfile=/tmp/x",
        "postgresql://o@/b?host=/tmp,h.ca", "postgresql://o@localhost,h.ca/b",
    ],
)  # fmt: skip
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(PlannerError, match="server-address"):
        read_url(text)


@pytest.mark.parametrize("text", [f"postgresql://o:{SECRET}@h/b", f"postgresql://o@h/b?password={SECRET}"])
def test_a_password_in_an_address_is_refused_and_not_repeated(text: str) -> None:
    with pytest.raises(PlannerError, match="server-address-password") as refused:
        read_url(text)
    assert SECRET not in str(refused.value) and refused.value.details == {}


@pytest.mark.parametrize("mode", ["disable", "allow", "prefer"])
def test_nothing_goes_over_a_network_in_the_clear(mode: str) -> None:
    with pytest.raises(PlannerError, match="server-in-the-clear"):
        read_url(f"postgresql://o@h.ca/b?sslmode={mode}")
    assert read_url("postgresql://o@h.ca/b").sealing == "require"
    assert read_url(f"postgresql://o@localhost/b?sslmode={mode}").sealing == mode


def test_a_card_keeps_the_address_and_who_works_here(tmp_path: Path) -> None:
    address = Address("host.ca", "base", "ouest", 5433)
    card = card_of(address, tmp_path / "servers")
    assert is_server(card) and read_card(card) == address and profile_on(card) == {}
    keep_profile(card, {"name": "Zoé"})
    assert card_of(address, tmp_path / "servers") == card
    assert (read_card(card), profile_on(card)) == (address, {"name": "Zoé"})
    other = card_of(Address("host.ca", "base", "est", 5433), tmp_path / "servers")
    assert other != card


def test_what_waits_for_a_server_is_sealed_with_its_password(tmp_path: Path) -> None:
    card, folder = card_of(Address("host.ca", "base", "ouest"), tmp_path), tmp_path / "unsaved"
    passwords.hold(card, SECRET)
    draft = Draft(a_case(client=a_client(name="Zéphirine")), None, 0)
    keep(folder, card, draft)
    (file,) = folder.iterdir()
    assert "Zéphirine".encode() not in file.read_bytes() and SECRET.encode() not in file.read_bytes()
    assert drafts(folder, card) == (draft,)
    passwords.hold(card, "un autre")
    assert drafts(folder, card) == ()
    passwords.forget(card)
    assert drafts(folder, card) == ()


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"address": 3}', '{"address": "x"}', "\ud800"])
def test_a_card_that_was_spoiled_is_refused(tmp_path: Path, text: str) -> None:
    card = tmp_path / "a.server"
    card.write_text(text, encoding="utf-8", errors="surrogatepass")
    with pytest.raises(PlannerError, match="server-address"):
        read_card(card)
    with pytest.raises(PlannerError, match="database-missing"):
        read_card(tmp_path / "gone.server")
