"""What a playtest counted, and what a seat can expect, on paper."""

from __future__ import annotations

from game.analysis.balance import Balance
from game.analysis.odds import Odds
from game.analysis.playtest import Counts, line_name
from game.analysis.swings import Swings
from game.console.paper import Paper
from game.engine.rules import Game

BAR = 20


_PLAYERS = {
    "random": "at random",
    "greedy": "by greedy players",
    "record": "along the record",
    "least_seen": "by what was seen least",
}


def print_counts(game: Game, counts: Counts, player: str = "random") -> None:
    """Endings, policies and lines with their shares of the runs; what never happened says so."""
    paper = Paper()
    chapter = game.scenario.chapter
    paper.title(f"{chapter.title}: {counts.runs:,} runs {_PLAYERS[player]}")
    paper.heading("Endings")
    for ending in chapter.endings:
        _share(paper, ending.id, counts.endings[ending.id], counts.runs)
    for turn in chapter.turns:
        for decision in turn.decisions:
            asked = counts.asked[decision.id]
            paper.heading(f"{turn.id}, {decision.role}: {decision.id} (asked in {asked:,} runs)")
            for policy in decision.policies:
                _share(paper, policy.id, counts.policies[decision.id, policy.id], asked)
    paper.heading("Consequences and events")
    for line in game.lines:
        if not line.offer:
            other = counts.otherwise[line.number]
            more = f" (else {other:,})" if other else ""
            _share(paper, line_name(game, line), counts.came_off[line.number], counts.runs, more)


def _share(paper: Paper, name: str, number: int, of: int, more: str = "") -> None:
    if not number:
        paper.gap(name, f"never{more}", 34)
        return
    share = number / of
    bar = "" if paper.plain else f"{'█' * max(1, round(BAR * share)):<{BAR}} "
    paper.gap(name, f"{bar}{share:6.1%}  {number:,}{more}", 34)


def print_odds(game: Game, found: Odds) -> None:
    """The odds of each ending, over every play; a sample says so, with its error."""
    paper = Paper()
    how = f"every play weighed, {found.states:,} states"
    if not found.exact:
        how = f"sampled, {found.states:,} runs, ± {100 * found.error:.1f} points"
    paper.heading(f"Odds of the endings: {how}")
    for id, weight in found.endings.items():
        bar = f"{'█' * round(BAR * weight):<{BAR}} " if weight else ""
        never = "cannot be reached" if found.exact else "not seen"
        paper.gap(id, f"{bar}{float(weight):6.1%}" if weight else never, 34)


def print_swings(game: Game, found: Swings) -> None:
    """Of each policy the ending whose odds choosing it moves most, in points of a hundred."""
    paper = Paper()
    error = "" if found.exact else f" (sampled, ± {100 * found.error:.1f})"
    paper.heading(f"What each policy moves most, in points of a hundred{error}")
    for each in found.policies:
        ending, move = max(each.moves.items(), key=lambda pair: abs(float(pair[1])))
        said = f"{100 * float(move):+6.1f}  {ending}" if move else "  none"
        paper.gap(f"{each.decision}: {each.policy}", said, 34)


def print_seat(game: Game, found: Balance) -> None:
    """A seat with the others unplayed: its endings, its aims, and how often each policy is best."""
    paper = Paper()
    role = next(each for each in game.scenario.chapter.roles if each.id == found.role)
    paper.heading(f"{role.name}, the others unplayed: every play weighed")
    for id, weight in found.endings.items():
        bar = f"{'█' * round(BAR * weight):<{BAR}} " if weight else ""
        paper.gap(id, f"{bar}{float(weight):6.1%}" if weight else "cannot be reached", 34)
    for aim in role.aims:
        paper.gap(aim.id, f"reached in {float(found.aims[aim.id]):.1%}", 34)
    paper.line("Alone the best for these aims, of the states in which it is open:")
    for turn in game.turns:
        for decision in turn.decisions:
            for policy in decision.policies:
                if states := found.states[decision.id, policy.id]:
                    share = found.share(decision.id, policy.id)
                    paper.gap(f"{decision.id}: {policy.id}", f"{share:6.1%} of {states:,}", 34)
