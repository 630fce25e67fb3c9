"""Settings read from the environment."""

import stat
from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from fridlyst.project import environment as env


def test_the_key_is_made_once_and_kept_to_oneself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FRIDLYST_SECRET_KEY")
    first = env.secret_key(tmp_path / "data")
    assert len(first) >= 64
    assert env.secret_key(tmp_path / "data") == first
    file = tmp_path / "data" / "secret-key"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [item.name for item in file.parent.iterdir()] == ["secret-key"]


def test_a_given_key_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRIDLYST_SECRET_KEY", "given")
    assert env.secret_key(tmp_path) == "given"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("word", "value"), [("1", True), ("JA", True), ("0", False), ("off", False), ("", False)]
)
def test_flags(monkeypatch: pytest.MonkeyPatch, word: str, value: bool) -> None:
    monkeypatch.setenv("FRIDLYST_X", word)
    assert env.flag("FRIDLYST_X", default=not value) is value


def test_only_a_demonstration_stands_on_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    assert env.demo_day("FRIDLYST_DEMO_TODAY", is_demo=True) is None
    monkeypatch.setenv("FRIDLYST_DEMO_TODAY", "2026-09-01")
    assert env.demo_day("FRIDLYST_DEMO_TODAY", is_demo=True) == date(2026, 9, 1)
    with pytest.raises(ImproperlyConfigured, match="demonstration"):
        env.demo_day("FRIDLYST_DEMO_TODAY", is_demo=False)
    monkeypatch.setenv("FRIDLYST_DEMO_TODAY", "i morgon")
    with pytest.raises(ImproperlyConfigured, match="2026-09-01"):
        env.demo_day("FRIDLYST_DEMO_TODAY", is_demo=True)


def test_a_misspelt_flag_opens_no_door(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRIDLYST_DEBUG", "ture")
    with pytest.raises(ImproperlyConfigured, match="FRIDLYST_DEBUG"):
        env.flag("FRIDLYST_DEBUG", default=False)


def test_an_embedded_database_without_configuration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FRIDLYST_DATABASE_URL", raising=False)
    found = env.database(tmp_path / "new")
    assert found["NAME"] == str(tmp_path / "new" / "fridlyst.sqlite3")
    assert found["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in found["OPTIONS"]["init_command"]


def test_a_postgres_address_with_everything() -> None:
    found = env.postgres("postgresql://fri%40d:l%2Fo%3As@db.example:5433/frid%20lyst?sslmode=require")
    assert (found["USER"], found["PASSWORD"], found["NAME"]) == ("fri@d", "l/o:s", "frid lyst")
    assert (found["HOST"], found["PORT"]) == ("db.example", "5433")
    assert found["OPTIONS"] == {"sslmode": "require"}


def test_a_postgres_socket() -> None:
    found = env.postgres("postgresql:///fridlyst?host=/var/run/postgresql&port=5999&user=app")
    assert (found["HOST"], found["PORT"], found["USER"]) == ("/var/run/postgresql", "5999", "app")


@pytest.mark.parametrize("url", ["mysql://x/y", "fridlyst.db", "postgresql://h/d?evil=1"])
def test_an_address_that_cannot_be_used_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    monkeypatch.setenv("FRIDLYST_DATABASE_URL", url)
    with pytest.raises(ImproperlyConfigured):
        env.database(tmp_path)


def test_no_sign_in_of_the_municipality_unless_configured() -> None:
    assert env.sign_in_providers("", "") == {}
    both = env.sign_in_providers("https://id.example/.well-known", "https://idp.example/metadata")
    assert set(both) == {"openid_connect", "saml"}
