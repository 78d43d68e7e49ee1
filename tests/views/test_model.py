"""The model card: what is left out, what the chapter is made of, and the numbers varied."""

from __future__ import annotations

from pathlib import Path

from game.analysis.variations import Variations, variations
from game.views.model import model_view
from tests.analysis.runs import harbour
from tests.helpers import game_of, session_of


def test_sentences_are_counted_by_standing(tmp_path: Path) -> None:
    """The ferry by hand. Documented: a passage, the policy to share, its line, an ending. Inferred:
    the storm. Assumed: two passages, the adviser, the policy to refuse with its three sentences,
    the fair, the closed pier.
    """
    session = session_of(harbour(tmp_path), "share", "-", roles="east")
    view = model_view(session, "east")
    assert view.standings == (("documented", 4), ("inferred", 1), ("assumed", 9))
    assert (view.sentences, view.claims) == (14, 2)
    assert view.made_of == "14 sentences with a standing; two claims cited."
    assert view.numbers == (("start", 2), ("effect", 2), ("chance", 2))
    assert view.numbers_sentence == (
        "Two starts, two effects and two chances are the author's own numbers: "
        "no source gives them."
    )
    assert view.variations is None
    assert (view.leaves_out, view.disputed) == ((), ())


def test_the_card_keeps_its_citations(tmp_path: Path) -> None:
    """A disputed number that cites a claim leads to it."""
    text = """
    turns: [policies: {a: []}]
    debrief: {model: {leaves_out: [The weather.], disputed: ["*Ten* is much."]}}
    """
    view = model_view(session_of(game_of(text, tmp_path), "a"), "player")
    assert [each[0].plain for each in view.leaves_out] == ["The weather."]
    assert view.disputed[0][0].spans[0].emphasis


def test_variations_are_told_in_words(tmp_path: Path) -> None:
    """How many stay, which others came, each aim with its share, and what had to fall back."""
    text = """
    roles: [{id: us, aims: [{id: quiet, text: Quiet., when: calm >= 50}]}]
    turns: [policies: {a: [change: {calm: -10}]}]
    endings: {low: calm < 45, mid: calm < 50, end: }
    record_ending: low
    """
    session = session_of(game_of(text, tmp_path), "a", roles="us")
    made = Variations(200, 0, "low", {"low": 163, "mid": 30, "end": 7}, {("us", "quiet"): 7}, 1)
    view = model_view(session, "us", made).variations
    assert view is not None
    assert (view.runs, view.stays, view.ending) == (200, 163, "low")
    assert [(each.title, each.count) for each in view.others] == [("mid", 30), ("end", 7)]
    assert [(each.text, each.count, each.reached) for each in view.aims] == [("Quiet.", 7, False)]
    assert view.sentence == ("163 of 200 variations end as yours did; “mid” in 30 and “end” in 7.")
    assert view.notes == (
        "In one variation a choice of yours was closed; there the record's way is taken.",
    )
    sure = model_view(session, "us", variations(session, 20)).variations
    assert sure is not None
    assert sure.notes == ()
