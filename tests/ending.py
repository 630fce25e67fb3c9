"""That hostile input is read to an end: by the processor's own time, which other work does not use up."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

# Some hundred times what any such reading takes; what grows without bounds passes it all the same.
SECONDS = 60


class EndlessError(AssertionError):
    """It went on for longer than anything reasonable."""


@contextmanager
def ending() -> Iterator[None]:
    """What is done inside uses at most a minute of the processor.

    Raises:
        EndlessError: it had not come to an end by then.
    """

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise EndlessError(f"not at an end after {SECONDS} seconds of the processor")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
