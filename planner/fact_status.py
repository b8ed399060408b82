"""What the facts of a catalogue are worth: seen in a source, computed from one, unverified, or in doubt."""

from collections import Counter
from collections.abc import Iterable, Mapping

from planner.catalogue import Activity, Catalogue, Measure, Session, Trade, Wage
from planner.suspect import suspect
from planner.words import N_

VERIFIED, DERIVED, UNVERIFIED, SUSPECT = STATUSES = ("verified", "derived", "unverified", "suspect")
STATUS_WORDS = {
    VERIFIED: N_("verified"),
    DERIVED: N_("derived"),
    UNVERIFIED: N_("unverified"),
    SUSPECT: N_("in doubt"),
}
COMPUTED = "÷"  # the source of a wage that a yearly one gives says by what it was divided
Counts = Mapping[str, "Counter[str]"]


def fact_statuses(catalogue: Catalogue) -> Counts:
    """Return how many facts of each kind have which status; a row is one fact.

    Verified rows say so, or were read unchanged from an official file; what a stated rule computes from
    such files is derived.
    """
    activities, trades = catalogue.activities.values(), catalogue.trades.values()
    return {
        N_("Activities"): Counter(_status(activity) for activity in activities),
        N_("Skills that programmes give"): _all(DERIVED, sum(len(a.grants.skills) for a in activities)),
        N_("Sessions"): Counter(_status(session) for session in catalogue.sessions),
        N_("Funding measures"): Counter(_status(measure) for measure in catalogue.measures),
        N_("Competencies"): _all(UNVERIFIED, len(catalogue.competencies)),
        N_("Trades"): _all(VERIFIED, len(catalogue.trades)),
        N_("Ways into the trades"): _all(UNVERIFIED, len(catalogue.trades)),
        N_("Skills of trades"): _all(DERIVED, _needs(trades)),
        N_("Titles of trades"): Counter(
            VERIFIED if title.language == "en" else UNVERIFIED for title in catalogue.titles
        ),
        N_("Nearness of occupations"): _all(DERIVED, len(catalogue.nearness)),
        N_("Wages"): Counter(_wage(wage) for wage in catalogue.wages),
        N_("Outlook"): _all(VERIFIED, len(catalogue.outlooks)),
    }


def _status(row: Activity | Session | Measure) -> str:
    if isinstance(row, Activity) and suspect(row):
        return SUSPECT
    return VERIFIED if row.provenance.verified else UNVERIFIED


def _wage(wage: Wage) -> str:
    return DERIVED if COMPUTED in wage.source else VERIFIED


def _needs(trades: Iterable[Trade]) -> int:
    return sum(len(trade.skills) for trade in trades)


def _all(status: str, number: int) -> "Counter[str]":
    return Counter({status: number})
