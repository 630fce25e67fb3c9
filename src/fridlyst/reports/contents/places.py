"""The marked places where the coordinator writes in a report: their keys, names and prompts.

A place that stands in more than one report of a round holds the same text in each.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from django.utils.translation import gettext as _

from fridlyst.followup.material import ReportGoal, WrittenText
from fridlyst.reports.contents import standing
from fridlyst.reports.contents.reckoning import Reckoning
from fridlyst.reports.contents.words import in_sentence
from fridlyst.reports.document import Block, OwnText, ReportDocument

SUMMARY, PROPOSALS, CONCLUSIONS = "sammanfattning", "forslag", "slutsatser"
PURPOSE, METHOD, HINDRANCES, LESSONS = "syfte", "metod", "hinder", "lardomar"


def summary(reckoning: Reckoning) -> OwnText:
    """The coordinator's summary, on page one."""
    prompt = _("Skriv två eller tre meningar om vad siffrorna betyder och vad de beror på.")
    return _place(reckoning, SUMMARY, _("Sammanfattning"), prompt, standing.of_round(reckoning))


def proposals(reckoning: Reckoning) -> OwnText:
    """What is proposed, one proposal a line."""
    prompt = _("Skriv vad som föreslås, ett förslag på varje rad.")
    facts = standing.of_round(reckoning)
    return replace(_place(reckoning, PROPOSALS, _("Förslag till beslut"), prompt, facts), ordered=True)


def conclusions(reckoning: Reckoning) -> OwnText:
    """What follows from it all, last."""
    prompt = _("Skriv vad uppföljningen visar och vad som behöver ändras till nästa omgång.")
    facts = standing.of_round(reckoning)
    return _place(reckoning, CONCLUSIONS, _("Samordnarens slutsatser"), prompt, facts)


def purpose(reckoning: Reckoning) -> OwnText:
    """Why the follow-up was made."""
    prompt = _("Skriv varför uppföljningen görs och vad den ska användas till.")
    return _place(reckoning, PURPOSE, _("Syfte"), prompt, {})


def method(reckoning: Reckoning) -> OwnText:
    """What the facts about the method do not say."""
    prompt = _("Skriv det som siffrorna inte säger: intervjuer, möten, vad som var svårt att svara på.")
    facts = standing.of_answering(reckoning)
    return _place(reckoning, METHOD, _("Mer om hur uppföljningen gjordes"), prompt, facts)


def hindrances(reckoning: Reckoning) -> OwnText:
    """The coordinator's view of what hinders."""
    prompt = _("Skriv vilka hinder som återkommer och vad som kan göras åt dem.")
    facts = standing.of_hindrances(reckoning)
    return _place(reckoning, HINDRANCES, _("Samordnarens bedömning av hindren"), prompt, facts)


def lessons(reckoning: Reckoning) -> OwnText:
    """What was learnt."""
    prompt = _("Skriv vad som har fungerat, vad som inte har gjort det och vad ni tar med er.")
    return _place(reckoning, LESSONS, _("Vad vi har lärt oss"), prompt, standing.of_round(reckoning))


def of_goal(reckoning: Reckoning, goal: ReportGoal) -> OwnText:
    """The coordinator's view of one goal."""
    label = _("Samordnarens bedömning, %(goal)s") % {"goal": in_sentence(goal)}
    prompt = _("Skriv hur arbetet mot målet går, vad det beror på och vad som görs nu.")
    facts = standing.of_activities(reckoning, reckoning.below[goal.id])
    facts |= standing.of_goals(reckoning, [one.id for one in reckoning.goals_in(goal)])
    return _place(reckoning, goal_key(goal.id), label, prompt, facts)


def goal_key(goal_id: int) -> str:
    """Where the coordinator's view of a goal is kept."""
    return f"bedomning-{goal_id}"


def keys(top_goals: Iterable[int]) -> frozenset[str]:
    """Every marked place of the reports about these goals."""
    whole = {SUMMARY, PROPOSALS, CONCLUSIONS, PURPOSE, METHOD, HINDRANCES, LESSONS}
    return frozenset({*whole, *map(goal_key, top_goals)})


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
        LESSONS: _("Inga lärdomar är skrivna."),
    }
    return tuple(
        replace(one, placeholder=told[one.key]) if _is_empty(one) and isinstance(one, OwnText) else one
        for one in blocks
        if not _is_empty(one) or (isinstance(one, OwnText) and one.key in told)
    )


def _is_empty(block: Block) -> bool:
    return isinstance(block, OwnText) and not block.written


def _place(reckoning: Reckoning, key: str, label: str, prompt: str, facts: Mapping[str, int]) -> OwnText:
    written = reckoning.material.texts.get(key, WrittenText())
    told = standing.changed(written.facts, facts) if written.text.strip() else ""
    note = _("Siffrorna har ändrats sedan texten skrevs: %(changes)s.") % {"changes": told} if told else ""
    return OwnText(key, label, prompt, written.text, note=note, beside=tuple(facts.items()))
