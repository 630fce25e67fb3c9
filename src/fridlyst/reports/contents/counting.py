"""How the numbers of a report are reckoned, in full, so that nobody has to guess."""

from django.utils.translation import gettext as _

from fridlyst.followup.rules import STATUSES
from fridlyst.followup.terms import Status
from fridlyst.reports.contents.words import listed, own_word
from fridlyst.reports.document import BulletList, Paragraph, paragraph
from fridlyst.reports.wording import within


def counting() -> BulletList:
    """What the numbers mean."""
    return BulletList(
        (
            paragraph(_("Var och en som ansvarar för en aktivitet lämnar ett eget svar om den.")),
            paragraph(
                _(
                    "En aktivitet är klar först när alla som ansvarar säger det, och försenad så snart "
                    "någon säger det. Den är ej besvarad när ingen har svarat."
                )
            ),
            paragraph(_("Bara inskickade svar räknas. Påbörjade och återsända svar är ej besvarade.")),
            paragraph(
                _("Andelar läggs ihop av antalen bakom dem, så att en stor verksamhet väger mer än en liten.")
            ),
            *_own_words(),
        )
    )


def _own_words() -> tuple[Paragraph, ...]:
    """What the municipality's own words for the statuses stand for."""
    pairs = [(own_word(code), str(Status(code).label)) for code in STATUSES if own_word(code)]
    said = listed(
        [_("”%(own)s” betyder %(word)s") % {"own": own, "word": within(word)} for own, word in pairs]
    )
    return (paragraph(_("Kommunens egna ord för lägena: %(words)s.") % {"words": said}),) if pairs else ()
