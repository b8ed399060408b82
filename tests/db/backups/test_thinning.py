"""Which backups stay: the stated days, weeks and months, and always one to go back to."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from db.backups import Backup, spared

NOW = datetime(2026, 11, 26, 17, 0).astimezone()


def a_backup(hours: float, reason: str = "daily", verified: bool = True) -> Backup:
    made = NOW - timedelta(hours=hours)
    return Backup(Path(f"{hours}.{reason}.db"), made, reason, verified=made if verified else None)


def test_of_three_years_of_days_seven_days_four_weeks_and_twelve_months_stay() -> None:
    found = [a_backup(24 * days) for days in range(3 * 365)]
    stay = sorted(NOW - backup.made for backup in found if backup.path in spared(found, NOW))
    days = [passed.days for passed in stay]
    assert days[:7] == [0, 1, 2, 3, 4, 5, 6]
    # The last days of weeks and months: 26 November 2026 is a Thursday.
    assert days[7:9] == [11, 18] and days[9:11] == [26, 57]
    assert len(days) == 7 + 2 + 11 and max(days) < 366


def test_all_of_the_last_hours_stay_up_to_twenty() -> None:
    found = [a_backup(number / 10, "merge") for number in range(30)]
    assert spared(found, NOW) == {backup.path for backup in found[:20]}


def test_the_last_before_a_newer_version_stays_however_old() -> None:
    found = [a_backup(24 * days) for days in range(20)]
    old = a_backup(24 * 900, "migration")
    assert old.path in spared([*found, old, a_backup(24 * 901, "migration")], NOW)


@given(st.lists(st.tuples(st.floats(0, 20_000), st.sampled_from(["daily", "merge"]), st.booleans())))
def test_the_newest_one_and_the_newest_verified_one_always_stay(
    drawn: list[tuple[float, str, bool]],
) -> None:
    found = [replace(a_backup(*one), path=Path(f"{n}.db")) for n, one in enumerate(drawn)]
    stay = spared(found, NOW)
    if found:
        assert max(b.made for b in found) in {b.made for b in found if b.path in stay}
    if sound := [b for b in found if b.verified]:
        assert max(b.made for b in sound) in {b.made for b in sound if b.path in stay}
    assert spared([b for b in found if b.path in stay], NOW) == stay
