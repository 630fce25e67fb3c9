"""Which kind of step a sentence tells of."""

import re

_KINDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("appeal_settled", (
        r"(?:överklagande\w*|överklagat beslut)\b.{0,120}\b"
        r"(?:upphäv|avslog|avslås|avvisa|avskriv|laga kraft)\w*",
        r"\b(?:upphävde|avslog|avvisade)\b.{0,60}\böverklagande",
    )),
    ("appealed", (r"\böverklaga(?:t|ts|des|de|s)\b", r"\blaglighetspröv\w+")),
    ("referred_back", (
        r"\båterremitter\w+", r"\bbeslut\w* (?:om|att) återremiss", r"\båterremiss (?:till|för|med)\b",
    )),
    ("motion_rejected", (
        r"\bavsl(?:å|ås|og|ogs|agen)\b.{0,40}\bmotion",
        r"\bmotion\w*\b.{0,60}\bavsl(?:ås|ogs|agits|agen|å|og)\b",
    )),
    ("motion_approved", (
        r"\bbif(?:alla|aller|öll|ölls|alles|allen|allits|allas)\b.{0,40}\bmotion",
        r"\bmotion\w*\b.{0,60}\bbif(?:öll|all)\w*",
    )),
    ("motion_reported", (
        r"\bmotion\w*\b.{0,80}\bredovisa(?:s|des|ts|d|de)\b",
        r"\bredovisning av obesvarade motioner",
    )),
    ("motion_received", (
        r"\b(?:inkom|inkommit|lämna\w*|väck\w+|inlämna\w*|anmäl\w+|ställde)\b.{0,80}\bmotion",
        r"\bmotion\w*\b.{0,120}\b(?:inkom\w*|lämna\w*|väck\w+|inlämna\w*|anmäl\w+|remitterades)\b",
        r"\bi en motion\b",
    )),
    ("out_for_comment", (
        r"\b(?:på|ut på|ute på) remiss\b", r"\bremitter\w+", r"\bremissbehandl\w+",
        r"\bför (?:yttrande|synpunkter) till\b",
    )),
    ("statement", (
        r"\b(?:tjänste)?skrivelse\w*\b.{0,80}\b(?:yttra|lämna|fram|före)\w*",
        r"\blämna\w*\b.{0,80}\b(?:tjänste)?skrivelse\b",
        r"\bi (?:en )?(?:tjänste)?skrivelse\b", r"\byttra(?:t|r|de) sig\b", r"\bavgav yttrande\b",
        r"\blämna\w* (?:följande )?yttrande", r"\btjänsteskrivelse\w*,? (?:den|daterad)",
    )),
    ("revision", (
        r"\b(?:inled|påbörja|starta)\w*\b.{0,40}\brevider\w+",
        r"\brevidering\w*\b.{0,40}\b(?:inled|påbörja|starta)\w*",
    )),
    ("revised", (
        r"\b(?:revider|omarbeta|arbeta\w* om|kompletter|bearbeta)\w*(?:ts|ats|ades|t)\b",
        r"\bhar (?:därefter )?(?:revider|omarbeta)\w+",
    )),
    ("decision", (r"\b(?:anta|antar|antog|antas|antogs|fastställ\w+)\b",)),
    ("draft_approved", (
        r"\bgodkän(?:na|ner|de|ns|des)\b", r"\bställ\w+ sig bakom\b", r"\btillstyrk\w+",
    )),
    ("assignment", (
        r"\bi uppdrag\b", r"\buppdr(?:a|ar|og|ogs|as|agit|agits)\b", r"\bgav\b.{0,60}\buppdrag",
    )),
    ("proposal", (r"\bföreslå(?:r|s)?\b", r"\bföreslog\b", r"\bförslag till beslut\b")),
    ("decision", (r"\bbeslut(?:ade|ar|ades|at|ats)\b",)),
)  # fmt: skip
_PATTERNS = tuple((kind, re.compile("|".join(words), re.IGNORECASE)) for kind, words in _KINDS)
_PROPOSES = re.compile(
    r"\bföresl(?:år|å|og)\b.{0,60}\b\w*(?:fullmäktige|styrelsen|nämnden)\b.{0,30}\b(?:beslut|att|anta|bif|avsl|godk)",
    re.IGNORECASE,
)
WITHOUT_DAY = frozenset({"assignment", "revised"})


def kind_of_step(sentence: str) -> str | None:
    """The kind that a sentence tells of, None where it tells of none."""
    if _PROPOSES.search(sentence) and not re.search(r"återremi", sentence, re.IGNORECASE):
        return "proposal"
    return next((kind for kind, pattern in _PATTERNS if pattern.search(sentence)), None)


_OBJECTION = re.compile(
    r"\bmed (?:följande |nedanstående )?(?:\w+ )?(?:tillägg|ändring|förändring|justering)", re.IGNORECASE
)
_REJECTED = re.compile(r"\bavsl(?:å|ås|år|og|agit)\b", re.IGNORECASE)


def outcome_of(kind: str, text: str) -> str:
    """How a decision went: as proposed, with changes or no; empty for any other step."""
    if kind != "decision":
        return ""
    if _OBJECTION.search(text):
        return "approved_amended"
    return "rejected" if _REJECTED.search(text) else "approved"


def kind_of_decision(text: str, *, by_council: bool, proposes: bool) -> str:
    """The kind of step that a paragraph's own decision is."""
    if re.search(r"\båterremi", text, re.IGNORECASE):
        return "referred_back"
    if proposes or _PROPOSES.search(text):
        return "proposal"
    kind = kind_of_step(text)
    if kind == "draft_approved" and by_council:
        return "decision"
    allowed = {"motion_approved", "motion_rejected", "motion_reported", "motion_received", "out_for_comment",
               "draft_approved", "assignment", "revision"}  # fmt: skip
    return kind if kind in allowed else "decision"
