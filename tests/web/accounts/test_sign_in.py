"""Signing in and out."""

import re

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.core import mail
from django.core.cache import cache
from django.test import Client

from fridlyst.accounts.models import User

pytestmark = pytest.mark.django_db

PASSWORD = "vinterns-forsta-sno"


@pytest.fixture
def user() -> User:
    cache.clear()
    return User.objects.create_user("amira@example.se", PASSWORD, name="Amira Holm")


def sign_in(client: Client, password: str = PASSWORD, **more: str) -> object:
    return client.post("/konto/login/", {"login": "amira@example.se", "password": password, **more})


def test_the_right_password_opens(client: Client, user: User) -> None:
    sign_in(client)
    assert client.session["_auth_user_id"] == str(user.pk)


def test_the_wrong_password_says_what_to_do_and_keeps_the_address(client: Client, user: User) -> None:
    answer = client.post("/konto/login/", {"login": "amira@example.se", "password": "fel"})
    page = answer.content.decode()
    assert "stämmer inte" in page
    assert 'value="amira@example.se"' in page
    assert 'role="alert"' in page
    assert "_auth_user_id" not in client.session


def test_nobody_can_tell_which_addresses_exist(client: Client, user: User) -> None:
    def words(address: str) -> str:
        answer = client.post("/konto/login/", {"login": address, "password": "fel"})
        page = answer.content.decode().replace(address, "")
        return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", page)

    assert words("amira@example.se") == words("ingen@example.se")


def test_it_never_leads_off_the_site(client: Client, user: User) -> None:
    answer = client.post(
        "/konto/login/", {"login": user.email, "password": PASSWORD, "next": "https://evil.example/"}
    )
    assert answer.headers["Location"] == "/"


def test_guessing_is_stopped(client: Client, user: User) -> None:
    for _ in range(12):
        sign_in(client, "fel")
    sign_in(client)
    assert "_auth_user_id" not in client.session


def test_fields_have_labels_and_tell_the_browser_what_they_are(client: Client) -> None:
    page = client.get("/konto/login/").content.decode()
    assert 'autocomplete="email"' in page
    assert 'autocomplete="current-password"' in page
    assert 'for="id_login"' in page
    assert "placeholder=" not in page


def test_signing_out_takes_a_post(client: Client, user: User) -> None:
    client.force_login(user)
    assert client.get("/konto/logout/").status_code == 200
    assert "_auth_user_id" in client.session
    client.post("/konto/logout/")
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("address", ["/konto/signup/", "/konto/email/"])
def test_nobody_signs_up_or_changes_who_they_are(client: Client, user: User, address: str) -> None:
    assert client.get(address).status_code == 404
    client.force_login(user)
    assert client.post(address, {"email": "ny@example.se", "action_add": ""}).status_code == 404


def test_a_new_password_by_a_link(client: Client, user: User) -> None:
    client.post("/konto/password/reset/", {"email": user.email})
    link = re.search(r"/konto/password/reset/key/\S+", str(mail.outbox[0].body))
    assert link
    form = client.get(link[0], follow=True)
    assert "Välj nytt lösenord" in form.content.decode()
    address = form.request["PATH_INFO"]
    client.post(address, {"password1": "host-och-vinter-2026", "password2": "host-och-vinter-2026"})
    user.refresh_from_db()
    assert user.check_password("host-och-vinter-2026")
    assert client.get(link[0], follow=True).content.decode().count("Länken går inte att använda") == 1


def test_the_reset_page_does_not_tell_who_exists(client: Client, user: User) -> None:
    known = client.post("/konto/password/reset/", {"email": user.email})
    unknown = client.post("/konto/password/reset/", {"email": "ingen@example.se"})
    assert known.headers["Location"] == unknown.headers["Location"]


def test_a_hostile_address_is_a_page_in_words(client: Client) -> None:
    answer = client.get("/konto/password/reset/key/abc-def/", follow=True)
    assert "Länken går inte att använda" in answer.content.decode()


def test_the_second_step_asks_once_more_and_is_drawn_without_data_addresses(
    client: Client, user: User
) -> None:
    sign_in(client)
    asked = client.get("/konto/2fa/totp/activate/")
    assert asked.headers["Location"].startswith("/konto/reauthenticate/")
    client.post("/konto/reauthenticate/", {"password": PASSWORD})
    page = client.get("/konto/2fa/totp/activate/").content.decode()
    assert "<svg" in page
    assert "data:image" not in page


ACCOUNT_PAGES = (
    "/konto/password/change/",
    "/konto/reauthenticate/",
    "/konto/logout/",
    "/konto/2fa/",
    "/konto/2fa/totp/activate/",
    "/konto/2fa/recovery-codes/generate/",
    "/konto/2fa/webauthn/",
    "/konto/2fa/webauthn/add/",
)


def test_every_page_of_the_account_is_drawn_in_our_own_frame(client: Client, user: User) -> None:
    sign_in(client)
    client.post("/konto/reauthenticate/", {"password": PASSWORD})
    for address in ACCOUNT_PAGES:
        answer = client.get(address, follow=True)
        assert answer.status_code == 200, address
        assert 'class="brand"' in answer.content.decode(), address


def test_the_second_step_is_asked_for_and_a_spare_code_works_once(client: Client, user: User) -> None:
    TOTP.activate(user, "JBSWY3DPEHPK3PXP")
    code = RecoveryCodes.activate(user).get_unused_codes()[0]

    def try_code(visitor: Client) -> str | None:
        sign_in(visitor)
        assert "_auth_user_id" not in visitor.session
        assert "Ett steg till" in visitor.get("/konto/2fa/authenticate/").content.decode()
        visitor.post("/konto/2fa/authenticate/", {"code": code})
        return visitor.session.get("_auth_user_id")

    assert try_code(client) == str(user.pk)
    assert try_code(Client()) is None
