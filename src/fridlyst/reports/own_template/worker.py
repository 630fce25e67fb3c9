"""The process that reads and fills a template: sets its own limits, answers once, ends. Knows no Django."""

import json
import resource
from collections.abc import Callable, Mapping
from typing import IO, Any
from zipfile import BadZipFile

from docx.opc.exceptions import PackageNotFoundError
from jinja2 import TemplateError
from lxml.etree import LxmlError

from fridlyst.base.sentences import packed
from fridlyst.reports.own_template.errors import BROKEN, BrokenTemplate, TemplateFault
from fridlyst.reports.own_template.language import environment, read
from fridlyst.reports.own_template.packages import check_fetches_nothing, filled, opened

_Order = Mapping[str, Any]
_Answer = tuple[dict[str, Any], bytes]


def main(given: IO[bytes], answer: IO[bytes]) -> None:
    """Reads an order and a template from `given`, writes one line of JSON and what bytes there are."""
    order = json.loads(given.readline())
    _set_limits(cpu=order["cpu"], memory=order["memory"])
    try:
        told, data = _WORKS[order["work"]](given.read(), order)
    except TemplateFault as error:
        told, data = {"faults": [_said(error)]}, b""
    except (BadZipFile, PackageNotFoundError, LxmlError, TemplateError, KeyError, ValueError, RecursionError):
        told, data = {"faults": [_said(BrokenTemplate(BROKEN))]}, b""
    answer.write(json.dumps(told).encode() + b"\n" + data)
    answer.flush()


def _check(data: bytes, order: _Order) -> _Answer:
    template = opened(data)
    check_fetches_nothing(template)
    reads = [read(source, order["schema"], where) for where, source in template.sources()]
    faults = [_said(error) for one in reads for error in one.faults]
    return {"fields": list(dict.fromkeys(f for one in reads for f in one.fields)), "faults": faults}, b""


def _fill(data: bytes, order: _Order) -> _Answer:
    """Checked again: what a template may say can have changed since it was uploaded."""
    told, _none = _check(data, order)
    if told["faults"]:
        return told, b""
    return told, filled(opened(data), order["values"], environment())


_WORKS: Mapping[str, Callable[[bytes, _Order], _Answer]] = {"check": _check, "fill": _fill}


def _said(error: TemplateFault) -> dict[str, Any]:
    return {"code": error.code, "message": packed(error.message), "details": error.details}


def _set_limits(*, cpu: int, memory: int) -> None:
    """Processor seconds, bytes of memory, no file written, no core left behind."""
    resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu + 2))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
