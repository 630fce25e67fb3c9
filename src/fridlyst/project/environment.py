"""Reads settings from the environment: text, flags, lists, the secret key and the database."""

import os
import secrets
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

TRUE_WORDS = frozenset({"1", "true", "yes", "on", "ja"})
FALSE_WORDS = frozenset({"0", "false", "no", "off", "nej", ""})
POSTGRES_SCHEMES = frozenset({"postgres", "postgresql"})
_DEMO_PORT = ":8000"
SQLITE_PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"


def text(name: str, default: str = "") -> str:
    """The variable `name`, without surrounding white space."""
    return os.environ.get(name, default).strip()


def flag(name: str, *, default: bool) -> bool:
    """The variable `name` as yes or no; anything else is refused, so that no typing error opens a door."""
    value = os.environ.get(name)
    if value is None:
        return default
    word = value.strip().lower()
    if word not in TRUE_WORDS | FALSE_WORDS:
        raise ImproperlyConfigured(f"{name} ska vara 1 eller 0, inte {value!r}.")
    return word in TRUE_WORDS


def whole_number(name: str, default: int) -> int:
    """The variable `name` as a whole number."""
    value = text(name, str(default))
    try:
        return int(value)
    except ValueError:
        raise ImproperlyConfigured(f"{name} ska vara ett heltal, inte {value!r}.") from None


def demo_day(name: str, *, is_demo: bool) -> date | None:
    """The day that a demonstration stands on; refused anywhere else, where days must be the real ones."""
    given = text(name)
    if not given:
        return None
    if not is_demo:
        raise ImproperlyConfigured(f"{name} gäller bara i en demonstration (FRIDLYST_DEMO=1).")
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise ImproperlyConfigured(f"{name} ska vara en dag, till exempel 2026-09-01.") from None


def words(name: str, default: str = "") -> list[str]:
    """The variable `name` split at commas."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def folder(path: Path) -> Path:
    """The folder, made when it is missing."""
    path.mkdir(parents=True, exist_ok=True)
    return path


def secret_key(place: Path) -> str:
    """FRIDLYST_SECRET_KEY, or the key kept in `place`; one is made (mode 0600) the first time."""
    given = text("FRIDLYST_SECRET_KEY")
    if given:
        return given
    file = place / "secret-key"
    try:
        return _write_new_key(file)
    except FileExistsError:
        return file.read_text(encoding="ascii").strip()


def _write_new_key(file: Path) -> str:
    """Write a key beside and link it into place, so that a second process never reads half a key."""
    folder(file.parent)
    if file.exists():
        raise FileExistsError(file)
    key = secrets.token_urlsafe(64)
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_text(key, encoding="ascii")
    try:
        os.link(draft, file)
    finally:
        draft.unlink()
    return key


def public_url(hosts: Sequence[str], *, https: bool) -> str:
    """FRIDLYST_PUBLIC_URL without a slash at its end, or what the first of the site's own names gives."""
    given = text("FRIDLYST_PUBLIC_URL").rstrip("/")
    if not given:
        named = next((host for host in hosts if not host.startswith((".", "*"))), "localhost")
        return f"{'https' if https else 'http'}://{named}{_DEMO_PORT if not https else ''}"
    parts = urlsplit(given)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
        raise ImproperlyConfigured(
            "FRIDLYST_PUBLIC_URL ska vara en hel adress, till exempel https://fridlyst.kommun.se."
        )
    return given


def database(place: Path) -> dict[str, Any]:
    """Django's description of the database: FRIDLYST_DATABASE_URL, or an embedded one in `place`."""
    url = text("FRIDLYST_DATABASE_URL")
    if not url:
        return sqlite(place / "fridlyst.sqlite3")
    scheme = urlsplit(url).scheme
    if scheme in POSTGRES_SCHEMES:
        return postgres(url)
    if scheme == "sqlite":
        return sqlite(Path(unquote(urlsplit(url).path)))
    raise ImproperlyConfigured("FRIDLYST_DATABASE_URL ska börja med postgresql:// eller sqlite:///.")


def sqlite(file: Path) -> dict[str, Any]:
    """An embedded database: write-ahead log, writers queue from the start of their transaction."""
    folder(file.parent)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(file),
        # Tests too use a file: a database in memory cannot wait for another thread's lock.
        "TEST": {"NAME": str(file.with_name("test.sqlite3"))},
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": SQLITE_PRAGMAS,
        },
    }


def postgres(url: str) -> dict[str, Any]:
    """postgresql://user:password@host:port/name?sslmode=…; a socket is ?host=/var/run/postgresql."""
    parts = urlsplit(url)
    options = dict(parse_qsl(parts.query))
    host = options.pop("host", "") or unquote(parts.hostname or "")
    port = options.pop("port", "") or str(parts.port or "")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or options.pop("user", "")),
        "PASSWORD": unquote(parts.password or options.pop("password", "")),
        "HOST": host,
        "PORT": port,
        "CONN_MAX_AGE": whole_number("FRIDLYST_DATABASE_KEEP_SECONDS", 60),
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": dict(_checked(options)),
    }


def _checked(options: Mapping[str, str]) -> Mapping[str, str]:
    """Only connection options that libpq's own address format knows and we mean to allow."""
    allowed = {
        "sslmode",
        "sslrootcert",
        "sslcert",
        "sslkey",
        "connect_timeout",
        "application_name",
        "options",
    }
    unknown = sorted(set(options) - allowed)
    if unknown:
        raise ImproperlyConfigured(f"FRIDLYST_DATABASE_URL: okänt val {', '.join(unknown)}.")
    return options


def sign_in_providers(oidc_url: str, saml_url: str) -> dict[str, Any]:
    """allauth's description of the municipality's own sign-in; empty when none is configured."""
    providers: dict[str, Any] = {}
    if oidc_url:
        providers["openid_connect"] = {"APPS": [_oidc(oidc_url)], "OAUTH_PKCE_ENABLED": True}
    if saml_url:
        providers["saml"] = {"APPS": [_saml(saml_url)]}
    return providers


def _oidc(url: str) -> dict[str, Any]:
    return {
        "provider_id": "kommunen",
        "name": text("FRIDLYST_SIGN_IN_NAME", "kommunens inloggning"),
        "client_id": text("FRIDLYST_OIDC_CLIENT_ID"),
        "secret": text("FRIDLYST_OIDC_SECRET"),
        "settings": {"server_url": url},
    }


def _saml(url: str) -> dict[str, Any]:
    return {
        "provider_id": text("FRIDLYST_SAML_ENTITY_ID"),
        "name": text("FRIDLYST_SIGN_IN_NAME", "kommunens inloggning"),
        "client_id": "kommunen",
        "settings": {
            "idp": {"entity_id": text("FRIDLYST_SAML_ENTITY_ID"), "metadata_url": url},
            "attribute_mapping": {
                "uid": text("FRIDLYST_SAML_UID", "urn:oid:0.9.2342.19200300.100.1.1"),
                "email": text("FRIDLYST_SAML_EMAIL", "urn:oid:0.9.2342.19200300.100.1.3"),
            },
        },
    }
