"""The municipality's own services for a situation: those that fit, each once."""

from datetime import date

from fridlyst.organisation.queries import MunicipalityView
from fridlyst.support.guidance.fitting import fitting
from fridlyst.support.guidance.reading import situations
from fridlyst.support.guidance.shapes import Situation
from fridlyst.support.shapes import Directory, DirectorySettingsView, PublicService, ServiceText

DAY = date(2026, 11, 22)


def service(number: int, name: str, *whom: str, forms: tuple[str, ...] = ()) -> PublicService:
    return PublicService(
        id=number,
        key=name.lower(),
        body="",
        body_key="",
        whom=whom,
        target_groups=(),
        minimum_age=None,
        maximum_age=None,
        violence_forms=forms,
        languages=(),
        interpreter=None,
        accessibility=(),
        free=None,
        always_open=False,
        openings=(),
        contacts=(),
        place="",
        protected_address=False,
        pets=None,
        children=None,
        no_decision=None,
        anonymous=None,
        reviewed_on=DAY,
        changed_on=DAY,
        texts={"sv": ServiceText("sv", name)},
    )


def names(code: str, *services: PublicService) -> list[str]:
    town = MunicipalityView(1, "0180", "Stockholm", "stockholm")
    found: Situation | None = situations().by_code(code)
    assert found is not None
    directory = Directory(town, DirectorySettingsView(), services, code + str(len(services)))
    return [one.name for one in fitting(directory, found)]


CALM = service(1, "Sluta skada", "using_violence")
KIN = service(2, "Hederslinjen", "young", "exposed", forms=("honour",))
TALKS = service(3, "Samtalen", "exposed")


def test_who_uses_violence_is_sent_where_they_are_helped_to_stop() -> None:
    assert names("using", CALM, KIN, TALKS)[0] == "Sluta skada"
    assert "Sluta skada" not in names("adult", CALM, KIN, TALKS)


def test_a_service_for_several_stands_once_and_what_it_is_about_comes_first() -> None:
    found = names("honour", TALKS, KIN)
    assert found[0] == "Hederslinjen"
    assert len(found) == len(set(found))


def test_a_town_without_services_answers_with_none() -> None:
    assert names("child") == []
