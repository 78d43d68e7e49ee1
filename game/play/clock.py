"""The seconds of a run, and how much of a lesson is left."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from game.play.log import Entry
from game.play.run import Run

DEBRIEF = 20
"""Minutes that a class keeps for its debrief: when no more are left, it is asked to stop."""

Now = Callable[[], float]
"""Seconds since some moment, never less than before. The real one stands at the rim alone."""


class Clock:
    """Seconds since a run began. A run that was opened again goes on after its last entry: the time
    in which nobody had it open does not count.
    """

    def __init__(self, run: Run, now: Now) -> None:
        self._now = now
        self._began = now() - (run.log[-1].at if run.log else 0)

    def __call__(self) -> float:
        """Seconds since the run began, at least 0."""
        return max(0.0, self._now() - self._began)


def seconds_left(run: Run, at: float) -> float | None:
    """What is left of the lesson at `at` seconds after the run began, below 0 when it is over; None
    where the run is no lesson. Each chapter of a campaign is a lesson of its own.
    """
    if not run.minutes:
        return None
    began = [each.at for each in _of_chapter(run) if each.what == "began"]
    return run.minutes * 60 - (at - (began[0] if began else 0))


def stop_is_due(run: Run, at: float) -> bool:
    """Whether the class is to be asked, once a chapter, if it goes to the debrief now."""
    left = seconds_left(run, at)
    if left is None or left > DEBRIEF * 60 or run.session.over:
        return False
    return not any(each.what == "stopped" for each in _of_chapter(run))


def _of_chapter(run: Run) -> list[Entry]:
    """The log of the chapter that is open."""
    chapter = run.session.game.scenario.chapter.id
    return [each for each in run.log if each.chapter == chapter]


class Countdown:
    """The time for one step of a lesson. It can be stopped for a while, and given more."""

    def __init__(self, minutes: float, now: Now) -> None:
        self._now = now
        self.whole = minutes * 60
        self._ends = now() + self.whole
        self._stopped_with: float | None = None

    @property
    def paused(self) -> bool:
        """Whether it stands still."""
        return self._stopped_with is not None

    @property
    def left(self) -> float:
        """Seconds that are left, at least 0."""
        left = self._ends - self._now() if self._stopped_with is None else self._stopped_with
        return max(0.0, left)

    @property
    def share(self) -> float:
        """What is left, of the whole: 0 to 1."""
        return min(1.0, self.left / self.whole) if self.whole else 0.0

    @property
    def words(self) -> str:
        """What is left as minutes and seconds, `1:10`: the last second is seen to its end."""
        minutes, seconds = divmod(ceil(self.left), 60)
        return f"{minutes}:{seconds:02}"

    def pause(self) -> None:
        """Stop, or go on where it stopped."""
        left = self.left
        self._stopped_with = None if self.paused else left
        self._ends = self._now() + left

    def extend(self, seconds: int) -> int:
        """Give it so many seconds more (fewer where negative); how many it got."""
        left = self.left
        new = max(0.0, left + seconds)
        self.whole = max(self.whole + seconds, new)
        self._ends = self._now() + new
        self._stopped_with = new if self.paused else None
        return round(new - left)
