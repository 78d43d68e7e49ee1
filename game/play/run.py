"""What is saved: the chapters that somebody played in a row, and what happened when."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from game.engine.rules import Game, IllegalPolicy
from game.play.campaign import Carried, carry_over
from game.play.log import MAX_DETAIL, MAX_ENTRIES, Entry
from game.play.session import BEFORE, Session


@attrs.frozen(eq=False)
class Run:
    """What is saved: the chapters played in a row, the last of them the one that is open.

    Alone, a run has one session; in a campaign one for each chapter so far. `in_class`: a room
    decides by votes. `minutes` is the length of the lesson (0: this is none, nobody leads it),
    `log` tells what happened when.
    """

    sessions: tuple[Session, ...]
    campaign: bool = False
    in_class: bool = False
    minutes: int = 0
    log: tuple[Entry, ...] = ()

    @property
    def session(self) -> Session:
        """The chapter that is open."""
        return self.sessions[-1]

    def with_session(self, session: Session) -> Run:
        """The run with its open chapter gone on."""
        return attrs.evolve(self, sessions=(*self.sessions[:-1], session))

    def noted(self, at: float, what: str, detail: str = "") -> Run:
        """The run with an entry more in its log, `at` seconds after it began."""
        session = self.session
        turn = 0 if session.over else session.state.turn + 1
        entry = Entry(int(at), what, session.game.scenario.chapter.id, turn, detail[:MAX_DETAIL])
        return attrs.evolve(self, log=(*self.log, entry)[-MAX_ENTRIES:])

    def stepped_back(self) -> Run:
        """The run at the opening of the turn played last, whose outcome is forgotten; in the middle
        of a turn at that one's opening, and after a stop where the class stopped. The log keeps
        what was done. IllegalPolicy at the start.
        """
        session = self.session
        kept = session.acts if session.told_from is not None else session.acts_before_last_turn
        if session.told_from is None and not session.acts:
            raise IllegalPolicy("nothing has been done that could be taken back")
        back = attrs.evolve(session, acts=kept, answers=_before(session), told_from=None)
        return self.with_session(attrs.evolve(back, seen=min(session.seen, len(back.reports))))

    @property
    def carried(self) -> Carried | None:
        """What the open chapter took over from the one before it, in a campaign."""
        if len(self.sessions) < 2:
            return None
        before = self.sessions[-2]
        return carry_over(before.game, before.state, self.session.game.scenario.chapter)

    @property
    def following(self) -> str:
        """The id of the campaign's next chapter; empty after the last, and outside a campaign."""
        scenario = self.session.game.scenario
        order = scenario.pack.chapters
        after = order[order.index(scenario.chapter.id) + 1 :] if self.campaign else ()
        return after[0] if after else ""

    def next_chapter(self, game: Game) -> Run:
        """The campaign with its next chapter opened."""
        last = self.session
        carried = carry_over(last.game, last.state, game.scenario.chapter)
        opened = attrs.evolve(
            last,
            game=game,
            acts=(),
            seen=0,
            told_from=None,
            starts=carried.starts,
            answers={},
            ranking={},
            journal=last.journal.for_next_chapter(),
        )
        return attrs.evolve(self, sessions=(*self.sessions, opened))


def _before(session: Session) -> dict[str, Mapping[str, str]]:
    """The answers given before the play."""
    return {phase: given for phase, given in session.answers.items() if phase == BEFORE}
