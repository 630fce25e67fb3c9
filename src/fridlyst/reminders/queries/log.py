"""Reading the log of letters, and the addresses that get none."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime

from django.db.models import Count

from fridlyst.reminders.models import AddressTrouble, Letter, LetterLine, ReminderStop
from fridlyst.reminders.rules import NoSuchLetter
from fridlyst.reminders.shapes import LetterView, LineView, MailCount, StopView, TroubleView
from fridlyst.reminders.terms import LetterState

_COLUMNS = ("id", "email", "name", "state", "queued_at", "sent_at", "next_try_at", "attempts", "code")


def letters(*, municipality_id: int, round_id: int | None = None, state: str = "") -> tuple[LetterView, ...]:
    """The municipality's letters, newest first, about one round and in one state if asked; two statements."""
    rows = Letter.objects.filter(municipality_id=municipality_id)
    if round_id is not None:
        rows = rows.filter(lines__round_id=round_id).distinct()
    if state in LetterState.values:
        rows = rows.filter(state=state)
    found = list(rows.order_by("-queued_at", "-pk").values(*_COLUMNS))
    lines = _lines(municipality_id, round_id)
    return tuple(LetterView(**row, lines=tuple(lines.get(row["id"], ()))) for row in found)


def counts(*, municipality_id: int, round_id: int | None = None) -> Mapping[str, int]:
    """State → how many letters are in it; one statement."""
    rows = Letter.objects.filter(municipality_id=municipality_id)
    if round_id is not None:
        rows = rows.filter(lines__round_id=round_id)
    counted = rows.order_by().values_list("state").annotate(n=Count("pk", distinct=True))
    return dict(counted)


def troubles(municipality_id: int) -> tuple[TroubleView, ...]:
    """The addresses that take no mail, newest first; one statement."""
    rows = AddressTrouble.objects.filter(municipality_id=municipality_id).order_by("-since", "-pk")
    return tuple(TroubleView(*row) for row in rows.values_list("pk", "email", "kind", "code", "since"))


def stops(municipality_id: int) -> tuple[StopView, ...]:
    """The addresses that said stop, newest first; one statement."""
    rows = ReminderStop.objects.filter(municipality_id=municipality_id).order_by("-stopped_at", "-pk")
    return tuple(StopView(*row) for row in rows.values_list("pk", "email", "stopped_at"))


def letter_place(letter_id: int) -> tuple[str, str, bool]:
    """(municipality, address, whether stopped) of a letter; NoSuchLetter when it is gone. Two statements."""
    rows = Letter.objects.filter(pk=letter_id)
    found = rows.values_list("municipality_id", "municipality__name", "email").first()
    if found is None:
        raise NoSuchLetter("Brevet är så gammalt att det inte längre finns kvar.")
    municipality_id, name, email = found
    stopped = ReminderStop.objects.filter(municipality_id=municipality_id, email=email).exists()
    return name, email, stopped


def mail_counts() -> tuple[MailCount, ...]:
    """How many letters of each municipality are in each state; one statement. For the command line."""
    counted = Letter.objects.order_by("municipality__name").values_list(
        "municipality__name", "municipality__slug", "state"
    )
    found: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for name, slug, state, count in counted.annotate(n=Count("pk")):
        found[name, slug][state] = count
    return tuple(MailCount(name, slug, states) for (name, slug), states in found.items())


def oldest_waiting() -> tuple[datetime, str] | None:
    """When the letter that has waited longest was written, and the code of its last try; one statement."""
    rows = Letter.objects.filter(state=LetterState.QUEUED).order_by("queued_at")
    return rows.values_list("queued_at", "code").first()


def _lines(municipality_id: int, round_id: int | None) -> dict[int, list[LineView]]:
    rows = LetterLine.objects.filter(municipality_id=municipality_id)
    if round_id is not None:
        rows = rows.filter(round_id=round_id)
    columns = ("letter_id", "round__title", "round__slug", "body__name", "step", "service__name")
    found: dict[int, list[LineView]] = defaultdict(list)
    for letter_id, title, slug, body, step, service in rows.order_by("pk").values_list(*columns):
        found[letter_id].append(LineView(title or "", slug or "", body or "", step, service or ""))
    return found
