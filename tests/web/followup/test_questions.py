"""The pages on which questions are written, looked at, answered and read."""

import json
from collections.abc import Mapping
from dataclasses import replace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from fridlyst.followup.actions import save_question_answer, set_questions, submit
from fridlyst.followup.models import FollowUpRound, Question, QuestionAnswer
from fridlyst.followup.questioning import Option, QuestionCondition, QuestionFields
from fridlyst.organisation.models import Body
from fridlyst.programmes.fields import OwnerChoice
from tests import factories
from tests.web.followup.conftest import AUTOSAVE, Scene

USED = QuestionFields(
    "Används rutinen?",
    "one_choice",
    key="used",
    options=(Option("ja", "Ja"), Option("nej", "Nej")),
    required=True,
)
WHY = QuestionFields(
    "Varför inte?", "date", key="why", condition=QuestionCondition(question="used", values=("nej",))
)
DELAY = QuestionFields(
    "När blir det klart?",
    "date",
    key="delay",
    about="activity",
    condition=QuestionCondition(statuses=("late",)),
    required=True,
)
SHARE = QuestionFields("Hur många är utbildade?", "share", key="share")
MANY = QuestionFields(
    "Vilka når ni?", "many_choices", key="many", options=(Option("barn", "Barn"), Option("aldre", "Äldre"))
)


@pytest.fixture
def asked(scene: Scene) -> Mapping[str, Question]:
    set_questions(by=scene.town.actor, round_id=scene.round.pk, questions=[USED, WHY, DELAY, SHARE, MANY])
    return {one.key: one for one in Question.objects.all()}


@pytest.fixture
def draft(scene: Scene) -> FollowUpRound:
    return factories.planned(scene.town, scene.programme, title="Tertial 3 2026")


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


class TestEditor:
    FORM = {"label": "Hur går det?", "kind": "text", "about": "body", "help": "", "section": ""}

    def _here(self, scene: Scene, draft: FollowUpRound) -> str:
        return f"{scene.home}uppfoljning/{draft.slug}/fragor/"

    def test_a_question_is_written_moved_mended_and_taken_away(
        self, scene: Scene, coordinator: Client, draft: FollowUpRound
    ) -> None:
        here = self._here(scene, draft)
        for label in ("Först?", "Sedan?"):
            assert coordinator.post(f"{here}ny/", self.FORM | {"label": label}).status_code == 302
        first, then = Question.objects.order_by("position")
        coordinator.post(f"{here}{then.pk}/flytta/", {"at": "upp"})
        assert list(Question.objects.order_by("position")) == [then, first]
        coordinator.post(f"{here}{first.pk}/", self.FORM | {"label": "Mer?", "version": 1})
        coordinator.post(f"{here}{then.pk}/ta-bort/")
        assert [one.label for one in Question.objects.all()] == ["Mer?"]
        page = text(coordinator, here)
        assert "Mer?" in page
        assert "Sedan?" not in page

    def test_options_are_lines_and_conditions_are_boxes(
        self, scene: Scene, coordinator: Client, draft: FollowUpRound
    ) -> None:
        here = self._here(scene, draft)
        coordinator.post(f"{here}ny/", self.FORM | {"kind": "one_choice", "options": "Ja\n\n Nej \n"})
        (made,) = Question.objects.all()
        assert [one["label"] for one in made.options] == ["Ja", "Nej"]
        more = {"label": "Varför?", "answers": [f"{made.key}|nej"], "statuses": ["late", "stopped"]}
        coordinator.post(f"{here}ny/", self.FORM | more)
        assert Question.objects.get(label="Varför?").condition == {
            "status": ["late", "stopped"],
            "question": made.key,
            "is": ["nej"],
        }
        page = text(coordinator, here)
        assert "Bara om försenad eller stoppad och svaret på ”Hur går det?” är Nej" in page

    def test_an_option_that_is_mended_keeps_its_answers(
        self, scene: Scene, coordinator: Client, asked: Mapping[str, Question]
    ) -> None:
        used = asked["used"]
        given = self.FORM | {"label": used.label, "kind": "one_choice", "version": 1}
        coordinator.post(
            f"{scene.round_href}fragor/{used.pk}/", given | {"options": "Ja, alltid\nNej\nDelvis"}
        )
        used.refresh_from_db()
        assert [one["key"] for one in used.options] == ["ja", "nej", "delvis"]

    @pytest.mark.parametrize(
        ("wrong", "said"),
        [
            ({"label": " "}, "Skriv frågan."),
            ({"kind": "one_choice", "options": "Bara en"}, "minst två"),
            ({"kind": "karta"}, "finns inte"),
            ({"label": "x" * 501}, "500"),
            ({"bodies": ["999999"]}, "finns inte"),
            ({"statuses": ["klart"]}, "finns inte"),
        ],
    )
    def test_what_cannot_be_asked_is_said_at_the_field(
        self, scene: Scene, coordinator: Client, draft: FollowUpRound, wrong: dict[str, object], said: str
    ) -> None:
        answer = coordinator.post(f"{self._here(scene, draft)}ny/", self.FORM | wrong)
        assert answer.status_code == 422
        assert said in answer.content.decode()
        assert not Question.objects.exists()

    def test_a_set_is_added_with_one_press_and_can_be_copied(
        self, scene: Scene, coordinator: Client, draft: FollowUpRound
    ) -> None:
        here = self._here(scene, draft)
        coordinator.post(f"{here}fardiga/", {"fragor": "rutiner"})
        assert Question.objects.filter(round=draft).count() == 5
        *_, last = Question.objects.filter(round=draft).order_by("position")
        coordinator.post(f"{here}{last.pk}/ta-bort/")
        assert "Lägg till 1 fråga" in text(coordinator, here)
        coordinator.post(f"{here}fardiga/", {"fragor": "rutiner"})
        coordinator.post(f"{scene.round_href}fragor/kopiera/", {"omgang": str(draft.pk)})
        assert Question.objects.filter(round=scene.round).count() == 5
        answer = coordinator.post(f"{here}kopiera/", {"omgang": "x"})
        assert answer.status_code == 404

    def test_a_question_with_answers_is_kept_with_them(
        self, scene: Scene, coordinator: Client, asked: Mapping[str, Question]
    ) -> None:
        save_question_answer(
            by=scene.town.actor,
            submission_id=scene.mine.pk,
            question_id=asked["share"].pk,
            value={"numerator": "1", "denominator": "2"},
            version=0,
        )
        here = f"{scene.round_href}fragor/"
        coordinator.post(f"{here}{asked['share'].pk}/ta-bort/")
        assert "kvar med sitt 1 svar" in text(coordinator, here)
        again = coordinator.post(
            f"{here}{asked['used'].pk}/ta-bort/",
        )
        assert again.status_code == 302
        assert "Varför inte?" in text(coordinator, here)
        again_href = f"{here}{asked['share'].pk}/stall-igen/"
        assert again_href in text(coordinator, here)
        coordinator.post(again_href)
        assert again_href not in text(coordinator, here)
        assert coordinator.post(again_href).status_code == 404

    def test_planning_a_round_asks_about_routines_unless_it_is_unticked(
        self, scene: Scene, coordinator: Client
    ) -> None:
        page = text(coordinator, f"{scene.home}uppfoljning/ny-omgang/")
        assert 'name="ready_made"' in page
        assert "checked" in page.split('name="ready_made"')[1][:200]
        days = {"period_start": "2027-01-01", "period_end": "2027-04-30", "closes_on": "2027-05-31"}
        fields = {"title": "T1", "kind": "tertial", "programmes": [scene.programme.pk], "ready_made": "on"}
        coordinator.post(f"{scene.home}uppfoljning/ny-omgang/", fields | days)
        assert Question.objects.filter(round__title="T1").count() == 5

    def test_only_the_coordinator(self, scene: Scene, reporter: Client, stranger: Client) -> None:
        for client, status in ((reporter, 403), (stranger, 404)):
            for page in ("fragor/", "fragor/ny/", "forhandsgranska/"):
                assert client.get(scene.round_href + page).status_code == status


class TestAnswering:
    def _at(self, scene: Scene, question: Question, about: int | None = None) -> str:
        more = f"aktivitet/{about}/" if about else ""
        return f"{scene.answer_href}fraga/{question.pk}/{more}"

    def test_one_answer_is_saved_at_a_time_and_counted(
        self, scene: Scene, reporter: Client, asked: Mapping[str, Question]
    ) -> None:
        at, name = self._at(scene, asked["used"]), f"q{asked['used'].pk}"
        told = reporter.post(at, {f"{name}-value": "nej", f"{name}-version": "0"}, headers=AUTOSAVE).json()
        assert (told["version"], told["answered"], told["asked"]) == (1, 1, 6)
        assert (told["progress"], told["result"]) == ("1 av 6 besvarade", "Nej")

    def test_a_late_activity_is_asked_more(
        self, scene: Scene, reporter: Client, asked: Mapping[str, Question]
    ) -> None:
        name = f"a{scene.first.pk}"
        fields = {f"{name}-status": "late", f"{name}-comment": "", f"{name}-version": "1"}
        at = f"{scene.answer_href}aktivitet/{scene.first.pk}/"
        assert reporter.post(at, fields, headers=AUTOSAVE).json()["asked"] == 7

    @pytest.mark.parametrize(
        ("typed", "stored"),
        [("2026-08-31", "2026-08-31"), ("31/8 2026", "2026-08-31"), ("31 augusti 2026", "2026-08-31")],
    )
    def test_days_as_people_write_them(
        self, scene: Scene, reporter: Client, asked: Mapping[str, Question], typed: str, stored: str
    ) -> None:
        name = f"q{asked['delay'].pk}a{scene.first.pk}"
        fields = {f"{name}-value": typed, f"{name}-version": "0"}
        assert (
            reporter.post(
                self._at(scene, asked["delay"], scene.first.pk), fields, headers=AUTOSAVE
            ).status_code
            == 200
        )
        assert QuestionAnswer.objects.get().value == stored

    @pytest.mark.parametrize(
        ("key", "given", "said"),
        [
            ("used", {"value": "kanske"}, "finns inte"),
            ("why", {"value": "31 februari 2026"}, "Skriv datumet"),
            ("share", {"numerator": "9", "denominator": "3"}, "större än"),
            ("share", {"numerator": "9"}, "både"),
            ("share", {"numerator": "33 %", "denominator": "100"}, "Skriv ett tal"),
            ("share", {"numerator": "1", "denominator": "99999999999"}, "tal"),
            ("many", {"value": ["barn", "alla"]}, "finns inte"),
        ],
    )
    def test_what_cannot_be_is_said_in_a_sentence(
        self,
        scene: Scene,
        reporter: Client,
        asked: Mapping[str, Question],
        key: str,
        given: dict[str, object],
        said: str,
    ) -> None:
        name = f"q{asked[key].pk}"
        fields = {f"{name}-{field}": value for field, value in given.items()} | {f"{name}-version": "0"}
        answer = reporter.post(self._at(scene, asked[key]), fields, headers=AUTOSAVE)
        assert answer.status_code == 422
        assert said in answer.json()["message"]

    def test_two_in_the_same_question_keep_both_texts(
        self, scene: Scene, reporter: Client, asked: Mapping[str, Question]
    ) -> None:
        at, name = self._at(scene, asked["many"]), f"q{asked['many'].pk}"
        assert (
            reporter.post(
                at, {f"{name}-value": ["barn"], f"{name}-version": "0"}, headers=AUTOSAVE
            ).status_code
            == 200
        )
        answer = reporter.post(at, {f"{name}-value": ["aldre"], f"{name}-version": "0"}, headers=AUTOSAVE)
        assert answer.status_code == 409
        assert "Barn" in answer.json()["html"]
        assert QuestionAnswer.objects.get().value == ["barn"]

    def test_without_script_what_is_not_asked_is_not_checked(
        self, scene: Scene, reporter: Client, asked: Mapping[str, Question]
    ) -> None:
        page = text(reporter, scene.answer_href)
        assert "Om försenad:" in page
        assert "Om svaret på ”Används rutinen?” är Nej:" in page
        fields = self._filled(scene, page, asked, used="ja", why="i höstas")
        assert reporter.post(scene.answer_href, fields).status_code == 302
        assert dict(QuestionAnswer.objects.values_list("question__key", "value")) == {"used": "ja"}

    def test_without_script_what_is_asked_is_checked_and_kept_as_typed(
        self, scene: Scene, reporter: Client, asked: Mapping[str, Question]
    ) -> None:
        page = text(reporter, scene.answer_href)
        answer = reporter.post(
            scene.answer_href, self._filled(scene, page, asked, used="nej", why="i höstas")
        )
        assert answer.status_code == 422
        shown = answer.content.decode()
        assert "i höstas" in shown
        assert "Skriv datumet som" in shown

    def test_sending_in_names_the_questions_that_are_left(
        self, scene: Scene, reporter: Client, asked: Mapping[str, Question]
    ) -> None:
        answer = reporter.post(f"{scene.answer_href}skicka-in/", {})
        assert "1 fråga saknar svar" in answer.content.decode()

    def test_what_is_sent_in_is_read_without_what_was_folded_away(
        self, scene: Scene, approver: Client, asked: Mapping[str, Question]
    ) -> None:
        for key, value in (("used", "ja"), ("why", "2026-01-01")):
            save_question_answer(
                by=scene.town.actor,
                submission_id=scene.mine.pk,
                question_id=asked[key].pk,
                value=value,
                version=0,
            )
        submit(by=scene.town.actor, submission_id=scene.mine.pk, with_gaps=True)
        page = text(approver, scene.answer_href)
        assert "Används rutinen?" in page
        assert "Varför inte?" not in page

    @staticmethod
    def _filled(scene: Scene, page: str, asked: Mapping[str, Question], **given: str) -> dict[str, str]:
        """The fields of some questions as a browser would send them, with what they held before."""
        fields: dict[str, str] = {}
        for key, value in given.items():
            name = f"q{asked[key].pk}"
            was = page.split(f'name="{name}-was"')[1].split('value="')[1].split('"')[0]
            fields |= {f"{name}-value": value, f"{name}-version": "0", f"{name}-was": was}
        return fields


class TestGoalsAndProgrammes:
    def test_who_owns_only_a_goal_answers_for_it(self, scene: Scene) -> None:
        culture = factories.body(scene.town, "Kulturnämnden")
        factories.goal(scene.town, scene.programme, "Fler berättar", owners=[OwnerChoice(culture.pk)])
        later = factories.opened(scene.town, scene.programme, title="Tertial 3 2026")
        client = scene.client("reporter", culture)  # type: ignore[arg-type]
        here = f"{scene.home}uppfoljning/{later.slug}/svar/{culture.key}/"
        page = text(client, here)
        assert "Mål som ni ansvarar för" in page
        assert "0 av 1 besvarade" in page
        goal = later.submissions.get(body=culture).goal_reports.get()
        fields = {f"g{goal.goal_id}-status": "ongoing", f"g{goal.goal_id}-version": "1"}
        told = client.post(f"{here}mal/{goal.goal_id}/", fields, headers=AUTOSAVE).json()
        assert told["progress"] == "1 av 1 besvarade"

    def test_an_activity_of_two_programmes_is_asked_once_and_says_so(self, scene: Scene) -> None:
        other = factories.programme(scene.town, title="Plan mot hedersvåld")
        goal = factories.goal(scene.town, other, "Fria val")
        factories.activity(scene.town, goal, "Bara heder", leads=[scene.social])
        goal.goal_activities.create(activity=scene.first, position=9)
        later = factories.opened(scene.town, scene.programme, other, title="Mandatperioden")
        page = text(
            scene.client("reporter", scene.social),  # type: ignore[arg-type]
            f"{scene.home}uppfoljning/{later.slug}/svar/{scene.social.key}/",
        )
        assert page.count(f'id="aktivitet-{scene.first.pk}"') == 1
        assert "Gäller också Plan mot hedersvåld" in page
        assert page.count('class="programme-head"') == 2


class TestPreview:
    def test_any_body_before_and_after_opening(
        self, scene: Scene, coordinator: Client, asked: Mapping[str, Question], draft: FollowUpRound
    ) -> None:
        set_questions(by=scene.town.actor, round_id=draft.pk, questions=[USED])
        factories.answered(scene.town, scene.round, scene.social, "late", "Eget utkast")
        for href in (scene.round_href, f"{scene.home}uppfoljning/{draft.slug}/"):
            page = text(coordinator, f"{href}forhandsgranska/?enhet={scene.social.key}")
            assert "Utbilda alla" in page
            assert "Används rutinen?" in page
            assert "Eget utkast" not in page
            assert "disabled" in page
            assert "Skicka in svaret" not in page
            other = text(coordinator, f"{href}forhandsgranska/?enhet={scene.school.key}")
            assert "Utbilda alla" not in other
            assert "Fråga rutinmässigt" in other
            assert coordinator.get(f"{href}forhandsgranska/?enhet=annan").status_code == 404


class TestResults:
    @pytest.fixture
    def told(self, scene: Scene, asked: Mapping[str, Question]) -> None:
        """The social committee has sent in, the school committee has only begun."""
        self._say(scene, asked, scene.social, "used", "nej")
        self._say(scene, asked, scene.social, "share", {"numerator": "9", "denominator": "27"})
        self._say(scene, asked, scene.school, "used", "ja")
        submit(by=scene.town.actor, submission_id=scene.mine.pk, with_gaps=True)

    @staticmethod
    def _say(scene: Scene, asked: Mapping[str, Question], body: Body, key: str, value: object) -> None:
        save_question_answer(
            by=scene.town.actor,
            submission_id=scene.round.submissions.get(body=body).pk,
            question_id=asked[key].pk,
            value=value,
            version=0,
        )

    @pytest.mark.usefixtures("told")
    def test_only_what_is_sent_in_is_shown(self, scene: Scene, reader: Client) -> None:
        page = text(reader, f"{scene.round_href}fragor/svar/")
        assert "1 av 1 har svarat" in page
        assert "Tillsammans 33,3 % (9 av 27)" in page
        assert "Skolnämnden" not in page
        assert f"{scene.round_href}fragor/svar/" in text(reader, scene.round_href)

    @pytest.mark.usefixtures("told")
    def test_as_files(self, scene: Scene, reader: Client) -> None:
        answer = reader.get(f"{scene.round_href}fragor/svar/?format=json")
        rows = json.loads(answer.content)
        rows = rows if isinstance(rows, list) else rows["rows"]
        share = next(row for row in rows if row["question"] == "Hur många är utbildade?")
        assert (share["numerator"], share["denominator"]) == (9, 27)
        assert {row["body"] for row in rows} == {"Socialnämnden"}
        for wanted in ("csv", "xlsx"):
            assert reader.get(f"{scene.round_href}fragor/svar/?format={wanted}").status_code == 200


class TestFew:
    """A few persons in an answer are shown to those who gave it, and to nobody else."""

    @pytest.fixture
    def few(self, scene: Scene, asked: Mapping[str, Question]) -> None:
        TestResults._say(scene, asked, scene.social, "share", {"numerator": "3", "denominator": "29"})
        submit(by=scene.town.actor, submission_id=scene.mine.pk, with_gaps=True)

    @pytest.mark.usefixtures("few")
    @pytest.mark.parametrize("form", ["", "?format=json", "?format=csv"])
    def test_is_protected_together(self, scene: Scene, reader: Client, form: str) -> None:
        page = text(reader, f"{scene.round_href}fragor/svar/{form}")
        assert "skyddat" in page
        assert "29" not in page.replace("2029", "")
        assert "10,3" not in page

    @pytest.mark.usefixtures("few")
    def test_is_read_by_others_through_what_is_shown_to_all(self, scene: Scene, reader: Client) -> None:
        page = text(reader, f"{scene.round_href}svar/socialnamnden/")
        assert "3 av 29" not in page
        assert "Se svaren tillsammans" in page

    @pytest.mark.usefixtures("few")
    def test_what_counts_something_else_is_shown(
        self, scene: Scene, coordinator: Client, reader: Client, asked: Mapping[str, Question]
    ) -> None:
        share = asked["share"]
        given = {"label": share.label, "kind": "share", "about": "body", "version": share.version}
        answer = coordinator.post(f"{scene.round_href}fragor/{share.pk}/", given)
        assert answer.status_code == 302
        assert "10,3 % (3 av 29)" in text(reader, f"{scene.round_href}fragor/svar/")
        assert "3 av 29" in text(reader, f"{scene.round_href}svar/socialnamnden/")


# Session, user and standing in the municipality are three of them.
PAGES = {
    "fragor/": 13,
    "fragor/ny/": 11,
    "fragor/svar/": 10,
    "forhandsgranska/": 33,
    "svar/socialnamnden/": 21,
}


class TestStatements:
    def _ask(self, scene: Scene, count: int) -> None:
        """So many of each kind; the committee has answered those of one choice."""
        kinds = (USED, DELAY, SHARE, MANY)
        given = [replace(one, key=f"{one.key}-{n}", condition=None) for n in range(count) for one in kinds]
        given.append(replace(WHY, condition=QuestionCondition(question="used-0", values=("nej",))))
        named = replace(WHY, key="named", condition=None, body_ids=(scene.social.pk, scene.school.pk))
        set_questions(by=scene.town.actor, round_id=scene.round.pk, questions=[*given, named])
        for question in Question.objects.filter(key__startswith="used"):
            QuestionAnswer.objects.get_or_create(
                municipality=scene.town.municipality,
                submission=scene.mine,
                question=question,
                defaults={"value": "nej", "asked": True},
            )

    @pytest.mark.parametrize(("page", "statements"), PAGES.items())
    def test_do_not_grow(self, scene: Scene, coordinator: Client, page: str, statements: int) -> None:
        found = []
        for count in (1, 10, 30):
            self._ask(scene, count)
            coordinator.get(scene.round_href + page)
            with CaptureQueriesContext(connection) as asked:
                assert coordinator.get(scene.round_href + page).status_code == 200
            found.append(len(asked))
        assert found == [statements] * 3

    def test_saving_an_answer_costs_the_same(self, scene: Scene, reporter: Client) -> None:
        found = []
        for version, count in ((0, 1), (1, 10), (2, 30)):
            self._ask(scene, count)
            many = Question.objects.get(key="many-0")
            name = f"q{many.pk}"
            fields = {f"{name}-value": ["barn"] if version % 2 else ["aldre"], f"{name}-version": version}
            with CaptureQueriesContext(connection) as asked:
                answer = reporter.post(f"{scene.answer_href}fraga/{many.pk}/", fields, headers=AUTOSAVE)
            assert answer.status_code == 200
            found.append(len(asked))
        assert found[1] == found[2], found
