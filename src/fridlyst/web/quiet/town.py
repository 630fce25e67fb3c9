"""The town that an address is of, as far as it is known: an error and the way out need no more."""

import logging
from dataclasses import dataclass
from typing import Final

from django.db import Error
from django.http import HttpRequest

from fridlyst.base.errors import FridlystError
from fridlyst.support.queries.directory import directory
from fridlyst.support.shapes import DirectorySettingsView
from fridlyst.web.directory.addresses import address
from fridlyst.web.quiet.frame import WAY_OUT, language_at

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Surrounding:
    """Where the way out and the first page are, and who may frame what is answered."""

    way_out: str = WAY_OUT
    home: str = ""
    framers: str = "'none'"


NOWHERE: Final = Surrounding()


def surrounding(request: HttpRequest) -> Surrounding:
    """What is known of the address's town; the same for all where there is none, or no database."""
    parts = request.path_info.split("/", 3)
    if len(parts) < 3 or not parts[2]:
        return NOWHERE
    try:
        found = directory(parts[2])
    except FridlystError:
        return NOWHERE
    except Error as fault:
        log.error("the directory could not be read: %s", type(fault).__name__)
        return NOWHERE
    home = address("home", found.town.slug, language_at(request.path_info)) if parts[1] == "info" else ""
    return Surrounding(way_out_of(found.settings), home, framers_of(found.settings))


def way_out_of(settings: DirectorySettingsView) -> str:
    """Where the way out leads: the town's choice, where it is one that a browser can be sent to."""
    return settings.way_out if settings.way_out.startswith("https://") else WAY_OUT


def framers_of(settings: DirectorySettingsView) -> str:
    """Who may show the pages within theirs, as `frame-ancestors` takes it."""
    return " ".join(settings.framers) or "'none'"
