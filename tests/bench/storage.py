"""The measures that need a database: pages and saving an answer."""

import itertools
from collections.abc import Callable
from typing import Any

from django.db import connection, transaction
from django.test import Client

from fridlyst.accounts.models import User
from fridlyst.followup.actions import save_answer
from fridlyst.followup.fields import Answer
from fridlyst.followup.models import ActivityReport
from tests.bench.material import Material
from tests.bench.measuring import Ratio, against

Statement = tuple[str, Any]


def pages(material: Material) -> list[Ratio]:
    """Each page against the bare SQL it needs, with its number of statements."""
    client = Client(headers={"host": "localhost"})
    client.force_login(User.objects.get(pk=material.user_id))
    whole = 4.0 if connection.vendor == "postgresql" else 8.0
    home = f"/{material.slug}"
    return [
        _page("översikt av ett helt program", client, f"{home}/program/{material.programme_slug}/", whole),
        _page("omgångens karta", client, f"{home}/uppfoljning/{material.open_round_slug}/"),
        _page("listan över aktiviteter", client, f"{home}/aktiviteter/"),
    ]


def _page(name: str, client: Client, address: str, target: float | None = None) -> Ratio:
    def get() -> None:
        response = client.get(address)
        assert response.status_code == 200, (address, response.status_code)

    get()
    statements = _statements(get)
    return against(name, get, lambda: _replay(statements), target=target, note=f"{len(statements)} satser")


def _statements(work: Callable[[], object]) -> list[Statement]:
    taken: list[Statement] = []

    def take(execute, sql, params, many, context):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
        taken.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(take):
        work()
    return taken


def _replay(statements: list[Statement]) -> None:
    with connection.cursor() as cursor:
        for sql, params in statements:
            cursor.execute(sql, params)
            if cursor.description:
                cursor.fetchall()


def saving(material: Material) -> Ratio:
    """Saving one answer, with its policy, lock and trail, against a bare insert and commit."""
    reports = list(
        ActivityReport.objects.filter(submission__round_id=material.open_round_id).values_list(
            "submission_id", "activity_id"
        )
    )
    versions: dict[tuple[int, int], int] = dict.fromkeys(reports, 1)
    turn, words = itertools.cycle(reports), itertools.count()
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bench_floor (id integer, status varchar(12), comment text)")

    def save() -> None:
        submission, activity = pair = next(turn)
        answer = Answer("ongoing", f"Avtalet är klart sedan {next(words)} maj.")
        versions[pair] = save_answer(
            by=material.by,
            submission_id=submission,
            activity_id=activity,
            answer=answer,
            version=versions[pair],
        ).version

    def insert() -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("INSERT INTO bench_floor VALUES (%s, %s, %s)", [1, "ongoing", "Avtalet är klart."])

    note = f"{len(_statements(save))} satser"
    return against("spara ett svar", save, insert, target=6.0, rounds=100, note=note)
