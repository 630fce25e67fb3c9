"""The municipality's own services for a situation."""

from fridlyst.support.finding import Answers, find
from fridlyst.support.guidance.shapes import Situation
from fridlyst.support.shapes import Directory, PublicService

MOST = 6


def fitting(directory: Directory, situation: Situation, *, most: int = MOST) -> tuple[PublicService, ...]:
    """Those that fit, best first for whom the situation names first; each once, at most `most`."""
    found: dict[int, PublicService] = {}
    for seeker in situation.seekers:
        answers = Answers(seeker, situation.age, frozenset(situation.happenings))
        for hit in find(directory, answers, language="sv", most=most).hits:
            found.setdefault(hit.service.id, hit.service)
    return tuple(found.values())[:most]
