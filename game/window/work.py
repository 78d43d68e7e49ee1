"""Long calculations beside the window: it goes on drawing and answering while they run."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread
from typing import Generic, TypeVar

T = TypeVar("T")
PATIENCE = 0.1
"""Seconds after which somebody who waits is told so."""


class Work(Generic[T]):
    """Calls `make(progress)` in a thread of its own and keeps what comes back.

    `make` touches nothing that others change. It is started by the first `tick`, so that the page
    that waits for it is seen first; what it raises is raised by `result`.
    """

    def __init__(self, make: Callable[[Callable[[int], object]], T]) -> None:
        self._make = make
        self._thread: Thread | None = None
        self._made: T | None = None
        self._error: Exception | None = None
        self.done = False
        self.count = 0  # what progress told last
        self.waited = 0.0

    @property
    def slow(self) -> bool:
        """Whether it has kept somebody waiting so long that it should be said."""
        return not self.done and self.waited > PATIENCE

    @property
    def result(self) -> T | None:
        """What was made; None until it is done."""
        if self._error is not None:
            raise self._error
        return self._made

    def tick(self, seconds: float) -> bool:
        """Start, or let time go by; True with the tick that finds it done. Whoever lets more than
        a second go by at once waits for it."""
        if self.done:
            return False
        if self._thread is None:
            self._thread = Thread(target=self._run, daemon=True)
            self._thread.start()
        self.waited += seconds
        self._thread.join(seconds if seconds > 1 else 0)
        self.done = not self._thread.is_alive()
        return self.done

    def _run(self) -> None:
        try:
            self._made = self._make(self._tell)
        except Exception as error:
            self._error = error

    def _tell(self, count: int) -> None:
        self.count = count
