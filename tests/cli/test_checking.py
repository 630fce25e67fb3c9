"""`fridlyst check` of a set-up that follows the guide ends well, and names what does not."""

import pytest
from django.core import checks

from fridlyst.cli import checking
from fridlyst.cli.checking import NotReady

pytestmark = pytest.mark.django_db
GUIDED = ["security.W008", "security.W021"]


def warned(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    found = [checks.Warning("Ord.", id=name) for name in names]
    monkeypatch.setattr(checks, "run_checks", lambda **_options: found)


def test_what_the_proxy_does_is_no_fault(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    warned(monkeypatch, *GUIDED)
    checking.run()
    assert "Allt är i ordning." in capsys.readouterr().out


def test_another_warning_is_a_fault(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    warned(monkeypatch, *GUIDED, "security.W012")
    with pytest.raises(NotReady):
        checking.run()
    assert "security.W012" in "".join(capsys.readouterr())


def test_https_without_a_counted_proxy_is_a_fault(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    warned(monkeypatch)
    monkeypatch.setattr("django.conf.settings.HTTPS", True)
    with pytest.raises(NotReady):
        checking.run()
    assert "FRIDLYST_PROXIES är inte satt" in "".join(capsys.readouterr()).replace("\n", " ")
    monkeypatch.setattr("django.conf.settings.ALLAUTH_TRUSTED_PROXY_COUNT", 1)
    checking.run()
