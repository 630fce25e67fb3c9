"""The municipality's own services for a situation."""

from itertools import zip_longest

from fridlyst.support.finding import Answers, find
from fridlyst.support.guidance.shapes import Situation
from fridlyst.support.shapes import Directory, PublicService

MOST = 6


def fitting(directory: Directory, situation: Situation, *, most: int = MOST) -> tuple[PublicService, ...]:
    """Those that fit, at most `most`, each once: the best for each that the situation names, in turn."""
    lists = [_found(directory, situation, seeker, most) for seeker in situation.seekers]
    in_turn = (one for rank in zip_longest(*lists) for one in rank if one is not None)
    return tuple({one.id: one for one in in_turn}.values())[:most]


def _found(directory: Directory, situation: Situation, seeker: str, most: int) -> list[PublicService]:
    answers = Answers(seeker, situation.age, frozenset(situation.happenings), None, situation.words)
    return [hit.service for hit in find(directory, answers, language="sv", most=most).hits]
