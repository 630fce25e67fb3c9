"""Saying something about a published programme: no account, no third party, little for a robot to do."""

from dataclasses import dataclass
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _

from fridlyst.base import clock
from fridlyst.base.errors import BadInput, WrongState
from fridlyst.base.translating import translated
from fridlyst.insight import queries
from fridlyst.insight.actions import send_feedback, visitor
from fridlyst.insight.fields import FeedbackFields
from fridlyst.insight.rules import LONGEST_TEXT, AlreadySent, TooMany
from fridlyst.insight.shapes import PublicProgramme
from fridlyst.insight.stamps import new_stamp
from fridlyst.insight.terms import FeedbackAbout
from fridlyst.web.insight.framing import framed
from fridlyst.web.insight.sending import TRAP, Typed, again_at, may_try, posted
from fridlyst.web.quiet.answers import quiet_error


@dataclass(frozen=True)
class Choice:
    """Something that feedback can be about."""

    value: str
    label: str


def show_form(request: HttpRequest, town: str, programme: str) -> HttpResponse:
    """The form, or what became of it."""
    if request.method == "POST":
        return _take(request, town, programme)
    if request.method not in ("GET", "HEAD"):
        return quiet_error(request, HTTPStatus.METHOD_NOT_ALLOWED, headers={"Allow": "GET, HEAD, POST"})
    found = queries.public_programme(town, programme, today=clock.today())
    return _form(request, found, Typed())


def _take(request: HttpRequest, town: str, programme: str) -> HttpResponse:
    if not may_try(request):
        return _too_many_tries(request, town, programme)
    found = queries.public_programme(town, programme, today=clock.today())
    sent = posted(request)
    if sent is None:
        return quiet_error(request, HTTPStatus.BAD_REQUEST)
    typed = Typed(sent.get("om", ""), sent.get("text", ""), sent.get("epost", ""))
    try:
        send_feedback(by=visitor(found.municipality.id), fields=_fields(found, sent))
    except AlreadySent as error:
        return _thanks(request, found, translated(error.message))
    except TooMany as error:
        return _later(request, found, error)
    except (BadInput, WrongState) as error:
        return _form(request, found, typed.refused(error), status=HTTPStatus.UNPROCESSABLE_ENTITY)
    return _thanks(request, found, _("Det du skrev är skickat till kommunen."))


def _fields(found: PublicProgramme, sent: QueryDict) -> FeedbackFields:
    chosen = sent.get("om", "") or FeedbackAbout.PROGRAMME.value
    known = {one.value: one.label for _name, group in choices(found) for one in group}
    if chosen not in known:
        raise BadInput("Välj i listan vad det gäller.", field="about")
    about, _colon, key = chosen.partition(":")
    return FeedbackFields(
        programme_id=found.view.id,
        about=about,
        key=key,
        title=known[chosen] if key else "",
        text=sent.get("text", ""),
        email=sent.get("epost", ""),
        stamp=sent.get("stampel", ""),
        trap=sent.get(TRAP, ""),
    )


def choices(found: PublicProgramme) -> list[tuple[str, list[Choice]]]:
    """What can be chosen, in groups: only what is public."""
    whole = [
        Choice(FeedbackAbout.PROGRAMME.value, _("Hela programmet")),
        Choice(FeedbackAbout.GENERAL.value, _("Något annat")),
    ]
    goals = [
        Choice(f"{FeedbackAbout.GOAL.value}:{one.key}", f"{one.label} {one.title}".strip())
        for one in found.tree.walk()
    ]
    activities = [
        Choice(f"{FeedbackAbout.ACTIVITY.value}:{one.key}", one.title)
        for one in (found.tree.activities() if found.publishing.activities else ())
    ]
    groups = [("", whole), (_("Mål"), goals), (_("Aktiviteter"), activities)]
    return [(name, group) for name, group in groups if group]


def _form(
    request: HttpRequest, found: PublicProgramme, typed: Typed, *, status: int = HTTPStatus.OK
) -> HttpResponse:
    context = {
        **_around(found),
        "typed": typed,
        "groups": choices(found),
        "stamp": new_stamp(found.view.id, clock.now()),
        "trap": TRAP,
        "longest": LONGEST_TEXT,
    }
    return framed(request, "insight/feedback.html", found.municipality, context, status=status)


def _around(found: PublicProgramme) -> dict[str, object]:
    return {"programme": found.view, "settings": queries.settings_of(found.municipality.id)}


def _thanks(request: HttpRequest, found: PublicProgramme, said: str) -> HttpResponse:
    return framed(request, "insight/thanks.html", found.municipality, {**_around(found), "said": said})


def _later(request: HttpRequest, found: PublicProgramme, error: TooMany) -> HttpResponse:
    """Honest people are told when, and how else to reach."""
    context = {**_around(found), "said": translated(error.message), "when": again_at(error)}
    status = HTTPStatus.TOO_MANY_REQUESTS
    return framed(request, "insight/later.html", found.municipality, context, status=status)


def _too_many_tries(request: HttpRequest, town: str, programme: str) -> HttpResponse:
    """Without reading what was sent, and without the programme's tree."""
    found = queries.public_town(town)
    views = [view for view, _chosen in found.programmes if view.slug == programme]
    if not views:
        return quiet_error(request, HTTPStatus.NOT_FOUND)
    context: dict[str, object] = {
        "programme": views[0],
        "settings": queries.settings_of(found.municipality.id),
        "said": _("Formuläret har skickats väldigt många gånger härifrån."),
        "minutes": 10,
    }
    status = HTTPStatus.TOO_MANY_REQUESTS
    return framed(request, "insight/later.html", found.municipality, context, status=status)
