"""The national web courses that municipalities mostly use, so that nobody has to type them."""

from decimal import Decimal

from fridlyst.competence.fields import CourseFields
from fridlyst.competence.terms import CourseKind, CourseTheme

# Sources: nck.uu.se (Webbkurs om våld, since 2016 with Socialstyrelsen and the county boards) and
# lansstyrelsen.se/stockholm (Webbkurs heder, 2019). NMT's course has no address here that is surely lasting.
PRESETS = (
    CourseFields(
        title="Webbkurs om våld",
        kind=CourseKind.NATIONAL,
        theme=CourseTheme.CLOSE_RELATIONS,
        provider="Nationellt centrum för kvinnofrid, Socialstyrelsen och länsstyrelserna",
        web_address="https://www.webbkursomvald.se/",
        target_share=Decimal(80),
    ),
    CourseFields(
        title="Webbkurs heder",
        kind=CourseKind.NATIONAL,
        theme=CourseTheme.HONOUR,
        provider="Länsstyrelsen Stockholm",
        web_address="https://www.webbkursheder.se/",
        target_share=Decimal(80),
    ),
    CourseFields(
        title="Webbkurs om prostitution och människohandel",
        kind=CourseKind.NATIONAL,
        theme=CourseTheme.PROSTITUTION,
        provider="Nationellt metodstödsteam mot prostitution och människohandel (NMT)",
        target_share=Decimal(80),
    ),
    CourseFields(
        title="Introduktion för nyanställda om våld",
        kind=CourseKind.INTRODUCTION,
        theme=CourseTheme.ALL,
    ),
)
