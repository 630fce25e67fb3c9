"""The marked places where the coordinator writes in the report: their keys, names and prompts."""

from collections.abc import Iterable
from dataclasses import replace

from django.utils.translation import gettext as _

from fridlyst.followup.material import ReportGoal, RoundMaterial
from fridlyst.reports.contents.words import in_sentence
from fridlyst.reports.document import Block, OwnText, ReportDocument

SUMMARY, PROPOSALS, CONCLUSIONS = "sammanfattning", "forslag", "slutsatser"


def summary(material: RoundMaterial) -> OwnText:
    """The coordinator's summary, on page one."""
    return _place(
        material,
        SUMMARY,
        _("Sammanfattning"),
        _("Skriv två eller tre meningar om vad siffrorna betyder och vad de beror på."),
    )


def proposals(material: RoundMaterial) -> OwnText:
    """What is proposed, on page one."""
    return _place(
        material, PROPOSALS, _("Förslag till beslut"), _("Skriv vad som föreslås, ett förslag på varje rad.")
    )


def conclusions(material: RoundMaterial) -> OwnText:
    """What follows from it all, last."""
    return _place(
        material,
        CONCLUSIONS,
        _("Samordnarens slutsatser"),
        _("Skriv vad uppföljningen visar och vad som behöver ändras till nästa omgång."),
    )


def of_goal(material: RoundMaterial, goal: ReportGoal) -> OwnText:
    """The coordinator's view of one goal."""
    label = _("Samordnarens bedömning, %(goal)s") % {"goal": in_sentence(goal)}
    prompt = _("Skriv hur arbetet mot målet går, vad det beror på och vad som görs nu.")
    return _place(material, goal_key(goal.id), label, prompt)


def goal_key(goal_id: int) -> str:
    """Where the coordinator's view of a goal is kept."""
    return f"bedomning-{goal_id}"


def keys(top_goals: Iterable[int]) -> frozenset[str]:
    """Every marked place of a report about these goals."""
    return frozenset({SUMMARY, PROPOSALS, CONCLUSIONS, *map(goal_key, top_goals)})


def finished(document: ReportDocument) -> ReportDocument:
    """The report for those who only read: an empty place says so on page one and last, else it is gone."""
    return replace(
        document, summary=_without_prompts(document.summary), blocks=_without_prompts(document.blocks)
    )


def _without_prompts(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    told = {
        SUMMARY: _("Ingen sammanfattning är skriven."),
        PROPOSALS: _("Inget förslag är skrivet."),
        CONCLUSIONS: _("Inga slutsatser är skrivna."),
    }
    return tuple(
        replace(one, placeholder=told[one.key]) if _is_empty(one) and isinstance(one, OwnText) else one
        for one in blocks
        if not _is_empty(one) or (isinstance(one, OwnText) and one.key in told)
    )


def _is_empty(block: Block) -> bool:
    return isinstance(block, OwnText) and not block.text.strip()


def _place(material: RoundMaterial, key: str, label: str, prompt: str) -> OwnText:
    text, _version = material.texts.get(key, ("", 0))
    return OwnText(key, label, prompt, text)
