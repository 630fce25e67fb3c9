"""A report as large and as Swedish as a real one, with every kind of block."""

from datetime import date

from fridlyst.figures.tables import CellState
from fridlyst.reports.charts import bars, stacked_status_bars
from fridlyst.reports.columns import Column, Kind, Row
from fridlyst.reports.document import (
    Appendix,
    Block,
    BulletList,
    Fact,
    Figure,
    Heading,
    KeyFigure,
    KeyFigures,
    OwnText,
    Paragraph,
    ReportDocument,
    Span,
    StatusBar,
    Table,
    paragraph,
)
from fridlyst.reports.drawings.series import Mark, SeriesChart, SeriesLine, SeriesWords
from fridlyst.reports.tones import Share, Status, Tone

DONE = Status(Tone.DONE, "Klar")
ONGOING = Status(Tone.ONGOING, "Pågår")
NOT_STARTED = Status(Tone.NOT_STARTED, "Ej påbörjad")
LATE = Status(Tone.LATE, "Försenad")
STOPPED = Status(Tone.STOPPED, "Stoppad")
UNANSWERED = Status(Tone.UNANSWERED, "Ej besvarad")
STATUSES = (DONE, ONGOING, NOT_STARTED, LATE, STOPPED, UNANSWERED)

GOALS = (
    "Fler upptäcker våld tidigt och vet vad de ska göra",
    "Barn som upplever våld får skydd och stöd utifrån sina egna behov, oavsett var i staden de bor",
    "Den som utövar våld erbjuds hjälp att sluta",
    "Stöd och skydd håller ihop, från första samtalet till eget boende",
    "Hedersrelaterat våld och förtryck förebyggs i skolan, på fritiden och i hemmet",
    "Prostitution och människohandel motverkas",
    "Kunskapen finns kvar när medarbetare byter arbete",
)
FIRST = (
    "Social",
    "Utbildnings",
    "Kultur",
    "Fritids",
    "Äldre",
    "Arbetsmarknads",
    "Miljö",
    "Trafik",
    "Överförmyndar",
)
PLACES = ("Östra Ängby", "Västra Åsen", "Södra Näset", "Norra Högsby", "Hägern och Älvsala", "Björkö", "Årby")
BODIES = (
    tuple(f"{name}nämnden" for name in FIRST)
    + tuple(f"Stadsdelsnämnden {place}" for place in PLACES)
    + tuple(f"Bostadsbolaget {place} AB" for place in PLACES)
    + tuple(f"Förvaltningen för {name.lower()}frågor" for name in FIRST[:7])
)
ARABIC = "مرحبا"


def shares(*counts: int) -> tuple[Share, ...]:
    return tuple(Share(status, count) for status, count in zip(STATUSES, counts, strict=True))


def goal_shares(index: int) -> tuple[Share, ...]:
    return shares(index % 5 + 1, 4, index % 3, index % 2, int(index == 6), 7 - index % 4)


STATUS_COLUMNS = (Column("Mål", weight=3), *(Column(status.word, Kind.NUMBER) for status in STATUSES))


def overview() -> Figure:
    rows = tuple((f"Mål {i}  {goal}", goal_shares(i)) for i, goal in enumerate(GOALS, 1))
    cells: tuple[Row, ...] = tuple((name, *(part.count for part in parts)) for name, parts in rows)
    return Figure(
        "lage-per-mal",
        stacked_status_bars(rows, unit="aktiviteter"),
        "Aktiviteternas läge per mål",
        "Staplar för sju mål. Mål 5 och 2 har flest svar som saknas.",
        Table("lage-per-mal-tabell", "Aktiviteternas läge per mål, antal", STATUS_COLUMNS, cells),
    )


def activities(key: str, index: int, count: int = 6) -> Table:
    columns = (
        Column("Aktivitet", weight=3.2),
        Column("Ansvarig", weight=1.8),
        Column("Läge", Kind.STATUS),
        Column("Klart senast", Kind.DATE),
        Column("Andel", Kind.PERCENT),
    )
    rows = tuple(
        (
            f"Ta fram och använd en gemensam rutin för frågor om våld, steg {row}",
            BODIES[(index * 5 + row) % len(BODIES)],
            STATUSES[(index + row) % 6],
            date(2026, row % 12 + 1, 28) if row % 4 else None,
            (row * 13 % 100) / 100 if row % 6 else None,
        )
        for row in range(1, count + 1)
    )
    return Table(key, f"Aktiviteter under mål {index}", columns, rows)


def indicator(index: int) -> Figure:
    values = (0.41, 0.48, None, 0.62, 0.71, 0.5 + index / 20)
    periods = ("T1 2025", "T2 2025", "2025", "T1 2026", "T2 2026", "2026")
    points = tuple(zip(periods, values, strict=True))
    columns = (Column("Period"), Column("Utfall", Kind.PERCENT), Column("Mål", Kind.PERCENT))
    table = Table(
        f"indikator-{index}-tabell",
        "Utfall per period",
        columns,
        tuple((period, value, 0.9) for period, value in points),
        note="Streck betyder att uppgiften saknas.",
    )
    days = (date(year, month, 28) for year in (2025, 2026) for month in (4, 8, 12))
    marks = tuple(
        Mark(day, CellState.MISSING if value is None else CellState.SHOWN, value)
        for day, value in zip(days, values, strict=True)
    )
    lines = (SeriesLine("Andel", marks),)
    chart = SeriesChart(lines, Kind.PERCENT, target=0.9, said=SeriesWords(missing="Ej besvarad"))
    caption = "Andel medarbetare som vet hur de frågar om våld"
    return Figure(f"indikator-{index}", chart, caption, "Linjen stiger från 41 till över 70 procent.", table)


def goal_section(index: int) -> tuple[Block, ...]:
    return (
        Heading(1, f"Mål {index}. {GOALS[index - 1]}", f"mal-{index}"),
        paragraph(
            "4 av 12 aktiviteter är klara, ", Span("3 är försenade", strong=True), " och 5 är ej besvarade."
        ),
        activities(f"aktiviteter-{index}", index),
        Heading(2, "Indikator", f"mal-{index}-indikator"),
        indicator(index),
        Heading(2, "Vad hindrar", f"mal-{index}-hinder"),
        BulletList(
            (
                paragraph("Nyckelpersoner har slutat och rutinen är inte överlämnad (4 nämnder)."),
                paragraph("Avtalet om skyddat boende är inte klart (2 nämnder)."),
            )
        ),
        OwnText(
            f"bedomning-{index}",
            "Samordnarens bedömning",
            "Skriv vad siffrorna beror på och vad som görs nu.",
        ),
    )


def answers() -> Figure:
    values = tuple((body, None if i % 6 == 5 else 1 - i / 40) for i, body in enumerate(BODIES))
    columns = (Column("Nämnd eller bolag"), Column("Andel besvarad", Kind.PERCENT))
    return Figure(
        "svar",
        bars(values, kind=Kind.PERCENT, missing="Ej besvarad"),
        "Hur stor del av aktiviteterna som är besvarade",
        "Fem av trettio har inte svarat alls.",
        Table("svar-tabell", "Andel besvarade aktiviteter", columns, values),
    )


def lead() -> Paragraph:
    return paragraph(
        Span("18 av 52 aktiviteter är klara. 7 av 30 nämnder och bolag har inte svarat. ", strong=True),
        "Mål 3 och 6 går framåt; mål 2 står still för att rutinen väntar på beslut.",
        lead=True,
    )


def summary() -> tuple[Block, ...]:
    return (
        lead(),
        KeyFigures(
            (
                KeyFigure("23 av 30", "nämnder och bolag har svarat"),
                KeyFigure("35 %", "av aktiviteterna är klara"),
                KeyFigure("6", "aktiviteter är försenade"),
                KeyFigure("3 mål", "saknar mätvärde"),
            )
        ),
        StatusBar("alla", "Alla 52 aktiviteter per 31 augusti 2026", shares(18, 12, 5, 4, 1, 12)),
        BulletList(
            (
                paragraph("Besluta om rutinen för barn som upplever våld, senast i oktober."),
                paragraph(
                    "Påminn de sju som inte har svarat: ",
                    Span("Stadsdelsnämnden Östra Ängby", emphasis=True),
                    ", Överförmyndarnämnden och fem bolag.",
                ),
                paragraph(
                    "Översätt informationen; ordet för välkommen är ",
                    Span(ARABIC, language="ar"),
                    " på arabiska.",
                ),
            )
        ),
        OwnText(
            "sammanfattning",
            "Samordnarens sammanfattning",
            "",
            "Arbetet går framåt, men ojämnt.\n\nTvå mål saknar ägare.",
        ),
    )


def sample(appendices: int = 30) -> ReportDocument:
    return ReportDocument(
        title="Uppföljning av program mot våld i nära relationer",
        subtitle="Tertial 2 2026, alla nämnder och bolag",
        author="Åkersta kommun",
        date=date(2026, 9, 18),
        identifier="KS 2026/123",
        facts=(
            Fact("Programmet gäller", "1 januari 2025–31 december 2028"),
            Fact("Omgången", "1 maj–31 augusti 2026"),
            Fact("Till", "Kommunstyrelsen"),
            Fact("Diarienummer", "KS 2026/123"),
        ),
        summary=summary(),
        blocks=(
            Heading(1, "Läget i hela programmet", "laget"),
            overview(),
            *(block for index in range(1, 8) for block in goal_section(index)),
            Heading(1, "Vilka har svarat", "vilka"),
            answers(),
        ),
        appendices=tuple(
            Appendix(
                f"bilaga-{i}", body, (activities(f"bilaga-{i}-tabell", i, 9), paragraph("Svaret är godkänt."))
            )
            for i, body in enumerate(BODIES[:appendices])
        ),
    )
