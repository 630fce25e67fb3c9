"""Reading amendments against versions of their text, each with a fixed number of SQL statements."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, Q

from fridlyst.base.errors import NotFound
from fridlyst.decisions.models import Amendment
from fridlyst.decisions.placing import Moved, Stands, all_stand, is_waiting, marked, moved
from fridlyst.decisions.shapes import AmendmentView, MatterView
from fridlyst.decisions.terms import AmendmentState
from fridlyst.texts.comparing import compare
from fridlyst.texts.plain import fingerprint
from fridlyst.texts.queries import VersionView, body, versions
from fridlyst.texts.shapes import MarkedText, TextBody
from fridlyst.texts.terms import VersionOrigin


@dataclass(frozen=True, slots=True)
class Reckoning:
    """The amendments of a matter against one version of its text; without a text, only the amendments.

    `stands` is by the amendments' numbers.
    """

    matter: MatterView
    versions: tuple[VersionView, ...]
    version: VersionView | None
    body: TextBody | None
    moved: tuple[Moved, ...]
    stands: Mapping[int, Stands]

    @property
    def newest(self) -> VersionView | None:
        """The last version of the text."""
        return self.versions[-1] if self.versions else None

    @property
    def is_newest(self) -> bool:
        """Whether what is shown is the last version, or there is none."""
        return self.version == self.newest

    @property
    def waiting(self) -> tuple[Moved, ...]:
        """Those that are adopted and not yet in the text."""
        return tuple(one for one in self.moved if is_waiting(one))

    @property
    def undecided(self) -> tuple[Moved, ...]:
        """Those that nobody has decided on."""
        return tuple(one for one in self.moved if one.state == AmendmentState.PROPOSED)

    def numbered(self, number: int) -> AmendmentView:
        """The amendment with the number; NotFound when there is none."""
        found = next((one for one in self.matter.amendments if one.number == number), None)
        if found is None:
            raise NotFound
        return found

    def meant(self, number: int) -> Moved:
        """What the amendment with the number means; NotFound when there is none."""
        self.numbered(number)
        return next(one for one in self.moved if one.number == number)

    def version_with(self, version_id: int | None) -> VersionView | None:
        """The version with the id, if it is the text's."""
        return next((one for one in self.versions if one.id == version_id), None)


@dataclass(frozen=True, slots=True)
class Consolidated:
    """A version that was made of amendments, with what they did. `by_amendment` is False where that can no
    longer be told from the stored words: then only what differs from the base is marked."""

    version: VersionView
    base: VersionView | None
    text: MarkedText
    by_amendment: bool


@dataclass(frozen=True, slots=True)
class WaitingView:
    """A matter with amendments to decide on or to place."""

    slug: str
    registration_number: str
    to_decide: int
    to_place: int


def reckoning(
    municipality_id: int,
    matter: MatterView,
    number: int | None = None,
    known: tuple[VersionView, ...] | None = None,
) -> Reckoning:
    """The amendments against the version with the number, the newest without one; NotFound for a version
    that there is not. Two statements, one where the text's versions are `known`."""
    found = _versions(municipality_id, matter) if known is None else known
    version = _chosen(found, number)
    every = moved(matter.amendments)
    if version is None:
        return Reckoning(matter, found, None, None, every, {})
    words = body(municipality_id=municipality_id, version_id=version.id)
    return Reckoning(matter, found, version, words, every, all_stand(words, every))


def consolidated(municipality_id: int, matter: MatterView, number: int | None = None) -> Consolidated:
    """The version with the number, or the newest that was made of amendments, and what they did; NotFound
    when there is none. Three statements."""
    found = _versions(municipality_id, matter)
    made = [one for one in found if one.origin == VersionOrigin.CONSOLIDATED]
    version = _chosen(found, number) if number is not None else (made[-1] if made else None)
    if version is None:
        raise NotFound
    words = body(municipality_id=municipality_id, version_id=version.id)
    base = next((one for one in found if one.id == version.base_id), None)
    if base is None or version.origin != VersionOrigin.CONSOLIDATED:
        return Consolidated(version, None, MarkedText.of(words), by_amendment=True)
    before = body(municipality_id=municipality_id, version_id=base.id)
    placed = {one.id for one in matter.amendments if one.placed_in_id == version.id}
    text = marked(before, [one for one in moved(matter.amendments) if one.id in placed])
    if fingerprint(text.body) == version.sha256:
        return Consolidated(version, base, text, by_amendment=True)
    return Consolidated(version, base, compare(before, words), by_amendment=False)


def waiting(municipality_id: int) -> tuple[WaitingView, ...]:
    """The matters in which amendments wait for a decision or for their place; one statement."""
    proposed, adopted = Q(state=AmendmentState.PROPOSED), Q(state=AmendmentState.ADOPTED)
    rows = (
        Amendment.objects.filter(proposed | adopted, step__matter__municipality_id=municipality_id)
        .values("step__matter__slug", "step__matter__registration_number")
        .annotate(to_decide=Count("pk", filter=proposed), to_place=Count("pk", filter=adopted))
        .order_by("step__matter__registration_number")
    )
    return tuple(
        WaitingView(
            row["step__matter__slug"],
            row["step__matter__registration_number"],
            row["to_decide"],
            row["to_place"],
        )
        for row in rows
    )


def _versions(municipality_id: int, matter: MatterView) -> tuple[VersionView, ...]:
    if matter.text_id is None:
        return ()
    return versions(municipality_id=municipality_id, text_id=matter.text_id)


def _chosen(found: tuple[VersionView, ...], number: int | None) -> VersionView | None:
    if number is None:
        return found[-1] if found else None
    chosen = next((one for one in found if one.number == number), None)
    if chosen is None:
        raise NotFound
    return chosen
