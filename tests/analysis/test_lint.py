"""What is likely a mistake, seen without playing: when it is found and when it is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.analysis.check import check_paths
from game.analysis.lint import MAX_BRIEFING
from game.analysis.reading import briefing, minutes_of, words_in, words_read
from game.engine.record import replay_record
from tests.helpers import as_yaml, chapter_of, game_of
from tests.scenario.harbour import BASE, CLAIMS, FERRY, PACK


def harbour(folder: Path, **files: str) -> Path:
    """The good pack with some of its files replaced (`ferry=...`)."""
    pack = folder / "harbour"
    pack.mkdir()
    for name, text in (BASE | {f"{name}.yaml": text for name, text in files.items()}).items():
        (pack / name).write_text(text, encoding="utf-8")
    return pack


def found(path: Path, code: str) -> list[str]:
    """The messages of what is found under a code."""
    return [each.message for each in check_paths([path]).found if each.code == code]


def story(text: str, folder: Path, code: str) -> list[str]:
    """The same of a terse chapter."""
    path = folder / "story.yaml"
    path.write_text(as_yaml(chapter_of(text)), encoding="utf-8")
    return found(path, code)


# --- turns ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "second", "late"),
    [
        ("1999-05-02", "1999-05-02", False),
        ("1999-05-02", "1999-05", False),
        ("1999-05", "1999-05-02", False),
        ("1999", "1998-12-31", True),
        ("1999-05-02", "1999-04", True),
        ("1999-05-02", "1999-05-01", True),
    ],
)
def test_turns_go_forward_as_far_as_their_dates_say(
    first: str, second: str, late: bool, tmp_path: Path
) -> None:
    """A month is not before a day in it: only what is known of both dates is compared."""
    text = f"""
    turns:
      - {{date: "{first}", policies: {{go: []}}}}
      - {{date: "{second}", policies: {{go: []}}}}
    """
    assert bool(story(text, tmp_path, "turn-order")) is late


@pytest.mark.parametrize(
    "kept",
    [
        "policies: {go: []}",
        "events: [{}]",
        "offers: [{}]",
        "forecasts: [{id: f, if: calm > 1}]",
    ],
)
def test_a_turn_with_anything_in_it_is_not_idle(kept: str, tmp_path: Path) -> None:
    """A decision, an event, an offer or odds to be given are enough; a briefing is not."""
    assert story(f"turns: [{{{kept}}}]", tmp_path, "idle-turn") == []
    assert len(story("turns: [{}]", tmp_path, "idle-turn")) == 1


def test_the_record_is_told_where_it_was_and_where_there_are_claims(tmp_path: Path) -> None:
    """Not in a turn that the record passes over, and not in an invented story without claims."""
    untold = FERRY.replace(
        "    in_the_record:\n      text: They had asked before.\n      cites: [C1999_1]\n", ""
    )
    pack = harbour(tmp_path, ferry=untold)
    assert len(found(pack, "record-unsaid")) == 1
    assert found(pack / "ferry.yaml", "record-unsaid") != []
    passed_over = untold.replace("    core: true\n", "    when: calm > 90\n")
    (pack / "ferry.yaml").write_text(passed_over, encoding="utf-8")
    assert found(pack, "record-unsaid") == []
    assert story("turns: [{policies: {go: []}}]", tmp_path, "record-unsaid") == []


def test_a_citation_in_the_text_is_a_citation(tmp_path: Path) -> None:
    """`cites` may be left out where the sentences themselves cite."""
    assert found(harbour(tmp_path), "record-uncited") == []
    bare = FERRY.replace("They shared [@C1999_1].\n      cites: [C1999_1]", "They shared.")
    (tmp_path / "harbour/ferry.yaml").write_text(bare, encoding="utf-8")
    assert len(found(tmp_path / "harbour", "record-uncited")) == 1


# --- gauges ---------------------------------------------------------------------------------


READERS = [
    "turns: [{policies: {go: [{change: {calm: 1}}], stay: {needs: calm > 1, closed: No.}}}]",
    "turns: [{when: calm > 1, policies: {go: [{change: {calm: 1}}]}}]",
    "turns: [{policies: {go: [{change: {calm: 1}}]}, events: [{when: calm + 1 > 1}]}]",
    "turns: [{policies: {go: [{change: {calm: 1}}]}, forecasts: [{id: f, if: calm > 1}]}]",
    "turns: [{policies: {go: [{change: {calm: 1}}]}}]\nendings: {far: calm > 50, end: null}",
    "turns: [{policies: {go: [{change: {calm: 1}}]}}]\n"
    "roles: [{id: us, aims: [{id: a, text: A., when: calm > 1}]}]",
]


@pytest.mark.parametrize("text", READERS)
def test_whatever_reads_an_indicator_uses_it(text: str, tmp_path: Path) -> None:
    """Needs, guards, lines, forecasts, endings and aims."""
    assert story(text, tmp_path, "unused-indicator") == []


def test_an_indicator_that_stands_still_or_that_nobody_reads_is_unused(tmp_path: Path) -> None:
    """Each is told for itself."""
    (unread,) = story("turns: [{events: [{change: {calm: 1}}]}]", tmp_path, "unused-indicator")
    assert unread.startswith("no condition reads `calm`")
    (unmoved,) = story("turns: [{events: [{when: calm > 1}]}]", tmp_path, "unused-indicator")
    assert unmoved.startswith("nothing moves `calm`")
    assert len(story("turns: [{events: [{}]}]", tmp_path, "unused-indicator")) == 2


def test_a_pack_can_move_and_read_an_indicator(tmp_path: Path) -> None:
    """What a campaign carries on is used, and so is what a bridge moves or reads."""
    still = FERRY.replace("{calm: +10}", "{trade: +10}")
    pack = harbour(tmp_path, ferry=still)
    assert found(pack, "unused-indicator") == [
        "nothing moves `calm`: it stands still for the whole play"
    ]
    bridge = "bridges:\n  - {to: ferry, text: x, because: x, change: {calm: 1}}\npeople:"
    (pack / "pack.yaml").write_text(PACK.replace("people:", bridge), encoding="utf-8")
    assert found(pack, "unused-indicator") == []
    unread = FERRY.replace("        when: trade > -50\n", "")
    (pack / "ferry.yaml").write_text(unread, encoding="utf-8")
    assert len(found(pack, "unused-indicator")) == 1
    carried = PACK.replace("  indicators: [calm]", "  indicators: [calm, trade]")
    (pack / "pack.yaml").write_text(carried, encoding="utf-8")
    assert found(pack, "unused-indicator") == []


# --- words ----------------------------------------------------------------------------------


LONG = "\n".join(
    f"          - {{text: {' '.join([who or 'all'] * words)}{role}}}"
    for words, who, role in (
        (MAX_BRIEFING - 100, "", ""),
        (100, "east", ", role: east"),
        (100, "west", ", role: west"),
        (90, "other", ", when: calm > 90"),
    )
)


def test_a_briefing_is_measured_as_one_seat_reads_it_along_the_record(tmp_path: Path) -> None:
    """What another seat reads, and what is read in another world only, does not count."""
    text = f"""
    roles: [east, west]
    turns:
      - decisions: {{answer: {{role: east, policies: {{go: []}}}}}}
        briefing:
{LONG}
    """
    assert story(text, tmp_path, "long-text") == []
    (told,) = story(text.replace("east east", "east east east", 1), tmp_path, "long-text")
    assert told == f"along the record `east` reads {MAX_BRIEFING + 1} words here of at most 250"


READ = """
minutes: 1
roles:
  - {id: east, brief: One two three., private: Four five.}
  - {id: west, private: Not counted for east.}
indicators: {calm: 50}
turns:
  - title: Six
    briefing:
      - {text: Seven eight nine.}
      - {text: Not read., role: west}
      - {text: Not read either., when: calm > 90}
    decisions:
      answer:
        role: east
        ask: Ten?
        advisers: [{who: Nobody, say: Eleven twelve.}]
        policies:
          share: {label: Thirteen, text: Fourteen fifteen., then: [{text: Sixteen seventeen.}]}
          keep: {label: Eighteen, text: Nineteen., then: [{text: Not on the way.}]}
    events: [{when: calm > 90, text: Nor this.}, {text: Twenty.}]
    in_the_record: {text: Twenty-one twenty-two.}
endings: [end]
"""


def test_reading_time_counts_what_one_seat_reads_on_its_way(tmp_path: Path) -> None:
    """A worked example: the words are numbered; the ending adds `end` and `It ends as end.`"""
    game = game_of(READ, tmp_path)
    record = replay_record(game)
    assert words_read(game, record.reports, record.ending, "east") == 22 + 1 + 4
    turn, report = game.turns[0], record.reports[0]
    assert words_in(briefing(game, turn, report, "west")) == 5
    assert minutes_of(300) == 1.5


def test_reading_time_is_held_against_the_minutes(tmp_path: Path) -> None:
    """By the seat that reads most; as many minutes as it takes are enough."""
    words = " ".join(["word"] * 190)
    text = READ.replace("Four five.", words)
    (told,) = story(text, tmp_path, "reading-time")
    assert told.startswith("along the record `east` reads 215 words: at 200 a minute 1.1 minutes")
    assert story(text.replace("minutes: 1", "minutes: 2"), tmp_path, "reading-time") == []


# --- what the sentences rest on -------------------------------------------------------------


def test_one_report_beside_an_opinion_is_enough(tmp_path: Path) -> None:
    """Only what opinion pieces alone are to document is told of."""
    opinion = BASE["sources.yaml"].replace("kind: news", "kind: opinion")
    news = opinion + "  - {id: S2, title: A report, custom: {kind: news}}\n"
    pack = harbour(tmp_path, sources=opinion)
    assert len(found(pack, "only-opinion")) > 1
    (pack / "sources.yaml").write_text(news, encoding="utf-8")
    claims = CLAIMS.replace("sources: [S1999]", "sources: [S1999, S2]")
    (pack / "claims.yaml").write_text(claims, encoding="utf-8")
    assert found(pack, "only-opinion") == []


UNUSED = CLAIMS + '  - {id: C3, date: "1999-05-02", statement: No., sources: [S1999]}\n'


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("ferry", "text: It is noon.", "text: It is noon [@C3]."),
        ("ferry", "reading: They were proud.", "reading: They were proud [@C3]."),
        ("ferry", "cites: [C1999_1]}", "cites: [C1999_1, C3]}"),
        ("pack", "    cites: [C1999_1]", "    cites: [C1999_1, C3]"),
        ("conflicts", "    cites: [C1999_1]", "    cites: [C1999_1, C3]"),
        ("conflicts", "assessment: Nobody knows.", "assessment: Nobody knows [@C3]."),
    ],
)
def test_a_claim_is_used_wherever_it_is_cited(
    file: str, old: str, new: str, tmp_path: Path
) -> None:
    """In chapters, the pack's people and conflicts, by `cites` or in the text."""
    pack = harbour(tmp_path, claims=UNUSED)
    assert found(pack, "unused-claim") == ["nothing in the pack uses the claim `C3`"]
    text = BASE[f"{file}.yaml"]
    assert text.count(old) == 1
    (pack / f"{file}.yaml").write_text(text.replace(old, new), encoding="utf-8")
    assert found(pack, "unused-claim") == []


def test_what_is_unused_is_asked_of_whole_packs_only(tmp_path: Path) -> None:
    """Another chapter may use it: one chapter alone, or one that cannot be read, tells nothing."""
    listed = PACK.replace("[ferry]\nroles", "[ferry, second]\nroles")
    second = FERRY.replace("id: ferry\n", "id: second\n")
    pack = harbour(tmp_path, claims=UNUSED, pack=listed, second=second)
    assert len(found(pack, "unused-claim")) == 1
    assert found(pack / "ferry.yaml", "unused-claim") == []
    (pack / "second.yaml").write_text("id: second\n", encoding="utf-8")
    assert found(pack, "unused-claim") == []
