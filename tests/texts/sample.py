"""A small programme text of our own, with what amendments come across: headings, lists, a table, pages."""

from fridlyst.texts.keys import with_keys
from fridlyst.texts.shapes import Passage, Section, TextBody


def paragraph(text: str, page: int | None = None) -> Passage:
    return Passage("", "paragraph", text, page)


def bullet(text: str, page: int | None = None) -> Passage:
    return Passage("", "list_item", text, page)


def cell(row: int, column: int, text: str, page: int | None = None) -> Passage:
    return Passage("", "cell", text, page, 0, row, column, "" if row == 0 else HEADS[column])


def section(
    heading: str, *passages: Passage, number: str = "", level: int = 1, page: int | None = None
) -> Section:
    return Section("", heading, level, number, page, passages)


def text(*passages: str) -> TextBody:
    """A text of one section with these paragraphs."""
    return with_keys(TextBody((section("Inledning", *map(paragraph, passages)),)))


HEADS = ("Mål", "Delmål", "Insatser")
SAMPLE = with_keys(
    TextBody(
        (
            section(
                "Inledning",
                paragraph("Ingen ska behöva vara rädd hemma. Därför har kommunen det här programmet.", 1),
                paragraph("Programmet gäller alla nämnder och bolag under mandatperioden.", 2),
                number="1",
                page=1,
            ),
            section("Arbetssätt", number="2", page=3),
            section(
                "Samordning",
                paragraph(
                    "Nämnderna möts två gånger om året. Då går de igenom läget och lär av varandra. "
                    "Arbetet planeras gemensamt mellan skolan, vården och polisen inom ramen för ett råd.",
                    3,
                ),
                number="2.1",
                level=2,
                page=3,
            ),
            section(
                "Utbildning",
                paragraph("Den som möter invånare behöver kunskap. Följande grupper utbildas:", 4),
                bullet("Chefer i alla förvaltningar", 4),
                bullet("Handläggare som möter barn", 4),
                bullet("Nyanställda inom ett halvår", 4),
                paragraph("Utbildningen upprepas vartannat år.", 5),
                number="2.2",
                level=2,
                page=4,
            ),
            section(
                "Mål och insatser",
                paragraph("Tabellen visar vem som gör vad.", 6),
                cell(0, 0, "Mål", 6),
                cell(0, 1, "Delmål", 6),
                cell(0, 2, "Insatser", 6),
                cell(1, 0, "Våldet upptäcks tidigt", 6),
                cell(1, 1, "Frågor om våld ställs på rutin.", 6),
                cell(1, 2, "Socialtjänsten frågar vid varje nytt ärende.", 6),
                cell(1, 2, "Skolhälsan frågar vid hälsosamtalen.", 6),
                cell(2, 0, "Den som är utsatt får skydd", 7),
                cell(2, 1, "Skyddat boende finns inom ett dygn.", 7),
                cell(2, 2, "Kommunen skriver avtal med två skyddade boenden.", 7),
                number="3",
                page=6,
            ),
            section(
                "Uppföljning",
                paragraph("Programmet följs upp varje år. Resultatet redovisas för kommunstyrelsen.", 8),
                number="4",
                page=8,
            ),
        )
    )
)
