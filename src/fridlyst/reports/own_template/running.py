"""Checks and fills a municipality's own Word template, in a process of its own with limits on all it uses."""

import json
import logging
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from functools import reduce
from pathlib import Path
from typing import Any

from fridlyst.base.sentences import Sentence, unpacked
from fridlyst.reports.own_template.errors import BROKEN, BrokenTemplate, TemplateFault, TemplateTooSlow
from fridlyst.reports.own_template.fields import Names

_SOURCE = Path(__file__).resolve().parents[3]
_LIMITS = {"cpu": 10, "memory": 1_000_000_000}
_WALL_SECONDS = 25
_MOST_TOLD = 5

log = logging.getLogger(__name__)


def check_template(data: bytes, schema: Names) -> tuple[str, ...]:
    """The fields that the template uses, such as "arende.diarienummer"; none is allowed, and odd.

    Raises a TemplateFault whose message names the first faults, and `details["faults"]` how many there are.
    """
    return tuple(_run("check", data, {"schema": schema})[0]["fields"])


def fill_template(data: bytes, schema: Names, values: Mapping[str, Any]) -> bytes:
    """The letter as a Word document. `values` are texts, lists and dicts of texts, as `schema` says."""
    return _run("fill", data, {"schema": schema, "values": values})[1]


def _run(work: str, data: bytes, order: Mapping[str, Any]) -> tuple[dict[str, Any], bytes]:
    with tempfile.TemporaryFile() as given:
        given.write(json.dumps({"work": work, **_LIMITS, **order}).encode() + b"\n" + data)
        given.seek(0)
        try:
            done = subprocess.run(
                [sys.executable, "-I", "-B", "-c", _START, str(_SOURCE)],
                stdin=given,
                capture_output=True,
                env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8"},
                timeout=_WALL_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise _too_slow() from None
    head, _, body = done.stdout.partition(b"\n")
    if done.returncode in (-signal.SIGXCPU, -signal.SIGKILL):
        raise _too_slow()
    if done.returncode or not head:
        log.error("The worker of a template ended with %s: %s", done.returncode, done.stderr[-2000:])
        raise BrokenTemplate(BROKEN, field="file")
    told: dict[str, Any] = json.loads(head)
    if told.get("faults"):
        raise _fault(told["faults"])
    return told, body


def _fault(told: Sequence[Mapping[str, Any]]) -> TemplateFault:
    """One error that says the first faults, each a sentence."""
    kinds = {kind.code: kind for kind in TemplateFault.__subclasses__()}
    sentences = [unpacked(one["message"]) for one in told[:_MOST_TOLD]]
    if len(told) > _MOST_TOLD:
        sentences.append(Sentence("Det finns %(count)s fel till.", count=len(told) - _MOST_TOLD))
    message = reduce(lambda one, two: Sentence("%(one)s %(two)s", one=one, two=two), sentences)
    return kinds.get(told[0]["code"], TemplateFault)(message, field="file", details={"faults": len(told)})


def _too_slow() -> TemplateTooSlow:
    return TemplateTooSlow(
        "Mallen är för krånglig för att fyllas i inom rimlig tid. Förenkla den och försök igen.", field="file"
    )


_START = (
    "import sys; sys.path.insert(0, sys.argv[1]); "
    "from fridlyst.reports.own_template.worker import main; main(sys.stdin.buffer, sys.stdout.buffer)"
)
