"""How new words join those around them: spaces, full stops and capital letters."""

_CLOSING = ".,;:!?…)]}”’%"
_OPENING = "([{“„"
_ENDING = ".!?…"
_FULL = frozenset(_ENDING)


def joined(before: str, words: str, after: str) -> str:
    """The words as they are to stand between `before` and `after`, with the spaces that are missing.

    The first letter is a capital where a sentence begins; a full stop at the end goes where the sentence
    goes on, and comes where it would be missing.
    """
    words = " ".join(words.split())
    if not words:
        return ""
    words = _ended(before, _begun(before, words), after)
    return _space_before(before, words, after) + words + _space_after(words, after)


def instead(before: str, old: str, new: str, after: str) -> str:
    """The new words as they are to stand where the old ones did: with or without a full stop as these."""
    new = " ".join(new.split())
    if not new:
        return ""
    if begins_sentence(before) and (before.strip() or old[:1].isupper()):
        new = new[:1].upper() + new[1:]
    if old[-1:] in _FULL and new[-1] not in _ENDING:
        new = f"{new}."
    if old[-1:] not in _FULL and new.endswith(".") and after.strip() and not after.lstrip()[0].isupper():
        new = new[:-1]
    return new


def is_sentence(words: str) -> bool:
    """Whether the words are whole sentences: a capital first, a full stop last."""
    words = words.strip().lstrip("\"”'’(")
    return words[:1].isupper() and words.rstrip("\"”'’)")[-1:] in _ENDING


def begins_sentence(before: str) -> bool:
    """Whether what comes after `before` begins a sentence."""
    bare = before.rstrip().rstrip("\"”'’)")
    return not bare or bare[-1] in _ENDING


def _begun(before: str, words: str) -> str:
    return words[:1].upper() + words[1:] if begins_sentence(before) else words


def _ended(before: str, words: str, after: str) -> str:
    goes_on = _goes_on(before, words, after.lstrip())
    if goes_on and words.endswith(".") and not words.endswith(".."):
        return words[:-1]
    if before[-1:] in _FULL and not goes_on and words[-1] not in _CLOSING:
        return f"{words}."
    return words


def _goes_on(before: str, words: str, rest: str) -> bool:
    """Whether the sentence that the words are put into goes on after them."""
    if not rest or rest[0] in _CLOSING:
        return bool(rest)
    return not begins_sentence(before) and not (is_sentence(words) and rest[0].isupper())


def _space_before(before: str, words: str, after: str) -> str:
    if not before or before[-1].isspace() or before[-1] in _OPENING or words[0] in _CLOSING:
        return ""
    lacks_end = not after.strip() and is_sentence(words) and not begins_sentence(before)
    return ". " if lacks_end and before[-1].isalnum() else " "


def _space_after(words: str, after: str) -> str:
    tight = not after or after[0].isspace() or after[0] in _CLOSING or words[-1] in _OPENING
    return "" if tight else " "
