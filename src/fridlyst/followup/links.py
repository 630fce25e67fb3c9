"""The signed word in the address at which somebody without an account answers: `/svara/<token>/`."""

from django.core import signing

from fridlyst.base.errors import NotFound

_SALT = "followup.answer-link"


class BadLink(NotFound):
    """The address is not whole, or was never ours."""

    code = "bad-link"


def answer_token(link_id: int, nonce: str) -> str:
    """What stands in the link's address: the same each time, so that a reminder can hold it again."""
    return signing.Signer(salt=_SALT).sign_object([link_id, nonce])


def read_answer_token(token: str) -> tuple[int, str]:
    """The link's id and nonce; BadLink when the token is not whole."""
    try:
        found: object = signing.Signer(salt=_SALT).unsign_object(token)
    except signing.BadSignature:
        found = None
    match found:
        case [int(link_id), str(nonce)]:
            return link_id, nonce
    raise BadLink("Länken är inte hel. Öppna den ur brevet igen.")
