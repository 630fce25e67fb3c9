"""The stamp of a form: made here, for this programme, at this time; what tells a person from a robot."""

from datetime import datetime
from hashlib import sha256
from secrets import token_urlsafe
from typing import Final

from django.core.signing import BadSignature, Signer

from fridlyst.insight.rules import FormSpent

QUICKEST: Final = 4
OLDEST: Final = 12 * 3600
_LONGEST: Final = 200
_SALT: Final = "fridlyst.insight.form"


def new_stamp(programme_id: int, at: datetime) -> str:
    """A stamp that nobody can make elsewhere; it says nothing of who opened the form."""
    return Signer(salt=_SALT).sign(f"{programme_id}.{int(at.timestamp())}.{token_urlsafe(12)}")


def read_stamp(stamp: str, programme_id: int, at: datetime) -> str:
    """A digest by which the form is known again; FormSpent says in words what is wrong."""
    if len(stamp) > _LONGEST or not stamp.isascii():
        raise _not_ours()
    try:
        about, made, _nonce = Signer(salt=_SALT).unsign(stamp).split(".")
    except (BadSignature, ValueError):
        raise _not_ours() from None
    if int(about) != programme_id:
        raise _not_ours()
    age = int(at.timestamp()) - int(made)
    if age < QUICKEST:
        raise FormSpent("Det gick väldigt fort. Läs igenom texten och skicka en gång till: allt står kvar.")
    if age > OLDEST:
        raise FormSpent("Sidan har stått öppen länge. Skicka en gång till: texten står kvar.")
    return sha256(stamp.encode()).hexdigest()


def _not_ours() -> FormSpent:
    return FormSpent("Formuläret gick inte att känna igen. Skicka en gång till: texten står kvar.")
