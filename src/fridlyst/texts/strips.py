"""The runs of one passage while changes are made to it: cut, struck and added to, never lost."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from fridlyst.texts.joining import begins_sentence
from fridlyst.texts.shapes import Run

Runs = tuple[Run, ...]
Mine = Callable[[Run], bool]


def of_base(run: Run) -> bool:
    """Whether the run is the base's own words: they are counted, struck ones too, when a place is told."""
    return run.added_by is None


def text_of(runs: Sequence[Run], mine: Mine) -> str:
    """The words that places are counted in."""
    return "".join(run.text for run in runs if mine(run))


def kept(runs: Sequence[Run]) -> str:
    """The words that are left: without what is struck."""
    return "".join(run.text for run in runs if run.struck_by is None)


def cut(runs: Runs, at: int, mine: Mine) -> Runs:
    """The same runs, one of them in two if needed, so that a run of one's own begins or ends at the sign."""
    given: list[Run] = []
    passed = 0
    for run in runs:
        length = len(run.text) if mine(run) else 0
        if passed < at < passed + length:
            given += [replace(run, text=run.text[: at - passed]), replace(run, text=run.text[at - passed :])]
        else:
            given.append(run)
        passed += length
    return tuple(given)


def within(runs: Runs, start: int, end: int, mine: Mine) -> list[int]:
    """The numbers of one's own runs from sign to sign, in runs that are cut there."""
    found, passed = [], 0
    for number, run in enumerate(runs):
        if not mine(run):
            continue
        if start <= passed and passed + len(run.text) <= end and run.text:
            found.append(number)
        passed += len(run.text)
    return found


def struck_by(runs: Runs, start: int, end: int, mine: Mine) -> tuple[int, ...]:
    """Whose changes have struck any of the words from sign to sign."""
    pieces = cut(cut(runs, start, mine), end, mine)
    found = {pieces[at].struck_by for at in within(pieces, start, end, mine)}
    return tuple(sorted(by for by in found if by is not None))


def is_struck(runs: Runs, start: int, end: int, mine: Mine) -> bool:
    """Whether nothing is left of the words from sign to sign."""
    pieces = cut(cut(runs, start, mine), end, mine)
    numbers = within(pieces, start, end, mine)
    return bool(numbers) and all(pieces[at].struck_by is not None for at in numbers)


def added_inside(runs: Runs, start: int, end: int, mine: Mine) -> tuple[int, ...]:
    """Whose words stand between the signs, not at either of them."""
    found, passed = set(), 0
    for run in runs:
        if mine(run):
            passed += len(run.text)
        elif run.added_by is not None and start < passed < end and run.struck_by is None:
            found.add(run.added_by)
    return tuple(sorted(found))


def strike(runs: Runs, start: int, end: int, mine: Mine, by: int) -> Runs:
    """The words from sign to sign struck; what was struck already stays as it was."""
    runs = cut(cut(runs, start, mine), end, mine)
    chosen = set(within(runs, start, end, mine))
    return tuple(
        replace(run, struck_by=by) if number in chosen and run.struck_by is None else run
        for number, run in enumerate(runs)
    )


def without_double_spaces(runs: Runs, by: int) -> Runs:
    """The runs where a space that was left beside another, for want of the words between, is struck too."""
    given: list[Run] = []
    before = ""
    for run in runs:
        if run.struck_by is None:
            gap = bool(given) and given[-1].struck_by == by
            if gap and run.text[:1].isspace() and (not before or before.isspace()):
                given.append(Run(run.text[:1], run.added_by, by))
                run = replace(run, text=run.text[1:])
            before = run.text[-1:] or before
        given.append(run)
    return tuple(run for run in given if run.text)


def place_in(runs: Runs, at: int, mine: Mine, after: Mine) -> int:
    """Before which run new words at the sign go, in runs that are cut there: after those named by `after`."""
    number, passed = _reached(runs, at, mine), at
    while passed and number < len(runs) and after(runs[number]) and not mine(runs[number]):
        number += 1
    return number


def put(runs: Runs, number: int, run: Run) -> Runs:
    """The runs with one more before that number."""
    return (*runs[:number], run, *runs[number:])


def stands_at(runs: Runs, at: int, mine: Mine) -> bool:
    """Whether words of another stand at the very sign."""
    pieces = cut(runs, at, mine)
    number = _reached(pieces, at, mine)
    return number < len(pieces) and not mine(pieces[number])


def _reached(runs: Runs, at: int, mine: Mine) -> int:
    """The number of the run after the one of one's own that ends at the sign; at 0 that of the first."""
    passed = 0
    for number, run in enumerate(runs):
        if not mine(run):
            continue
        if at == 0:
            return number
        passed += len(run.text)
        if passed >= at:
            return number + 1
    return len(runs)


def with_capitals(runs: Runs) -> Runs:
    """The runs with a capital for each word that has come to begin a sentence, made by what struck the words
    that began it before."""
    given: list[Run] = []
    for run in runs:
        letter = run.text[:1]
        by = _began(given) if run.struck_by is None and run.added_by is None and letter.islower() else None
        if by is None:
            given.append(run)
        else:
            given += [Run(letter, struck_by=by), Run(letter.upper(), added_by=by)]
            given += [replace(run, text=run.text[1:])] if run.text[1:] else []
    return tuple(given)


def _began(before: Sequence[Run]) -> int | None:
    """Who struck the words right before, when they began a sentence and nothing came instead."""
    at = len(before)
    while at and before[at - 1].struck_by is not None:
        at -= 1
    gone = before[at:]
    if not gone or not gone[0].text[:1].isupper() or not begins_sentence(kept(before)):
        return None
    return gone[0].struck_by
