"""The times of a matter as pages show them: a mark, a word and a sentence."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fridlyst.base.translating import translated
from fridlyst.decisions.terms import TimeState
from fridlyst.decisions.times import Watched
from fridlyst.decisions.times_said import said

# The signs are those of statuses: shape, word and colour.
_MARKS: Mapping[TimeState, str] = {
    TimeState.KEPT: "done",
    TimeState.NEAR: "ongoing",
    TimeState.MISSED: "late",
    TimeState.RUNNING: "not_started",
    TimeState.UNKNOWN: "unknown",
}


@dataclass(frozen=True)
class TimeLine:
    """One time: `mark` is the sign's code, `word` how it stands, `words` the whole sentence."""

    mark: str
    word: str
    words: str


def time_lines(times: Iterable[Watched]) -> tuple[TimeLine, ...]:
    """Each time as a line."""
    return tuple(time_line(one) for one in times)


def time_line(one: Watched) -> TimeLine:
    """One time as a line."""
    return TimeLine(_MARKS[one.state], str(one.state.label), translated(said(one)))
