"""Reading what is left behind when somebody leaves."""

from dataclasses import dataclass

from fridlyst.accounts.queries import MembershipView, bodies_held, memberships
from fridlyst.base.clock import today
from fridlyst.base.errors import NotFound
from fridlyst.followup.models import AnswerLink, Submission
from fridlyst.followup.terms import RoundState, SubmissionState
from fridlyst.organisation.queries import BodyView, bodies
from fridlyst.organisation.rules import is_valid_on
from fridlyst.organisation.terms import Role


@dataclass(frozen=True, slots=True)
class Leaving:
    """A person who is to leave: what they hold, and which bodies then have nobody.

    `unanswered` have nobody left who reports, `unapproved` nobody who approves; `links` still work.
    """

    user_id: int
    name: str
    email: str
    roles: tuple[MembershipView, ...]
    links: int
    unanswered: tuple[BodyView, ...]
    unapproved: tuple[BodyView, ...]
    last_coordinator: bool


def leaving(*, municipality_id: int, user_id: int) -> Leaving:
    """What leaving would mean; NotFound when the person holds nothing here. Nine statements."""
    everyone = memberships(municipality_id)
    held = tuple(one for one in everyone if one.user_id == user_id)
    if not held:
        raise NotFound
    coordinating = {one.user_id for one in everyone if one.role == Role.COORDINATOR}
    asked = _asked_now(municipality_id)
    known = [body for body in bodies(municipality_id) if _can_answer(body) or body.id in asked]
    return Leaving(
        user_id=user_id,
        name=held[0].user_name,
        email=held[0].email,
        roles=held,
        links=_working_links(municipality_id, held[0].email),
        unanswered=_left_alone(municipality_id, user_id, Role.REPORTER, known),
        unapproved=_left_alone(municipality_id, user_id, Role.APPROVER, known),
        last_coordinator=coordinating == {user_id},
    )


def _can_answer(body: BodyView) -> bool:
    return not body.members and is_valid_on(body.valid_from, body.valid_to, today())


def _asked_now(municipality_id: int) -> frozenset[int]:
    """The bodies that an open round waits for, those that were merged away too."""
    rows = Submission.objects.filter(municipality_id=municipality_id, round__state=RoundState.OPEN)
    return frozenset(rows.exclude(state=SubmissionState.APPROVED).values_list("body_id", flat=True))


def _left_alone(municipality_id: int, user_id: int, role: str, known: list[BodyView]) -> tuple[BodyView, ...]:
    """The bodies that the person alone holds the role on; two statements."""
    alone = bodies_held(municipality_id, role) - bodies_held(municipality_id, role, but=user_id)
    return tuple(body for body in known if body.id in alone)


def _working_links(municipality_id: int, email: str) -> int:
    rows = AnswerLink.objects.filter(municipality_id=municipality_id, email=email, revoked_at__isnull=True)
    return rows.filter(expires_on__gte=today(), submission__round__state=RoundState.OPEN).count()
