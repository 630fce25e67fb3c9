"""Reading what is demanded of following up and what is planned, with a fixed number of SQL statements."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from fridlyst.followup.calendar import Demand, demands, others
from fridlyst.followup.queries.asking import asking, without_reporter
from fridlyst.followup.queries.rounds import rounds
from fridlyst.followup.shapes import RoundView
from fridlyst.followup.terms import RoundState
from fridlyst.organisation.queries import bodies
from fridlyst.programmes.queries import programmes
from fridlyst.programmes.shapes import ProgrammeView

# So long before a round opens it is said who has nobody to answer.
NOTICE = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Demanded:
    """A municipality's programmes and rounds, and what is demanded of them."""

    programmes: tuple[ProgrammeView, ...]
    rounds: tuple[RoundView, ...]
    demands: tuple[Demand, ...]

    @property
    def others(self) -> tuple[RoundView, ...]:
        """The rounds that nothing demands."""
        return others(self.demands, self.rounds)


@dataclass(frozen=True, slots=True)
class MuteBefore:
    """The next round to open, and by key and name the bodies that it asks and nobody there can answer for."""

    round: RoundView
    bodies: tuple[tuple[str, str], ...]


def demanded(*, municipality_id: int, today: date, law: bool = True) -> Demanded:
    """What is demanded of the municipality, planned or not; four statements. `law` as in `demands`."""
    decided = programmes(municipality_id=municipality_id, drafts=False)
    held = rounds(municipality_id=municipality_id)
    return Demanded(decided, held, demands(decided, held, today, law=law))


def mute_before(*, municipality_id: int, rounds: Sequence[RoundView], today: date) -> MuteBefore | None:
    """Who cannot answer in the next round that opens by itself within NOTICE; None without such a round.

    A fixed number of statements, and none when no round is near.
    """
    near = [
        view
        for view in rounds
        if view.state == RoundState.DRAFT and view.opens_on and today <= view.opens_on <= today + NOTICE
    ]
    if not near:
        return None
    view = min(near, key=lambda one: (one.opens_on or date.max, one.id))
    asked = asking(
        municipality_id=municipality_id,
        programme_ids=view.programme_ids,
        period_start=view.period_start,
        period_end=view.period_end,
    )
    mute = without_reporter(municipality_id=municipality_id, body_ids=asked.bodies)
    known = bodies(municipality_id)
    return MuteBefore(view, tuple((body.key, body.name) for body in known if body.id in mute))
