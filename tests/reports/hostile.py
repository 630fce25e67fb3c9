"""A report where every text that a person may have written is out to do harm."""

from dataclasses import replace

from tests.reports.sample import sample

from fridlyst.reports.charts import bars
from fridlyst.reports.columns import Column, Kind
from fridlyst.reports.document import (
    Appendix,
    BulletList,
    Fact,
    Figure,
    Heading,
    KeyFigure,
    KeyFigures,
    OwnText,
    ReportDocument,
    Share,
    Span,
    Status,
    StatusBar,
    Table,
    Tone,
    paragraph,
)

TYPST = '#eval("1+1") #read("/etc/passwd") $x^2$ *fet* _kursiv_ @ref <label> // slut \\ #{'
HTML = "<script>alert(1)</script><img src=x onerror=alert(1)> &amp; ' \" ]]> {{ 7*7 }}"
FORMULA = '=cmd|" /C calc"!A0'
CONTROLS = "före\x00\x08\x1b\ud800\ufffeefter"
LONG = "Lång" * 2_500
ARABIC = "العنف في العلاقات القريبة"
EVERY = (TYPST, HTML, FORMULA, CONTROLS, LONG, ARABIC)
SHORT = f"{TYPST} {HTML} {CONTROLS} {ARABIC}"


SHARES = (Share(Status(Tone.DONE, HTML), 1), Share(Status(Tone.UNANSWERED, TYPST), 2))


def headings(level: int) -> tuple[Heading, ...]:
    return tuple(Heading(level, text[:300], f"rubrik-{level}-{index}") for index, text in enumerate(EVERY))


def table(key: str) -> Table:
    columns = (Column(SHORT), Column(HTML, Kind.NUMBER), Column(TYPST, Kind.STATUS), Column("Text"))
    rows = tuple((text, index, Status(Tone.LATE, HTML, TYPST), text) for index, text in enumerate(EVERY))
    return Table(key, SHORT, columns, rows, note=SHORT)


def hostile() -> ReportDocument:
    chart = bars(tuple((text, None if index % 2 else 1.0) for index, text in enumerate(EVERY)), missing=HTML)
    return replace(
        sample(0),
        title=SHORT,
        subtitle=SHORT,
        author=SHORT,
        identifier=SHORT,
        facts=tuple(Fact(text[:200], text[:200]) for text in EVERY),
        summary=(
            KeyFigures(tuple(KeyFigure(text[:60], text[:60]) for text in EVERY)),
            StatusBar(
                "rad", SHORT, (Share(Status(Tone.DONE, HTML), 1), Share(Status(Tone.UNANSWERED, TYPST), 2))
            ),
        ),
        blocks=(
            *(heading for level in (1, 2, 3) for heading in headings(level)),
            *(paragraph(text, Span(text, strong=True, emphasis=True, language="ar")) for text in EVERY),
            BulletList(tuple(paragraph(text) for text in EVERY)),
            table("tabell"),
            Table("tom", SHORT, (Column("Tom"),), (), empty=SHORT),
            Figure("figur", chart, SHORT, SHORT, table("figurtabell")),
            *(OwnText(f"egen-{index}", SHORT, SHORT, text) for index, text in enumerate(("", *EVERY))),
        ),
        appendices=(Appendix("bilaga", SHORT, (table("bilagans-tabell"), Heading(2, SHORT, "i-bilagan"))),),
    )
