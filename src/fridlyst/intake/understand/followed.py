"""A report that follows up plans: which plans, and which bodies it names. It proposes no goals."""

import re

from fridlyst.intake.understand.context import Context
from fridlyst.intake.understand.steering import Steering
from fridlyst.intake.understand.words import fold

_PLAN = re.compile(r"[”“\"]\s*([^”“\"]{8,160}?)\s*[”“\"]")
_PLAN_WORD = re.compile(r"handlingsplan|aktivitetsplan|åtgärdsplan|program|policy|strategi", re.IGNORECASE)
_BODY = re.compile(
    r"\b((?:[A-ZÅÄÖa-zåäö]+- (?:och|samt) )?"
    r"[A-ZÅÄÖa-zåäö]{3,}(?:nämnd|förvaltning|kontor|styrelse)(?:en|et|ens|ets)?)\b"
    r"|\b(kommun(?:fullmäktige|styrelsen))\b"
)
_GENERAL = re.compile(
    r"^(?:\w+- (?:och|samt) )?(?:nämnden|förvaltningen|kontoret|styrelsen|dåvarande \w+)$", re.IGNORECASE
)


def read_followed_plans(context: Context, steering: Steering, text: str) -> None:
    """The plans in quotation marks that the text calls plans, and every body it names."""
    running = fold(text)
    for found in _PLAN.finditer(running):
        near = running[max(0, found.start() - 60) : found.start()]
        if not (_PLAN_WORD.search(near) or _PLAN_WORD.search(found.group(1))):
            continue
        title = fold(found.group(1)).replace(" & ", " och ")
        if title.lower() not in {known.title.lower() for known in steering.found}:
            level = "regional" if "regional" in near else "national" if "nationell" in near else "municipal"
            steering.add(title[:1].upper() + title[1:], level)
    for found in _BODY.finditer(running):
        name = (
            (found.group(1) or found.group(2)).removesuffix("s")
            if found.group().endswith(("ens", "ets"))
            else found.group()
        )
        if not _GENERAL.match(name):
            context.bodies.add(name[:1].upper() + name[1:])
