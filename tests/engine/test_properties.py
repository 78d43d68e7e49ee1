"""What holds in every chapter: ranges, purity, reports that add up, whose words are compiled."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.engine.report import SCHEDULED, TurnReport, explain
from game.engine.rules import Game, build, is_over, open_policies, resolve, start, turn_of
from game.engine.state import State
from game.engine.variants import counted, merged
from game.scenario.checks.meaning import MAX_TURNS
from game.scenario.loader import PackFiles, load_chapter
from tests.engine.test_against_reference import QUIET, built, chapters, pack
from tests.helpers import Data, as_yaml, chapter_of, flags, game_of, load, values

__all__ = ["pack"]
FEW = settings(QUIET, max_examples=9)
FIXTURES = Path(__file__).parent.parent / "fixtures"


def random_run(game: Game, seed: int) -> list[tuple[TurnReport, tuple[int, ...]]]:
    """The reports of one run with random choices, each with the offers brought in."""
    dice, luck = Random(seed), game.luck(seed)
    state, reports = start(game, luck), []
    while not is_over(game, state):
        turn = turn_of(game, state)
        choices = [dice.choice(open_policies(game, state, each)) for each in turn.decisions]
        offers = tuple(place for place in range(len(turn.offers)) if dice.random() < 0.5)
        reports.append((explain(game, state, choices, luck, offers), offers))
        state = reports[-1][0].after
    return reports


@FEW
@given(chapter=chapters(), seed=st.integers(0, 99))
def test_values_stay_in_range_and_slots_keep_their_meaning(
    pack: PackFiles, chapter: Data, seed: int
) -> None:
    """Indicators are whole numbers within their ranges, flags 0 or 1, decisions -1 or a place,
    delays never below 0; and the turn only ever grows.
    """
    game = built(chapter, pack)
    reports = [report for report, _ in random_run(game, seed)]
    for state in (
        each for report in reports for each in (report.before, report.closing, report.after)
    ):
        assert all(type(value) is int for value in state.values)
        assert len(state.values) == len(game.slots)
        for indicator in game.scenario.chapter.indicators:
            low, high = indicator.range
            assert low <= game.value(state, indicator.id) <= high
        assert all(game.value(state, name) in (0, 1) for name in game.slots.flags)
        assert all(-1 <= game.value(state, name) <= 2 for name in game.slots.decisions)
        assert all(0 <= game.value(state, f"line {line}") <= 3 for line in game.slots.delayed)
    assert all(report.before.turn < report.after.turn <= len(game.turns) for report in reports)


@FEW
@given(chapter=chapters(), seed=st.integers(0, 99))
def test_the_moves_of_a_report_add_up_to_the_difference_of_the_states(
    pack: PackFiles, chapter: Data, seed: int
) -> None:
    """Nothing moves without a line that says so, and no line claims a move that was clamped away:
    for each indicator the moves chain from the value before to the value after, for flags too.
    """
    game = built(chapter, pack)
    for report, _ in random_run(game, seed):
        now, up = values(report.before, game), flags(report.before, game)
        for parts, then in ((report.happenings, report.closing), (report.landed, report.after)):
            for happening in parts:
                for move in happening.moves:
                    assert now[move.indicator] == move.before != move.after
                    now[move.indicator] = move.after
                assert not up & {*happening.marked}
                assert up >= {*happening.unmarked}
                up = (up | {*happening.marked}) - {*happening.unmarked}
                if happening.outcome == SCHEDULED:
                    assert (happening.moves, happening.marked, happening.unmarked) == ((), (), ())
            assert (now, up) == (values(then, game), flags(then, game))


@FEW
@given(chapter=chapters(), seed=st.integers(0, 99))
def test_resolve_is_a_pure_function_of_state_choices_and_luck(
    pack: PackFiles, chapter: Data, seed: int
) -> None:
    """Asked again, in another order and without a report, it gives equal states; the old state is
    as it was, and states are keys.
    """
    game = built(chapter, pack)
    run = random_run(game, seed)
    for report, offers in reversed(run):
        copy = State(report.before.turn, tuple(report.before.values))
        again = resolve(game, report.before, report.choices, game.luck(seed), offers)
        assert again == report.after
        assert report.before == copy
        assert {report.before: "here"}[copy] == "here"


@FEW
@given(chapter=chapters(), seed=st.integers(0, 99))
def test_a_report_leaves_the_outcome_as_it_is(pack: PackFiles, chapter: Data, seed: int) -> None:
    """Playing a turn with ears open comes to the same state as playing it without."""
    game = built(chapter, pack)
    luck, state = game.luck(seed), start(game, game.luck(seed))
    while not is_over(game, state):
        turn = turn_of(game, state)
        choices = [open_policies(game, state, each)[-1] for each in turn.decisions]
        quiet = resolve(game, state, choices, luck)
        assert explain(game, state, choices, luck).after == quiet
        state = quiet


def test_states_are_hashable_and_cannot_be_changed(tmp_path: Path) -> None:
    """Old states are never touched: undo is keeping them."""
    game = game_of("turns: [{}]", tmp_path)
    state = start(game, game.luck(1))
    assert len({state, State(0, (50,))}) == 1
    with pytest.raises(AttributeError):
        state.turn = 1  # type: ignore[misc]
    with pytest.raises(TypeError):
        state.values[0] = 1  # type: ignore[index]


def test_starts_that_are_given_are_clamped_and_ids_that_are_not_there_ignored(
    tmp_path: Path,
) -> None:
    """A campaign may carry more than an indicator holds, or one that this chapter has not."""
    game = game_of("{indicators: {calm: [5, 0, 9], order: 3}, turns: [{}]}", tmp_path)
    opening = start(game, game.luck(1), {"calm": 99, "elsewhere": 4})
    assert values(opening, game) == {"calm": 9, "order": 3}


# --- the compiled text ----------------------------------------------------------------------

# What the writer may write: its own names, whole numbers, and Python's words and signs.
TOKEN = re.compile(
    r"(?:(?:enter|turn|holds)_[0-9]+|[vc][0-9]+|[0-9]+"
    r"|def|return|if|elif|else|and|or|not|bool|values|choices|luck|note|hits|close|bisect"
    r"|m[0-9]+_[0-9]+|==|!=|<=|>=|\+=|-=|[-+<>=():,\[\]]|\s)+"
)
SNEAKY = (
    'x", __import__("os").system("id"), "',
    "'''\nimport os\n'''",
    "{values} %s $v0 # \\",
    "서울 über",
)


@FEW
@given(chapter=chapters())
def test_compiled_text_is_made_of_our_own_words(pack: PackFiles, chapter: Data) -> None:
    """Numbers, slot names and Python's words: nothing an author wrote is ever compiled, in any hand
    that the rules are written in.
    """
    game = built(chapter, pack)
    hands = (game.written, counted(game), merged(game, (), offers=True))
    for text in (hand.text for hand in hands):
        assert TOKEN.fullmatch(text), TOKEN.sub("", text)


def test_odd_words_of_an_author_never_reach_the_compiled_text(tmp_path: Path) -> None:
    """Ids that are Python's words or ours, and texts that try to break out of quotes."""
    ids = ["import", "exec", "lambda", "v0", "values", "luck", "note", "__x", "enter_0", "c0"]
    own = [id for id in ids if not id.startswith("_")]
    data = chapter_of(
        f"""
        id: class
        indicators: {{eval: 5, v1: 6}}
        turns:
          - policies:
              {own[0]}: [{{when: v1 == 6, change: {{eval: +1}}, mark: [globals]}}]
              {own[1]}: []
            events:
              - {{id: open, when: d1 is {own[0]} and globals, chance: 0.5, change: {{v1: -1}}}}
        """
    )
    for number, text in enumerate(SNEAKY):
        data["flags"].append(own[number + 2])
        data["turns"][0]["events"].append(
            {"id": own[number + 5], "when": own[number + 2], "text": text, "title": "A title"}
        )
    data["title"] = data["endings"][0]["text"] = SNEAKY[0]
    text = build(load(data, tmp_path).scenario).written.text
    assert TOKEN.fullmatch(text), TOKEN.sub("", text)


@pytest.mark.parametrize("path", sorted(FIXTURES.rglob("*.yaml")), ids=lambda path: path.stem)
def test_the_fixtures_compile_to_our_own_words(path: Path) -> None:
    """The same for every fixture that loads."""
    text = build(load_chapter(path).scenario).written.text
    assert TOKEN.fullmatch(text)


def test_the_same_chapter_compiles_to_the_same_text(tmp_path: Path) -> None:
    """Words make no difference: with other titles and texts the rules are the same, letter for
    letter.
    """
    data = chapter_of("turns: [policies: {a: [change: {calm: +1}], b: [mark: [up]]}]")
    first = build(load(data, tmp_path).scenario).written.text
    data["title"] = "Another title"
    data["turns"][0]["decisions"][0]["policies"][0]["then"][0]["text"] = "Other words."
    assert as_yaml(data) != first
    assert build(load(data, tmp_path).scenario).written.text == first


def test_compiled_text_grows_at_most_with_the_square_of_the_chapter(tmp_path: Path) -> None:
    """Twice the turns and delayed lines: at most four times the text. A file of 35 kB must not
    compile for half a minute.
    """

    def size(turns: int) -> int:
        later = ", ".join(["{after: 1, change: {calm: +1}}"] * 6)
        story = "turns:\n" + f"  - policies: {{go: [{later}]}}\n" * turns
        return len(game_of(story, tmp_path).written.text)

    assert size(10) < 4.5 * size(5)


def test_every_turn_can_be_passed_over(tmp_path: Path) -> None:
    """As many closed turns in a row as a chapter may have."""
    game = game_of("turns:\n" + "  - {when: calm > 50}\n" * MAX_TURNS, tmp_path)
    assert is_over(game, start(game, game.luck(1)))
