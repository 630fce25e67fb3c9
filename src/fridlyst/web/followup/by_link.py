"""A visit by an answer link: one answer, at addresses below the link's own."""

from dataclasses import dataclass

from fridlyst.accounts.queries import Visit

# What of an answer can be reached by a link; the rest, such as approving, has no address there.
LINK_PAGES = frozenset(
    {
        "answer",
        "send_in",
        "own_activity",
        "save_activity",
        "save_indicator",
        "save_comment",
        "save_goal",
        "save_question",
        "save_question_of",
    }
)


@dataclass(frozen=True, slots=True)
class LinkVisit(Visit):
    """Somebody without an account; `token` is the word in the link's address."""

    token: str
