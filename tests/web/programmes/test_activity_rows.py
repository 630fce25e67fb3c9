"""Rows of activities hold what they are given, escaped once, in the columns that the table has."""

from datetime import date

from django.utils.translation import override

from fridlyst.accounts.queries import Visit
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.queries import MunicipalityView
from fridlyst.web.programmes.rows import ActivityRow, OwnerLink, StatusNote
from fridlyst.web.programmes.templatetags.activities import activity_rows, activity_table

HOSTILE = '<script>x</script> & "citat" \'s'
ONCE = "&lt;script&gt;x&lt;/script&gt; &amp; &quot;citat&quot; &#x27;s"


def row(words: str = "Utbilda alla", **given: object) -> ActivityRow:
    town = Visit(MunicipalityView(1, "1882", "Askersund", "askersund"), Actor(1, 1, "Malin"))
    owner = OwnerLink(words, "ifo", False, town)
    fields: dict[str, object] = {
        "id": 1,
        "key": "utbilda-alla",
        "title": words,
        "href": f"/{words}/",
        "leads": (owner,),
        "others": (owner,),
        "time": words,
        "time_text": words,
        "next_day": date(2026, 8, 31),
        "status": StatusNote("late", words, "done"),
        "own": True,
        "withdrawn": True,
    }
    return ActivityRow(**(fields | given))  # type: ignore[arg-type]


def test_everything_given_is_escaped_once() -> None:
    drawn = activity_rows([row(HOSTILE)], True, True)
    assert "<script>" not in drawn
    assert "&amp;lt;" not in drawn
    assert drawn.count(ONCE) == 6


def test_a_row_says_who_when_and_how_it_goes() -> None:
    drawn = activity_rows([row()], True, True)
    for part in (
        '<tr class="ended">',
        '<span class="tag">Egen</span>',
        '<span class="tag">Avslutad</span>',
        '<span class="also">; medverkar: Utbilda alla</span>',
        'data-label="Tid"',
        '<span class="was">förra: klar</span>',
    ):
        assert part in drawn


def test_only_the_columns_of_the_table_are_drawn() -> None:
    drawn = activity_rows([row(own=False, withdrawn=False, others=())], False, False)
    assert drawn.startswith("<tr><th")
    for part in ("Tid", "Läge", "tag", "also"):
        assert part not in drawn


def test_one_that_nobody_was_asked_about_has_an_empty_cell() -> None:
    assert '<td class="status-cell" data-label="Läge"></td></tr>' in activity_rows(
        [row(status=None)], True, True
    )


def test_a_table_says_what_it_is_of_and_has_a_head_for_each_column() -> None:
    drawn = activity_table([row()], HOSTILE, False, True)
    assert "<script>" not in drawn
    assert drawn.count(f"Aktiviteter: {ONCE}") == 2
    assert drawn.count('<th scope="col">') == 3
    with override("en"):
        assert "Activity" in activity_table([row()], "Mål 1", False, True)
