"""The signed words in a letter's addresses: they open one thing, and tell nothing by themselves."""

from django.core import signing

from fridlyst.reminders.rules import NoSuchLetter

_STOP = "reminders.stop"


def stop_token(letter_id: int) -> str:
    """What stands in the address at which the letter's reminders are stopped."""
    return signing.Signer(salt=_STOP).sign_object(letter_id)


def letter_of(token: str) -> int:
    """The letter that the address stood in; NoSuchLetter when the token is not whole."""
    try:
        found: object = signing.Signer(salt=_STOP).unsign_object(token)
    except signing.BadSignature:
        found = None
    if not isinstance(found, int):
        raise NoSuchLetter("Adressen är inte hel. Öppna den ur brevet igen.")
    return found
