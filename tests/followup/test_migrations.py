"""Rounds that shared a title before titles were told apart."""

from datetime import date

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

BEFORE = [("followup", "0003_first_submitted_at")]
AFTER = [("followup", "0004_round_titles")]
LONG = "Å" * 200


@pytest.mark.django_db(transaction=True)
def test_doubles_get_a_number_and_everybody_else_keeps_the_title() -> None:
    executor = MigrationExecutor(connection)
    latest = executor.loader.graph.leaf_nodes()
    executor.migrate(BEFORE)
    old = executor.loader.project_state(BEFORE).apps
    here, there = (
        old.get_model("organisation", "Municipality").objects.create(code=code, name=code, slug=code)
        for code in ("1882", "1489")
    )
    rounds = old.get_model("followup", "FollowUpRound").objects
    titles = ["Tertial 2", "tertial 2", "Tertial 2", "Tertial 2 (2)", LONG, LONG]
    for number, (town, title) in enumerate([*((here, one) for one in titles), (there, "Tertial 2")]):
        rounds.create(
            municipality=town,
            slug=f"r{number}",
            title=title,
            period_start=date(2026, 5, 1),
            period_end=date(2026, 8, 31),
            closes_on=date(2026, 9, 15),
        )
    after = MigrationExecutor(connection)
    after.migrate(AFTER)
    assert list(rounds.order_by("id").values_list("title", flat=True)) == [
        *("Tertial 2", "tertial 2 (3)", "Tertial 2 (4)", "Tertial 2 (2)", LONG),
        *(LONG[:196] + " (2)", "Tertial 2"),
    ]
    rounds.all().delete()
    MigrationExecutor(connection).migrate(latest)
