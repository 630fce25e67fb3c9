"""Each command does its work on the real database, and says what went wrong in one line."""

import io
import json
import os
import signal
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from unittest.mock import patch

import pytest
from django.db import connection
from pytest_django import Settings
from tests.exchange.small import small

from fridlyst.accounts.models import Membership, User
from fridlyst.base.clock import now, today
from fridlyst.cli import demonstration, upkeep
from fridlyst.cli import main as entrance
from fridlyst.cli.commands import COMMANDS
from fridlyst.decisions.actions import StepFields, register_matter
from fridlyst.exchange.programme_file import dump, load
from fridlyst.followup.actions import plan_round
from fridlyst.followup.fields import RoundFields
from fridlyst.followup.models import FollowUpRound, Submission
from fridlyst.jobs.actions import finish, start
from fridlyst.jobs.models import Job
from fridlyst.jobs.rules import FILES_KEPT
from fridlyst.jobs.terms import JobKind
from fridlyst.organisation.actions import ensure_municipality
from fridlyst.organisation.actor import system_actor
from fridlyst.organisation.queries import municipality_by_code
from fridlyst.programmes.models import Programme
from fridlyst.programmes.queries import programmes
from fridlyst.trail.models import Event

Run = Callable[..., tuple[int, str, str]]
ROUND = ("--title", "Höst 2025", "--from", "2025-01-01", "--to", "2025-12-31", "--closes", "2099-01-31")


@pytest.fixture
def fridlyst(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command in this process: exit code, what was printed, what was complained of."""

    def run(*arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        with patch.dict(os.environ):
            code = entrance.run(arguments)
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run


@pytest.fixture
def programme_file(tmp_path: Path) -> Path:
    file = tmp_path / "program.json"
    file.write_text(dump(small()), encoding="utf-8")
    return file


@pytest.fixture
def taken_in(db: None, fridlyst: Run, programme_file: Path) -> None:
    ensure_municipality(code="9999", name="Provköping")
    code, _out, told = fridlyst(
        "import", str(programme_file), "--municipality", "9999", "--accept", "--in-force"
    )
    assert (code, told) == (0, "")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself_in_swedish(fridlyst: Run, name: str) -> None:
    code, out, _err = fridlyst(name, "--help")
    assert code == 0
    assert out.startswith(f"Användning: fridlyst {name}")
    assert COMMANDS[name].summary in " ".join(out.split())
    assert not {"Usage", "Options", "required", "Show"} & set(out.replace("[", " ").replace(":", " ").split())


def test_the_list_of_commands_is_whole(fridlyst: Run) -> None:
    for arguments in ((), ("--help",)):
        code, out, _err = fridlyst(*arguments)
        assert code == 0
        assert all(f"  {name} " in out for name in COMMANDS)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("nix",), "Kommandot nix finns inte."),
        (("--nix",), "Valet --nix finns inte."),
        (("read",), "Skriv FIL."),
        (("read", "a", "b"), "Det finns något för mycket: b."),
        (("backup", "a", "--nix"), "Valet --nix finns inte."),
        (("serve", "--port", "x"), "Värdet för --port går inte att använda."),
        (("import", "a"), "Valet --municipality saknas."),
    ],
)
def test_a_mistyped_command_ends_with_2(fridlyst: Run, arguments: tuple[str, ...], sentence: str) -> None:
    code, _out, told = fridlyst(*arguments)
    assert code == 2
    assert told == f"fel [usage]: {sentence} Skriv --help för hjälp.\n"


def test_a_programme_goes_in_and_comes_out(taken_in: None, fridlyst: Run, tmp_path: Path) -> None:
    assert Programme.objects.get().state == "in_force"
    code, out, _err = fridlyst("export", "programme", "2024-2026", "--municipality", "9999")
    assert code == 0
    assert load(out, name="ut")["goals"][0]["key"] == "m1"
    into = tmp_path / "ut.yaml"
    assert fridlyst("export", "programme", "2024-2026", "--municipality", "9999", "--into", str(into))[0] == 0
    assert load(into.read_bytes(), name="ut") == load(out, name="ut")


def test_the_directory_is_written_as_hsds(taken_in: None, fridlyst: Run, tmp_path: Path) -> None:
    code, out, _err = fridlyst("export", "directory", "--municipality", "9999")
    assert code == 0
    found = json.loads(out)
    assert {"id", "name", "status", "organization"} <= set(found[0])
    into = tmp_path / "stod.json"
    assert fridlyst("export", "directory", "--municipality", "9999", "--into", str(into))[0] == 0
    assert json.loads(into.read_text("utf-8")) == found


def test_the_schema_can_be_had_without_a_programme(fridlyst: Run) -> None:
    code, out, _err = fridlyst("export", "--schema")
    assert code == 0
    assert json.loads(out)["$id"] == "urn:fridlyst:programme:1"


def test_a_programme_twice_is_a_named_error(taken_in: None, fridlyst: Run, programme_file: Path) -> None:
    code, _out, told = fridlyst("import", str(programme_file), "--municipality", "9999", "--accept")
    assert code == 1
    assert told.startswith("fel [already-imported]: Programmet ”Program mot våld” 2024–2026 finns redan")
    assert told.count("\n") == 1


@pytest.mark.django_db
def test_what_is_not_accepted_waits_for_review(fridlyst: Run, tmp_path: Path) -> None:
    ensure_municipality(code="9999", name="Provköping")
    file = tmp_path / "plan.txt"
    file.write_text("Handlingsplan mot våld 2024–2026\n\nMål 1 Våldet förebyggs\n", encoding="utf-8")
    code, out, _err = fridlyst("import", str(file), "--municipality", "9999")
    assert code == 0
    assert "/provkoping/" in out
    assert Programme.objects.count() == 0


@pytest.mark.django_db
def test_a_municipality_that_is_not_there_is_a_named_error(fridlyst: Run, programme_file: Path) -> None:
    code, _out, told = fridlyst("import", str(programme_file), "--municipality", "0000", "--accept")
    assert (code, told) == (1, "fel [not-found]: Ingen kommun med koden 0000 finns.\n")


def test_a_document_is_read_and_nothing_is_stored(fridlyst: Run, tmp_path: Path) -> None:
    file, into = tmp_path / "plan.txt", tmp_path / "plan.json"
    file.write_text(
        "Handlingsplan mot våld 2024–2026\n\nMål 1\nVåldet förebyggs\n\nAktiviteter:\n"
        "- Utbilda all personal\n\nMål 2\nVåldet upptäcks\n",
        encoding="utf-8",
    )
    code, out, _err = fridlyst("read", str(file), "--json", "--into", str(into))
    assert code == 0
    assert json.loads(out) == json.loads(into.read_text(encoding="utf-8"))
    assert load(out, name="ut")["format"] == "fridlyst-programme/1"
    assert "prevention_levels" not in out
    code, shown, _err = fridlyst("read", str(file))
    assert code == 0
    assert "Mål" in shown
    assert "Utbilda all personal → universell, relation" in shown
    assert not list(tmp_path.glob(".*"))


def test_a_file_that_cannot_be_read_is_a_named_error(fridlyst: Run, tmp_path: Path) -> None:
    bad = tmp_path / "bild.pdf"
    bad.write_bytes(b"%PDF-1.7\nnothing")
    code, _out, told = fridlyst("read", str(bad))
    assert code == 1
    assert told.startswith("fel [")
    assert fridlyst("read", str(tmp_path))[2] == f"fel [file]: {tmp_path} är ingen fil.\n"
    assert fridlyst("read", str(tmp_path / "nix"))[2].startswith("fel [not-found]: ")


def test_a_round_is_opened_looked_at_and_closed(taken_in: None, fridlyst: Run) -> None:
    here = ("--municipality", "9999")
    code, out, told = fridlyst("round", "open", "2024-2026", *here, *ROUND)
    assert (code, told) == (0, "")
    assert "host-2025. 2 ska svara." in out
    assert "0 av 2 har svarat." in fridlyst("round", "status", "host-2025", *here)[1]
    assert "host-2025" in fridlyst("round", "status", *here)[1]
    Submission.objects.filter(body__key="sn").update(state="draft")
    code, _out, told = fridlyst("round", "close", "host-2025", *here)
    assert code == 1
    assert told.startswith("fel [drafts-open]: 1 har börjat svara men inte skickat in: Socialnämnden.")
    assert fridlyst("round", "close", "host-2025", *here, "--with-drafts")[0] == 0
    assert FollowUpRound.objects.get().state == "closed"


def test_the_report_of_a_round_is_written_in_every_format(
    taken_in: None, fridlyst: Run, tmp_path: Path
) -> None:
    here = ("--municipality", "9999")
    fridlyst("round", "open", "2024-2026", *here, *ROUND)
    folder = tmp_path / "ut"
    report = ("report", "host-2025", *here, "--out", str(folder))
    assert "fel [unknown-report-format]" in fridlyst(*report, "--format", "html,odt")[2]
    assert not folder.exists()
    code, out, told = fridlyst(*report, "--format", "pdf, docx,xlsx,html")
    assert (code, told) == (0, "")
    begins = {"pdf": b"%PDF-", "docx": b"PK", "xlsx": b"PK", "html": b"<!"}
    for extension, begin in begins.items():
        file = folder / f"host-2025.{extension}"
        assert str(file) in out
        assert file.read_bytes().lstrip().startswith(begin)
    assert len(list(folder.iterdir())) == 4
    assert fridlyst(*report, "--kind", "bokslut")[2].startswith("fel [unknown-report]")
    assert fridlyst(*report, "--kind", "analysis", "--format", "html")[0] == 0
    assert "Metod och svarsfrekvens" in (folder / "host-2025-analysrapport.html").read_text(encoding="utf-8")


def test_what_is_demanded_is_shown_and_what_is_due_is_opened(
    taken_in: None, fridlyst: Run, settings: Settings
) -> None:
    code, out, told = fridlyst("round", "calendar", "--municipality", "9999")
    assert code == 0, told
    assert "lag (2023:196) 6 §" in out
    here = system_actor(municipality_by_code("9999").id)
    days = (date(2025, 1, 1), date(2025, 12, 31), date(2026, 1, 31))
    ids = [one.id for one in programmes(municipality_id=here.municipality_id, drafts=False)]
    plan_round(by=here, fields=RoundFields("År 2025", ids, *days, opens_on=date(2026, 1, 2)))
    settings.FRIDLYST_DEMO_TODAY = date(2026, 1, 1)
    assert "Öppnade omgångar: 0." in fridlyst("round", "open", "--due")[1]
    settings.FRIDLYST_DEMO_TODAY = date(2026, 1, 2)
    assert "Öppnade omgångar: 1. Tillfrågade: 2." in fridlyst("round", "open", "--due")[1]


def test_a_round_without_its_days_is_asked_for_them(taken_in: None, fridlyst: Run) -> None:
    code, _out, told = fridlyst("round", "open", "2024-2026", "--municipality", "9999")
    assert code == 1
    assert "--due" in told


def test_a_round_on_a_bad_day_leaves_nothing(taken_in: None, fridlyst: Run) -> None:
    bad = [*ROUND[:-1], "31/1"]
    code, _out, told = fridlyst("round", "open", "2024-2026", "--municipality", "9999", *bad)
    assert code == 1
    assert "år-månad-dag" in told
    assert not FollowUpRound.objects.exists()


@pytest.mark.django_db
def test_a_person_gets_a_role_and_a_password(fridlyst: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert fridlyst("add-municipality", "Provköping", "--code", "9999")[0] == 0
    person = ("add-user", "Sam@Prov.se", "--municipality", "9999", "--name", "Sam Ordnare")

    def typed(*lines: str) -> None:
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))

    typed("kort", "kort")
    assert fridlyst(*person)[2].startswith("fel [bad-input]: ")
    typed("ett långt lösenord", "ett annat lösenord")
    assert "inte lika" in fridlyst(*person)[2]
    assert not User.objects.exists()
    typed("ett långt lösenord", "ett långt lösenord")
    code, out, _err = fridlyst(*person)
    assert (code, out) == (0, "Sam Ordnare är nu samordnare i Provköping.\n")
    assert User.objects.get(email="sam@prov.se").check_password("ett långt lösenord")
    assert fridlyst(*person, "--role", "registrar")[0] == 0
    assert Membership.objects.count() == 2
    assert fridlyst("add-user", "nix", "--municipality", "9999", "--name", "X")[2].startswith(
        "fel [wrong-address]"
    )


@pytest.mark.django_db
def test_a_municipality_is_added_once(fridlyst: Run) -> None:
    assert fridlyst("add-municipality", "Provköping", "--code", "9999")[0] == 0
    assert fridlyst("add-municipality", "Annan", "--code", "9999")[2].startswith("fel [conflict]: ")
    assert fridlyst("add-municipality", "Annan", "--code", "99")[2].startswith("fel [wrong-municipal-code]: ")


def test_a_whole_trail_is_whole_and_a_changed_one_is_named(taken_in: None, fridlyst: Run) -> None:
    code, out, _err = fridlyst("verify-trail")
    assert code == 0
    assert "hel" in out
    if connection.vendor != "sqlite":
        pytest.skip("radens skydd tas bort på ett annat sätt")
    table = Event._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type='trigger' AND tbl_name=%s", [table])
        for (trigger,) in cursor.fetchall():
            cursor.execute(f'DROP TRIGGER "{trigger}"')
        cursor.execute(f"UPDATE {table} SET verb='x' WHERE number=3")
    code, _out, told = fridlyst("verify-trail", "--municipality", "9999")
    assert code == 1
    assert told == "fel [trail-broken]: Spåret för Provköping är brutet på rad 3: raden är ändrad.\n"
    assert "rad 3" in fridlyst("check")[1]


@pytest.fixture
def _signals_as_they_were() -> Iterator[None]:
    """A worker says how its process is stopped, and this process goes on to other tests."""
    kept = {one: signal.getsignal(one) for one in (signal.SIGINT, signal.SIGQUIT, signal.SIGTERM)}
    yield
    for one, handler in kept.items():
        signal.signal(one, handler)


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_signals_as_they_were")
def test_the_worker_does_what_waits_and_stops(fridlyst: Run, settings: Settings) -> None:
    assert fridlyst("worker", "--batch")[2].startswith("fel [no-queue]: ")
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    assert fridlyst("worker", "--batch")[0] == 0


@pytest.mark.django_db
def test_the_demonstration_is_built_only_where_it_is_meant_to_be_and_its_letters_lead_there(
    fridlyst: Run, settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    served: list[tuple[str, int]] = []
    monkeypatch.setattr(demonstration, "_serve", lambda host, port: served.append((host, port)))
    monkeypatch.setenv("FRIDLYST_PUBLIC_URL", "")
    monkeypatch.delenv("FRIDLYST_PUBLIC_URL")
    settings.FRIDLYST_DEMO = False
    assert fridlyst("demo", "--no-serve")[2].startswith("fel [demo-off]: ")
    settings.FRIDLYST_DEMO, settings.FRIDLYST_PUBLIC_URL = True, "http://localhost:8000"
    settings.EMAIL_FILE_PATH = tmp_path
    code, out, told = fridlyst("demo", "--port", "8719")
    assert (code, told) == (0, "")
    assert "4 kommuner, 5 program, 12 omgångar. Alla svar är påhittade." in out
    assert "samordnare@stockholm.demo" in out
    assert f"Breven skrivs som filer i {settings.EMAIL_FILE_PATH}" in " ".join(out.split())
    assert served == [("127.0.0.1", 8719)]
    letters = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"http://127.0.0.1:8719/svara/" in letters
    assert b"localhost:8000" not in letters
    assert "fanns redan" in fridlyst("demo", "--no-serve")[1]
    assert served == [("127.0.0.1", 8719)]
    assert Programme.objects.count() == 5


@pytest.mark.django_db
def test_tidy_says_what_it_took_away(fridlyst: Run) -> None:
    for age in (FILES_KEPT / 2, FILES_KEPT * 2):
        made = start(municipality_id=1, kind=JobKind.REPORT, subject="x/pdf", user_id=None)
        finish(job_id=made.pk, content=b"%PDF", content_name="rapport.pdf")
        Job.objects.filter(pk=made.pk).update(finished_at=now() - age)
    assert fridlyst("tidy")[:2] == (0, "Borttaget: 1 rapportfiler, 0 uppladdade dokument och 0 gamla brev.\n")
    assert fridlyst("tidy")[1].startswith("Borttaget: 0 ")
    assert Job.objects.filter(content__isnull=False).count() == 1


@pytest.mark.django_db
def test_a_worker_tidies_once_a_day_and_looks_for_stopped_readings_at_every_look(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    done: list[str] = []
    monkeypatch.setattr(upkeep, "take_up_stalled", lambda at: done.append("look"))
    monkeypatch.setattr(upkeep, "tidy", lambda at: done.append("tidy"))
    one, begun = upkeep.Upkeep(), now()
    for hours in (0, 1, 23, 24, 25):
        one.look(begun + timedelta(hours=hours))
    assert done == ["look", "tidy", "look", "look", "look", "tidy", "look"]


def test_the_matters_and_one_of_them(db: None, fridlyst: Run) -> None:
    by = system_actor(ensure_municipality(code="1489", name="Alingsås").pk)
    raised = StepFields("motion_received", today() - timedelta(days=353), "Kommunfullmäktige", "41")
    back = StepFields("referred_back", None, "[AU]", conditions=["Vad kostar det?"])
    register_matter(by=by, registration_number="2025.202 KS", title="Program", steps=[raised, back])
    here = ("--municipality", "1489")
    code, out, _told = fridlyst("matter", "list", *here)
    assert code == 0
    assert "2025-202-ks" in out
    assert "Återremitterat" in out
    code, out, _told = fridlyst("matter", "show", "2025-202-ks", *here)
    assert code == 0
    for words in ("Kommunfullmäktige § 41", "[AU]", "inte besvarat Vad kostar det?", "om 12 dagar"):
        assert words in " ".join(out.split())
    assert fridlyst("matter", "show", "finns-inte", *here)[0] == 1
