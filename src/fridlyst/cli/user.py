"""fridlyst add-user: a person with a role, and a password that is asked for."""

import sys
from getpass import getpass
from typing import Annotated

import typer
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from rich.markup import escape

from fridlyst.accounts.actions import checked_address, give_role
from fridlyst.accounts.models import User
from fridlyst.base.errors import BadInput
from fridlyst.cli.options import MunicipalityCode
from fridlyst.cli.screen import say
from fridlyst.organisation.actor import system_actor
from fridlyst.organisation.queries import body, municipality_by_code
from fridlyst.organisation.terms import Role


def run(
    email: Annotated[str, typer.Argument(help="E-postadressen som personen loggar in med", metavar="E-POST")],
    municipality: MunicipalityCode,
    name: Annotated[str, typer.Option(help="Personens namn", metavar="NAMN")],
    role: Annotated[Role, typer.Option(help="Vad personen ska göra")] = Role.COORDINATOR,
    on: Annotated[
        str | None,
        typer.Option(
            "--body", help="Enhetens nyckel; utan den gäller rollen hela kommunen", metavar="NYCKEL"
        ),
    ] = None,
    password: Annotated[
        bool, typer.Option("--password/--no-password", help="Fråga efter ett lösenord, eller låt bli")
    ] = True,
) -> None:
    address = checked_address(email)
    here = municipality_by_code(municipality)
    body_id = body(municipality_id=here.id, key=on).id if on else None
    is_new = not User.objects.filter(email=address).exists()
    secret = _ask_password(email, name) if password and is_new else None
    give_role(by=system_actor(here.id), email=email, name=name, role=role, body_id=body_id, password=secret)
    say(f"{escape(name)} är nu {str(role.label).lower()} i {escape(here.name)}.")


def _ask_password(email: str, name: str) -> str:
    secret = _line("Lösenord: ")
    if secret != _line("Samma lösenord igen: "):
        raise BadInput("Lösenorden är inte lika.", field="password")
    try:
        validate_password(secret, User(email=email, name=name))
    except ValidationError as error:
        raise BadInput(" ".join(error.messages), field="password") from None
    return secret


def _line(question: str) -> str:
    """Without echo at a terminal; else the next line that is fed in."""
    return getpass(question) if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
