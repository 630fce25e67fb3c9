"""The rounds of 290 municipalities × 30 bodies open on one day, while somebody else saves an answer."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Any

import django
from django.core.management import call_command
from django.db import connection, transaction

django.setup()

from django.test.utils import CaptureQueriesContext  # noqa: E402

from fridlyst.base import clock  # noqa: E402
from fridlyst.followup.actions import save_answer  # noqa: E402
from fridlyst.followup.actions.calendar import open_due  # noqa: E402
from fridlyst.followup.fields import Answer  # noqa: E402
from fridlyst.followup.models import ActivityReport, FollowUpRound, Submission  # noqa: E402
from fridlyst.organisation.models import Body, Municipality  # noqa: E402
from fridlyst.programmes.models import Activity, Goal, GoalActivity, Ownership, Programme  # noqa: E402
from tests.bench.material import Material, make  # noqa: E402
from tests.bench.measuring import Ratio, milliseconds  # noqa: E402

MUNICIPALITIES, BODIES, ACTIVITIES = 290, 30, 52
OWNERS_EACH = 3
# As when nothing opens: DESIGN §9.
TARGET = 6.0
_PAUSE = 0.02


@dataclass(frozen=True, slots=True)
class Opened:
    """How long the opening took, in seconds, and each save and bare insert meanwhile, in milliseconds."""

    seconds: float
    saves: tuple[float, ...]
    floors: tuple[float, ...]


def build() -> None:
    """Every municipality with a programme in force, its owners, and a round that opens today."""
    places = _made(
        Municipality, [{"code": f"{n:04}", "name": f"Kommun {n}", "slug": f"k{n}"} for n in _span()]
    )
    bodies = _made(
        Body,
        [
            {"municipality": one, "key": f"b{n}", "name": f"Nämnd {n}"}
            for one in places
            for n in range(BODIES)
        ],
    )
    days = {"valid_from": date(2020, 1, 1), "valid_to": date(2099, 12, 31)}
    programmes = _made(
        Programme,
        [
            {"municipality": one, "slug": "p", "title": "Program", "state": "in_force", **days}
            for one in places
        ],
    )
    goals = _made(
        Goal,
        [
            {"municipality": one.municipality, "programme": one, "key": "g", "title": "Mål"}
            for one in programmes
        ],
    )
    activities = _made(
        Activity,
        [
            {"municipality": one, "key": f"a{n}", "title": f"Aktivitet {n}"}
            for one in places
            for n in range(ACTIVITIES)
        ],
    )
    _made(
        GoalActivity,
        [{"goal": goals[at // ACTIVITIES], "activity": one} for at, one in enumerate(activities)],
    )
    _made(
        Ownership,
        [
            {
                "municipality": one.municipality,
                "activity": one,
                "body": bodies[at // ACTIVITIES * BODIES + (at * OWNERS_EACH + n) % BODIES],
            }
            for at, one in enumerate(activities)
            for n in range(OWNERS_EACH)
        ],
    )
    _rounds(programmes)


def _rounds(programmes: list[Programme]) -> None:
    today = clock.today()
    period = {"period_start": date(today.year, 1, 1), "period_end": today, "closes_on": date(2099, 1, 1)}
    rounds = _made(
        FollowUpRound,
        [
            {"municipality": one.municipality, "slug": "r", "title": "Tertial", "opens_on": today, **period}
            for one in programmes
        ],
    )
    through = FollowUpRound.programmes.through
    through.objects.bulk_create(
        [through(followupround=one, programme=about) for one, about in zip(rounds, programmes, strict=True)]
    )


def _span() -> range:
    return range(MUNICIPALITIES)


def _made(model: type[Any], rows: list[dict[str, object]]) -> Any:  # noqa: ANN401
    """Straight into storage: what is measured is the opening, not the making."""
    return model.objects.bulk_create([model(**row) for row in rows], batch_size=2000)


def _saving(material: Material) -> Callable[[], None]:
    report = ActivityReport.objects.filter(submission__round_id=material.open_round_id).first()
    assert report is not None
    version = report.version

    def save() -> None:
        nonlocal version
        version = save_answer(
            by=material.by,
            submission_id=report.submission_id,
            activity_id=report.activity_id,
            answer=Answer("ongoing", f"Avtalet är klart sedan {version} maj."),
            version=version,
        ).version

    return save


@contextmanager
def _opening() -> Iterator[subprocess.Popen[bytes]]:
    """`fridlyst round open --due` in a process of its own, as in production."""
    command = [sys.executable, "-c", "from fridlyst.cli.main import main; main()", "round", "open", "--due"]
    with subprocess.Popen(command, env=os.environ, stdout=subprocess.DEVNULL) as process:
        yield process


def opened_while(save: Callable[[], None], floor: Callable[[], None]) -> Opened:
    """Open everything that is due, saving again and again meanwhile, as somebody who types."""
    saves, floors, begun = [], [], None
    with _opening() as process:
        while process.poll() is None:
            took = milliseconds(save)
            time.sleep(_PAUSE)
            bare = milliseconds(floor)
            if begun or FollowUpRound.objects.filter(state="open", slug="r").count() > 1:
                begun = begun or time.perf_counter()
                saves.append(took)
                floors.append(bare)
            time.sleep(_PAUSE)
    assert process.returncode == 0
    return Opened(time.perf_counter() - (begun or 0.0), tuple(saves), tuple(floors))


def alone_as(do: Callable[[], None]) -> float:
    """The median of doing it with the pauses of somebody who types, while nothing opens."""
    found = []
    for _ in range(200):
        found.append(milliseconds(do))
        time.sleep(_PAUSE)
    return median(found)


def insert() -> None:
    """What DESIGN §9 holds a saved answer to."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("INSERT INTO bench_floor VALUES (%s, %s, %s)", [1, "ongoing", "Avtalet är klart."])


def statements() -> int:
    """How many statements opening the round of one municipality takes."""
    first = FollowUpRound.objects.filter(state="draft", slug="r").first()
    assert first is not None
    others = FollowUpRound.objects.filter(state="draft", slug="r").exclude(pk=first.pk)
    others.update(opens_on=None)
    with CaptureQueriesContext(connection) as asked:
        assert open_due(clock.now()).rounds == 1
    others.update(opens_on=clock.today())
    return len(asked)


def main() -> None:
    """Build, open, measure, print."""
    call_command("migrate", verbosity=0)
    material = make()
    build()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bench_floor (id integer, status varchar(12), comment text)")
    save, asked = _saving(material), statements()
    alone, bare = alone_as(save), alone_as(insert)
    found = opened_while(save, insert)
    made = Submission.objects.filter(round__slug="r").count()
    assert made == MUNICIPALITIES * BODIES, made
    late = sorted(found.saves)[int(len(found.saves) * 0.95)]
    note = (
        f"{made} svar att ge i {MUNICIPALITIES} kommuner på {found.seconds:.0f} s, {asked} satser i varje; "
        f"{len(found.saves)} svar sparade, p95 {late:.0f} ms, längst {max(found.saves):.0f} ms, "
        f"ensamt {alone:.1f} ms mot {bare:.2f} ms"
    )
    # SQLite has one writer at a time, and is for one municipality.
    target = TARGET if connection.vendor == "postgresql" else None
    ratio = Ratio("spara medan landet öppnar", median(found.saves), median(found.floors), target, note=note)
    print(ratio.line, flush=True)


if __name__ == "__main__":
    main()
