"""Ways to get in touch: numbers in E.164, addresses that lead where they say; plain Python."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from typing import Final
from urllib.parse import quote, urlsplit

from fridlyst.base.checks import check_code, check_name, check_text
from fridlyst.base.errors import BadInput
from fridlyst.support.fields import ContactFields
from fridlyst.support.terms import ContactKind

LONGEST_VALUE: Final = 300
LONGEST_LABEL: Final = 120
MOST_CONTACTS: Final = 12
# ITU-T E.164: at most 15 digits with the country's.
_LONGEST_NUMBER: Final = 15
_SHORT: Final = re.compile(r"1\d{2,5}")
_NATIONAL: Final = re.compile(r"0[1-9]\d{5,9}")
_WORLD: Final = re.compile(rf"\+[1-9]\d{{6,{_LONGEST_NUMBER - 1}}}")
_EMAIL: Final = re.compile(r"[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,24}", re.I)
_HOST: Final = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,8}[a-z][a-z0-9-]{1,23}", re.I)
_BETWEEN: Final = re.compile(r"[\s\-–—‑./()]+")


class WrongNumber(BadInput):
    """Nothing that can be called."""

    code = "wrong-number"


class WrongEmail(BadInput):
    """Nothing that can be written to."""

    code = "wrong-email"


class WrongAddress(BadInput):
    """No address on the web that is safe to lead to."""

    code = "wrong-web-address"


def dial(number: str, field: str = "value") -> str:
    """The number as `tel:` takes it: +46…, or a short one (112, 116 111) as it is; WrongNumber otherwise."""
    plain = _BETWEEN.sub("", unicodedata.normalize("NFKC", number).replace("(0)", ""))
    if plain.startswith("00"):
        plain = f"+{plain[2:]}"
    if plain.isascii():
        if plain.startswith("+460"):
            plain = f"+46{plain[4:]}"
        if _SHORT.fullmatch(plain) or _WORLD.fullmatch(plain):
            return plain
        if _NATIONAL.fullmatch(plain):
            return f"+46{plain[1:]}"
    raise WrongNumber(
        "Numret går inte att ringa. Skriv det med riktnummer, till exempel 08-465 004 10 "
        "eller +46 8 465 004 10.",
        field=field,
    )


def email(address: str, field: str = "value") -> str:
    """The e-mail address; WrongEmail for what is none."""
    kept = address.strip()
    if ".." in kept or not _EMAIL.fullmatch(kept):
        raise WrongEmail("E-postadressen är inte hel. Skriv den som namn@exempel.se.", field=field)
    return kept


def web_address(address: str, field: str = "value") -> str:
    """The address with https; WrongAddress for another kind, a name or password in it, or signs unseen."""
    kept = address.strip()
    if kept and "://" not in kept and _HOST.match(kept.partition("/")[0] or ""):
        kept = f"https://{kept}"
    if not _is_safe(kept):
        raise WrongAddress(
            "Adressen ska börja med https:// och leda till en webbplats, till exempel https://www.exempel.se.",
            field=field,
        )
    return kept


def check_contacts(given: Sequence[ContactFields]) -> list[ContactFields]:
    """The ways to get in touch as they are shown; the error of the first that leads nowhere."""
    if len(given) > MOST_CONTACTS:
        raise WrongAddress("Skriv högst 12 sätt att nå stödet.", field="contacts")
    return [_checked(one) for one in given]


def _checked(one: ContactFields) -> ContactFields:
    kind = check_code(one.kind, ContactKind.values, "kind")
    value = check_value(kind, one.value)
    return replace(one, kind=kind, value=value, label=check_text(one.label, "label", longest=LONGEST_LABEL))


def check_value(kind: str, value: str) -> str:
    """What is shown of a contact of the kind; the kind's own error when it leads nowhere."""
    kept = check_name(value, "value", longest=LONGEST_VALUE, missing="Skriv vart kontakten leder.")
    if kind in ("phone", "sms"):
        dial(kept)
        return " ".join(unicodedata.normalize("NFKC", kept).split())
    if kind == "email":
        return email(kept)
    if kind in ("web", "chat"):
        return web_address(kept)
    return kept


def link_to(kind: str, value: str) -> str:
    """What leads to a contact that has been checked; nothing for a letter."""
    if kind == "letter":
        return ""
    if kind == "email":
        return f"mailto:{quote(value, safe='@+')}"
    if kind in ("web", "chat"):
        return value
    return f"{'sms' if kind == 'sms' else 'tel'}:{dial(value)}"


def _is_safe(address: str) -> bool:
    if not address.isprintable() or any(sign in address for sign in " \"'<>\\`{}|^"):
        return False
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return False
    host = parts.hostname or ""
    whole = parts.scheme == "https" and parts.username is None and parts.password is None
    return whole and (port is None or port > 0) and bool(_HOST.fullmatch(_ascii(host)))


def _ascii(host: str) -> str:
    try:
        return host.encode("idna").decode()
    except UnicodeError:
        return ""
