"""What every writer of the directory does: finds its own, asks for the version, says that it changed."""

import secrets

from fridlyst.base.errors import Conflict, NotFound
from fridlyst.organisation.actions import hold
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import require
from fridlyst.support import policies
from fridlyst.support.models import DirectorySettings, SupportService
from fridlyst.support.queries.keepers import keepers


class SavedMeanwhile(Conflict):
    """Somebody saved after the version that this change began from."""

    code = "saved-meanwhile"


def check_version(stored: int, given: int) -> None:
    """Raise SavedMeanwhile unless the versions agree."""
    if stored != given:
        raise SavedMeanwhile(
            "Någon annan har ändrat här medan du skrev. Din text står kvar nedan: jämför med det som nu är "
            "sparat och spara igen."
        )


def own_service(by: Actor, service_id: int) -> SupportService:
    """The service, locked; NotFound when it is another municipality's, NotPermitted when another body's."""
    hold(by.municipality_id)
    rows = SupportService.objects.select_for_update(no_key=True)
    service = rows.filter(municipality_id=by.municipality_id, pk=service_id).first()
    if service is None:
        raise NotFound
    require_keeper(by, service.body_id)
    return service


def require_keeper(by: Actor, body_id: int | None) -> None:
    """NotPermitted unless the actor keeps what the body owns; two statements but for the coordinator."""
    if not policies.may_edit_directory(by):
        require(policies.may_keep(by, keepers(by.municipality_id).of(body_id)))


def touch(municipality_id: int) -> None:
    """Say that what the public reads is another: in the transaction that made it so, whatever became of it.

    The word is new each time, so that nothing kept in any process answers to it.
    """
    word = secrets.token_hex(12)
    changed = DirectorySettings.objects.filter(municipality_id=municipality_id).update(revision=word)
    if not changed:
        DirectorySettings.objects.create(municipality_id=municipality_id, revision=word)
