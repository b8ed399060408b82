"""What a plan costs the client: fees, and the pay lost from the first step that ends the present job."""

from planner.pathway.model import Model
from planner.pathway.options import Candidate
from planner.pathway.variables import Line, Lit, StepVariables

EARLIEST = 4000


def fees(model: Model) -> Line:
    """Return the costs of the steps taken, in cents."""
    return sum(candidate.cost_cents * lit for _, candidate, lit in model.choices)


def money(model: Model) -> Line:
    """Return fees plus pay lost; the latter is at least what it must be, so minimise or bound it."""
    job = model.problem.lost_job
    leaving = [(step, lit) for step, c, lit in model.choices if c.leaves_job and not c.pay_cents_per_week]
    if job is None or not leaving:
        return fees(model)
    cp, first = model.cp, _first(model, leaving)
    weeks = cp.new_int_var(0, (model.problem.days + EARLIEST) // 7 + 1, "weeks lost")
    cp.add(7 * weeks >= _last(model) - first)
    earned = sum(_earned(model, step, candidate, lit, first) for step, candidate, lit in _paid(model))
    lost = cp.new_int_var(0, job.pay_cents_per_week * ((model.problem.days + EARLIEST) // 7 + 1), "pay lost")
    left = cp.new_bool_var("leaves the job")
    for _, lit in leaving:
        cp.add_implication(lit, left)
    cp.add(lost >= job.pay_cents_per_week * weeks - earned).only_enforce_if(left)
    return fees(model) + lost


def _last(model: Model) -> Line:
    """Return the finish, or the day on which the job would have ended anyway if that comes first."""
    until = model.problem.job_until
    if until is None:
        return model.finish
    last = model.cp.new_int_var(0, model.problem.days, "job over")
    model.cp.add_min_equality(last, [model.finish, until])
    return last


def _paid(model: Model) -> list[tuple[StepVariables, Candidate, Lit]]:
    return [(step, c, lit) for step, c, lit in model.choices if c.pay_cents_per_week > 0]


def _first(model: Model, leaving: list[tuple[StepVariables, Lit]]) -> Line:
    """Return the start of the first step that ends the job, exactly; the finish if there is none."""
    cp = model.cp
    first = cp.new_int_var(-EARLIEST, model.problem.days, "job ends")
    causes = [cp.new_bool_var("") for _ in leaving]
    for (step, lit), cause in zip(leaving, causes, strict=True):
        cp.add(first <= step.start).only_enforce_if(lit)
        cp.add(first >= step.start).only_enforce_if(cause)
        cp.add_implication(cause, lit)
    none = cp.new_bool_var("keeps the job")
    cp.add(first == model.finish).only_enforce_if(none)
    for _, lit in leaving:
        cp.add_implication(none, ~lit)
    cp.add_bool_or([none, *causes])
    return first


def _earned(model: Model, step: StepVariables, candidate: Candidate, lit: Lit, first: Line) -> Line:
    """Return at most the pay of a step in the weeks from `first` on, while the job would have lasted."""
    cp, days = model.cp, model.problem.days
    weeks = cp.new_int_var(0, (days + EARLIEST) // 7 + 1, "")
    since = cp.new_int_var(-EARLIEST, days, "")
    counts = cp.new_bool_var("")
    cp.add_implication(counts, lit)
    cp.add(weeks == 0).only_enforce_if(~counts)
    cp.add(step.end > first).only_enforce_if(counts)
    cp.add(since >= first)
    cp.add(since >= step.start).only_enforce_if(counts)
    cp.add(7 * weeks <= step.end - since + 6).only_enforce_if(counts)
    if model.problem.job_until is not None:
        cp.add(7 * weeks <= model.problem.job_until - since + 6).only_enforce_if(counts)
    return candidate.pay_cents_per_week * weeks
