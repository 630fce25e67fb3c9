"""Reading links by which somebody without an account answers, each in one SQL statement."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from fridlyst.accounts.models import Membership
from fridlyst.base.errors import NotFound
from fridlyst.followup.link_rules import closed_since, usual_expiry
from fridlyst.followup.link_shapes import Contact, Handing, LinkPlace, LinkView
from fridlyst.followup.links import BadLink, answer_token, read_answer_token
from fridlyst.followup.models import AnswerLink, Submission
from fridlyst.followup.terms import RoundState
from fridlyst.organisation.queries import MunicipalityView
from fridlyst.organisation.terms import Role

_MOST_CONTACTS = 3
_ROUND, _BODY, _TOWN = "submission__round__", "submission__body__", "municipality__"
_ENDS = ("expires_on", "revoked_at", f"{_ROUND}state", f"{_ROUND}closed_at")


def link_place(*, token: str, today: date) -> LinkPlace:
    """Where the word in an address leads, also when the link no longer works; BadLink when it is none."""
    link_id, nonce = read_answer_token(token)
    columns = (
        *("pk", "name", "last_used_at", f"{_ROUND}slug", f"{_ROUND}title"),
        *("submission__body_id", f"{_BODY}key", f"{_BODY}name"),
        *("municipality_id", f"{_TOWN}code", f"{_TOWN}name", f"{_TOWN}slug"),
    )
    row = AnswerLink.objects.filter(pk=link_id, nonce=nonce).values(*columns, *_ENDS).first()
    if row is None:
        raise BadLink("Länken finns inte.")
    return LinkPlace(
        id=row["pk"],
        name=row["name"],
        municipality=MunicipalityView(
            row["municipality_id"], row[f"{_TOWN}code"], row[f"{_TOWN}name"], row[f"{_TOWN}slug"]
        ),
        round_slug=row[f"{_ROUND}slug"],
        round_title=row[f"{_ROUND}title"],
        body_id=row["submission__body_id"],
        body_key=row[f"{_BODY}key"],
        body_name=row[f"{_BODY}name"],
        closed_on=_closed_on(row, today),
        last_used_at=row["last_used_at"],
    )


def links(
    *, municipality_id: int, round_id: int, body_id: int | None = None, today: date
) -> tuple[LinkView, ...]:
    """The links of a round, or of one body in it: those that work first, the newest first."""
    rows = AnswerLink.objects.filter(municipality_id=municipality_id, submission__round_id=round_id)
    if body_id is not None:
        rows = rows.filter(submission__body_id=body_id)
    own = ("pk", "name", "email", "made_by", "made_at", "revoked_by", "last_used_at")
    found = rows.order_by("-made_at", "-pk").values(*own, f"{_BODY}key", f"{_BODY}name", *_ENDS)
    return tuple(sorted((_view(row, today) for row in found), key=lambda one: not one.works))


def handing(*, municipality_id: int, round_slug: str, body_key: str, today: date) -> Handing:
    """The answer of an address, to be handed on; NotFound as for `submission`."""
    rows = Submission.objects.filter(
        municipality_id=municipality_id, round__slug=round_slug, body__key=body_key
    ).exclude(round__state=RoundState.DRAFT)
    row = rows.select_related("round", "body").first()
    if row is None:
        raise NotFound
    plan, body = row.round, row.body
    return Handing(
        submission_id=row.pk,
        round_id=plan.pk,
        round_slug=plan.slug,
        round_title=plan.title,
        round_state=plan.state,
        body_id=body.pk,
        body_key=body.key,
        body_name=body.name,
        expires_on=usual_expiry(closes_on=plan.closes_on, grace_days=plan.grace_days, today=today),
    )


def link_token(*, municipality_id: int, submission_id: int, link_id: int) -> str:
    """The word in the address of a link to the answer, for who has just made it; "" when there is none."""
    rows = AnswerLink.objects.filter(
        municipality_id=municipality_id, submission_id=submission_id, pk=link_id, revoked_at__isnull=True
    )
    row = rows.values_list("pk", "nonce").first()
    return answer_token(*row) if row else ""


def contacts(municipality_id: int) -> tuple[Contact, ...]:
    """Whom to ask: those who coordinate, the first three by name."""
    rows = Membership.objects.filter(
        municipality_id=municipality_id, role=Role.COORDINATOR, user__is_active=True
    )
    named = rows.order_by("user__name", "user__email").values_list("user__name", "user__email").distinct()
    return tuple(Contact(*row) for row in named[:_MOST_CONTACTS])


def _view(row: Mapping[str, Any], today: date) -> LinkView:
    return LinkView(
        id=row["pk"],
        body_key=row[f"{_BODY}key"],
        body_name=row[f"{_BODY}name"],
        name=row["name"],
        email=row["email"],
        made_by=row["made_by"],
        made_at=row["made_at"],
        expires_on=row["expires_on"],
        revoked_by=row["revoked_by"],
        last_used_at=row["last_used_at"],
        closed_on=_closed_on(row, today),
    )


def _closed_on(row: Mapping[str, Any], today: date) -> date | None:
    shut = row[f"{_ROUND}state"] == RoundState.CLOSED
    return closed_since(
        expires_on=row["expires_on"],
        revoked_on=_day(row["revoked_at"]),
        round_closed_on=(_day(row[f"{_ROUND}closed_at"]) or today) if shut else None,
        today=today,
    )


def _day(at: datetime | None) -> date | None:
    return timezone.localdate(at) if at else None
