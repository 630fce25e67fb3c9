"""A programme's running text, and where its goals and activities stand in it."""

from dataclasses import dataclass

from django.db.models import F, OuterRef, Subquery, Value
from django.db.models.functions import Concat

from fridlyst.programmes.models import Programme, TextPlace
from fridlyst.programmes.terms import ProgrammeState
from fridlyst.texts.models import TextSection, TextVersion
from fridlyst.texts.queries import body
from fridlyst.texts.shapes import TextBody


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A goal or an activity, and the section and passage that say it; the other's fields are empty."""

    section: str
    passage: str
    goal_id: int | None
    goal_key: str
    goal_title: str
    goal_number: str
    activity_id: int | None
    activity_key: str
    activity_title: str

    @property
    def title(self) -> str:
        return self.activity_title or f"{self.goal_number} {self.goal_title}".strip()


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a goal or an activity stands: the programme, the section's heading, and the keys."""

    programme_slug: str
    heading: str
    section: str
    passage: str


def text_id_of(*, municipality_id: int, programme_id: int) -> int | None:
    """The programme's text, None where it has none. One statement."""
    rows = Programme.objects.filter(municipality_id=municipality_id, pk=programme_id)
    return rows.values_list("text_id", flat=True).first()


@dataclass(frozen=True, slots=True)
class TextOwner:
    """A programme that has a text."""

    id: int
    slug: str
    title: str
    text_id: int


def programmes_with_text(*, municipality_id: int, drafts: bool) -> tuple[TextOwner, ...]:
    """The programmes that have a text, newest first. One statement."""
    rows = Programme.objects.filter(municipality_id=municipality_id, text__isnull=False)
    if not drafts:
        rows = rows.exclude(state=ProgrammeState.DRAFT)
    columns = rows.order_by("-valid_from", "title").values_list("id", "slug", "title", "text_id")
    return tuple(TextOwner(number, slug, title, text or 0) for number, slug, title, text in columns)


def newest_body(*, municipality_id: int, programme_id: int) -> TextBody | None:
    """The newest words of a programme's text, None where it has none. Two statements."""
    rows = TextVersion.objects.filter(
        text__municipality_id=municipality_id, text__programme=programme_id
    ).order_by("-number")
    newest = rows.values_list("pk", flat=True).first()
    return None if newest is None else body(municipality_id=municipality_id, version_id=newest)


def places_of(*, municipality_id: int, programme_id: int) -> tuple[PlaceView, ...]:
    """Where the programme's goals and activities stand, goals first. One statement."""
    rows = TextPlace.objects.filter(programme__municipality_id=municipality_id, programme_id=programme_id)
    rows = rows.order_by(F("goal__position").asc(nulls_last=True), "id").select_related("goal", "activity")
    return tuple(_place(row) for row in rows)


def standing(
    *, municipality_id: int, goal_id: int | None = None, activity_id: int | None = None, drafts: bool = False
) -> tuple[Standing, ...]:
    """Where in the newest version of each programme's text a goal, or an activity, stands. One statement."""
    places = TextPlace.objects.filter(programme__municipality_id=municipality_id)
    if activity_id is not None:
        places = places.filter(activity_id=activity_id)
    else:
        places = places.filter(goal_id=goal_id or 0)
    if not drafts:
        places = places.exclude(programme__state=ProgrammeState.DRAFT)
    newest = (
        TextVersion.objects.filter(text=OuterRef(OuterRef("programme__text")))
        .order_by("-number")
        .values("pk")
    )
    sections = TextSection.objects.filter(version=Subquery(newest[:1]), key=OuterRef("section"))
    title = sections.annotate(title=Concat("number", Value(" "), "heading")).values("title")
    rows = places.annotate(title=Subquery(title[:1])).filter(title__isnull=False).order_by("id")
    columns = rows.values_list("programme__slug", "title", "section", "passage")
    return tuple(Standing(slug, title.strip(), *spot) for slug, title, *spot in columns)


def _place(row: TextPlace) -> PlaceView:
    goal, activity = row.goal, row.activity
    return PlaceView(
        section=row.section,
        passage=row.passage,
        goal_id=row.goal_id,
        goal_key=goal.key if goal else "",
        goal_title=goal.title if goal else "",
        goal_number=goal.number if goal else "",
        activity_id=row.activity_id,
        activity_key=activity.key if activity else "",
        activity_title=activity.title if activity else "",
    )


def slug_of_text(*, municipality_id: int, text_id: int) -> str | None:
    """The address of the programme that has the text, None where none has. One statement."""
    rows = Programme.objects.filter(municipality_id=municipality_id, text_id=text_id)
    return rows.values_list("slug", flat=True).first()
