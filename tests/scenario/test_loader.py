"""From the files of a pack to a scenario: defaults, merging, and everything wrong at once."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.analysis.check import check_paths
from game.scenario.diagnostics import Diagnostic, ScenarioError
from game.scenario.headers import chapter_headers
from game.scenario.loader import (
    load_chapter,
    read_pack,
)
from game.scenario.tops import find_packs
from game.scenario.wording import nearest
from tests.scenario.harbour import BASE, FERRY, PACK
from tests.scenario.test_diagnostics import written

FIXTURES = Path(__file__).parent.parent / "fixtures"


def findings(path: Path) -> tuple[Diagnostic, ...]:
    """What a chapter is rejected with."""
    with pytest.raises(ScenarioError) as rejected:
        load_chapter(path)
    assert str(rejected.value) == "\n".join(map(str, rejected.value.diagnostics))
    return rejected.value.diagnostics


def ferry_with(folder: Path, *edits: tuple[str, str]) -> Path:
    """The good pack's chapter after some edits."""
    text = FERRY
    for old, new in edits:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return written(folder, {**BASE, "ferry.yaml": text}) / "ferry.yaml"


# --- everything at once ---------------------------------------------------------------------


def test_all_problems_come_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    """Errors and warnings together: an author mends a file in one go."""
    found = findings(
        ferry_with(
            tmp_path,
            ("title: The Ferry", "title: 1999"),
            ("flags: [asked]", "flags: [asked, lost]"),
            ("{calm: +10}", "{clam: +10}"),
            ("answer: Both", "answer: Neither"),
        )
    )
    assert [each.code for each in found] == [
        "wrong-type",
        "unused-flag",
        "unused-flag",
        "unknown-name",
        "quiz-answer",
    ]
    assert sorted(each.place for each in found) == [each.place for each in found]


def test_faults_of_yaml_come_first(tmp_path: Path) -> None:
    """However far down they stand: what follows may follow from them."""
    found = findings(
        ferry_with(
            tmp_path,
            ("title: The Ferry", "titel: The Ferry"),
            ("  - id: shared\n    title: One queue", "  - id: shared\n    title: yes"),
        )
    )
    assert [each.code for each in found] == ["yaml-truth-word", "missing-key", "unknown-key"]
    assert found[0].place.line > found[2].place.line


def test_the_packs_problems_come_before_the_chapters(tmp_path: Path) -> None:
    """A chapter is not accepted while what it rests on is broken."""
    folder = written(
        tmp_path,
        {
            **BASE,
            "claims.yaml": BASE["claims.yaml"].replace("locator_in: S1999", "locator_in: S19"),
            "ferry.yaml": FERRY.replace("answer: Both", "answer: Neither"),
        },
    )
    found = findings(folder / "ferry.yaml")
    assert [(Path(each.place.file).name, each.code) for each in found] == [
        ("claims.yaml", "unknown-name"),
        ("ferry.yaml", "quiz-answer"),
    ]


def test_a_finding_says_where_in_the_structure_it_stands(tmp_path: Path) -> None:
    """As a path that programs can use: dots for keys, brackets for items counted from 0."""
    found = findings(
        ferry_with(tmp_path, ("            choose: refuse", "            choose: no_such"))
    )
    assert found[0].path == "turns[0].decisions[0].unplayed[0].choose"


def test_warnings_do_not_reject(tmp_path: Path) -> None:
    """They come with the scenario."""
    loaded = load_chapter(ferry_with(tmp_path, ("flags: [asked]", "flags: [asked, lost]")))
    assert [each.code for each in loaded.warnings] == ["unused-flag", "unused-flag"]
    assert loaded.scenario.chapter.flags == ("asked", "lost")


def test_every_value_has_a_place(tmp_path: Path) -> None:
    """The loader gives a table of paths beside the scenario, which holds none itself."""
    loaded = load_chapter(ferry_with(tmp_path))
    place = loaded.places["turns[0].decisions[0].policies[1].then[0].chance"]
    line = FERRY.splitlines()[place.line - 1]
    assert line[place.column - 1 :] == "0.5"


@pytest.mark.parametrize(
    ("wrong", "known", "hint"),
    [
        ("sumary", ["summary", "title"], "did you mean `summary`?"),
        ("Calm", ["calm", "order"], "did you mean `calm`?"),
        ("xyz", ["calm", "order"], ""),
        ("", ["calm"], ""),
        ("calm", [], ""),
    ],
)
def test_did_you_mean(wrong: str, known: list[str], hint: str) -> None:
    """The nearest known name, or nothing where none is near."""
    assert nearest(wrong, known) == hint


ODD = ("5", "true", "null", "[]", "{}", '"x"', "-1", "1.5", "[1]", "{a: 1}", "[[]]", "[null]", "")


@settings(max_examples=60, derandomize=True, deadline=None, database=None)
@given(file=st.sampled_from(sorted(BASE)), line=st.integers(0, 150), odd=st.sampled_from(ODD))
def test_no_value_in_the_wrong_place_is_a_crash(
    tmp_path_factory: pytest.TempPathFactory, file: str, line: int, odd: str
) -> None:
    """Whatever stands after a key, or in a line's place: findings, never another exception."""
    lines = BASE[file].splitlines()
    line %= len(lines)
    key, colon, _ = lines[line].partition(": ")
    lines[line] = f"{key}{colon}{odd}"
    folder = written(tmp_path_factory.mktemp("odd"), {**BASE, file: "\n".join(lines)})
    assert all(each.message for each in check_paths([folder]).found)


# --- what a chapter may leave out -----------------------------------------------------------


def test_the_smallest_chapter_has_every_default_filled_in() -> None:
    """Ten keys are enough: the sole role decides, ranges are 0 to 100, nothing is cited and so
    everything is assumed.
    """
    loaded = load_chapter(FIXTURES / "small" / "ferry.yaml")
    chapter = loaded.scenario.chapter
    assert [(role.id, role.name) for role in chapter.roles] == [("player", "Harbour")]
    assert (chapter.minutes, chapter.to, chapter.flags) == (20, "", ())
    (calm,) = chapter.indicators
    assert (calm.range, calm.better, calm.unit, calm.seen_by) == ((0, 100), "higher", "index", ())
    (turn,) = chapter.turns
    assert (turn.core, turn.when, turn.events, turn.offers) == (False, None, (), ())
    (decision,) = turn.decisions
    assert (decision.role, decision.record, decision.taken.id) == ("player", "known", "share")
    line = decision.policies[0].then[0]
    assert (line.basis, line.standing) == ("", "assumed")
    assert (line.chance, line.after, line.happened, line.otherwise) == (None, 0, None, None)
    assert (loaded.scenario.pack.id, loaded.scenario.name) == ("small", "small/ferry")


def test_numbers_are_exact(tmp_path: Path) -> None:
    """0.2 is one fifth and 15.8 is 15.8: nothing goes by way of a binary fraction."""
    chapter = load_chapter(ferry_with(tmp_path)).scenario.chapter
    assert chapter.turns[1].events[0].chance == Fraction(1, 5)
    assert str(chapter.turns[1].observed[0].value) == "15.8"


def test_a_forecast_is_settled_in_its_own_turn_unless_it_says_by(tmp_path: Path) -> None:
    """`by` defaults to the turn that asks."""
    turns = load_chapter(ferry_with(tmp_path)).scenario.chapter.turns
    assert [turns[0].forecasts[0].by, turns[1].forecasts[0].by] == ["noon", "noon"]


def test_a_passage_that_cites_is_documented_and_one_that_does_not_is_assumed(
    tmp_path: Path,
) -> None:
    """A briefing's standing is read from its citations where nothing else is said."""
    first, second = load_chapter(ferry_with(tmp_path)).scenario.chapter.turns[0].briefing
    assert (first.standing, second.standing) == ("documented", "assumed")


# --- what the pack fills in -----------------------------------------------------------------


def test_a_chapters_indicator_says_only_what_differs(tmp_path: Path) -> None:
    """Name from the pack, start from the chapter; what is said twice counts as the chapter says,
    even where it says the format's default.
    """
    pack = PACK.replace("    start: 10\n", "    start: 10\n    range: [0, 60]\n    better: lower\n")
    files = {**BASE, "pack.yaml": pack}
    files["ferry.yaml"] = FERRY.replace("    start: 50\n", "    better: higher\n", 1)
    calm, trade = load_chapter(written(tmp_path, files) / "ferry.yaml").scenario.chapter.indicators
    assert (calm.name, calm.start, calm.range, calm.better) == ("Calm", 10, (0, 60), "higher")
    assert (trade.name, trade.start, trade.range) == ("Trade", 20, (-100, 100))


def test_gauges_of_the_pack_that_a_chapter_does_not_name_are_not_in_it(tmp_path: Path) -> None:
    """A chapter lists its gauges."""
    pack = PACK.replace(
        "  - id: trade\n", "  - id: fish\n    name: Fish\n    start: 1\n  - id: trade\n"
    )
    path = written(tmp_path, {**BASE, "pack.yaml": pack}) / "ferry.yaml"
    ids = [each.id for each in load_chapter(path).scenario.chapter.indicators]
    assert ids == ["calm", "trade"]


def test_roles_are_those_of_the_chapter_with_the_packs_words(tmp_path: Path) -> None:
    """Names come from the pack, aims from the chapter."""
    east, west = load_chapter(ferry_with(tmp_path)).scenario.chapter.roles
    assert (east.name, [aim.id for aim in east.aims]) == ("East", ["quiet"])
    assert (west.name, west.aims) == ("West", ())


def test_without_roles_of_its_own_a_chapter_has_the_packs(tmp_path: Path) -> None:
    """All of them, in their order."""
    roles = FERRY[FERRY.index("roles:") : FERRY.index("indicators:")]
    chapter = load_chapter(ferry_with(tmp_path, (roles, ""))).scenario.chapter
    assert [(role.id, role.name) for role in chapter.roles] == [("east", "East"), ("west", "West")]


@pytest.mark.parametrize("condition", ["clam > 1", "calm", "answer is shair", "no_such is share"])
def test_the_condition_of_a_bridge_is_checked(condition: str, tmp_path: Path) -> None:
    """It is read at the end of the chapter before, in that chapter's words."""
    bridge = f"bridges:\n  - {{to: second, when: {condition}, text: x, because: x}}\npeople:"
    pack = PACK.replace("people:", bridge).replace("[ferry]\nroles", "[ferry, second]\nroles")
    second = FERRY.replace("id: ferry\n", "id: second\n")
    path = written(tmp_path, {**BASE, "pack.yaml": pack, "second.yaml": second}) / "ferry.yaml"
    assert "bad-condition" in [each.code for each in findings(path)]


def test_a_flag_that_a_bridge_reads_is_read(tmp_path: Path) -> None:
    """The next chapter's echo is a reader."""
    bridge = "bridges:\n  - {to: second, when: asked, text: x, because: x}\npeople:"
    pack = PACK.replace("people:", bridge).replace("[ferry]\nroles", "[ferry, second]\nroles")
    second = FERRY.replace("id: ferry\n", "id: second\n")
    ferry = FERRY.replace("asked and calm < 60", "calm < 60")
    files = {**BASE, "pack.yaml": pack, "second.yaml": second, "ferry.yaml": ferry}
    assert load_chapter(written(tmp_path, files) / "ferry.yaml").warnings == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  - id: west\n", "  - id: west\n  - id: west\n"),
        ("  - id: trade\n", "  - id: calm\n    name: Again\n  - id: trade\n"),
        ("chapters: [ferry]\nroles", "chapters: [ferry, ferry]\nroles"),
    ],
    ids=["role", "indicator", "chapter"],
)
def test_duplicates_in_a_pack_are_found(old: str, new: str, tmp_path: Path) -> None:
    """Two roles, gauges or chapters of one id cannot be told apart."""
    folder = written(tmp_path, {**BASE, "pack.yaml": PACK.replace(old, new)})
    assert [each.code for each in read_pack(folder).found] == ["duplicate-id"]


def test_a_folder_without_a_pack_is_a_pack_of_loose_chapters(tmp_path: Path) -> None:
    """Its id is the folder's name in small letters; its library is read all the same."""
    folder = tmp_path / "My Chapters!"
    folder.mkdir()
    (folder / "concepts.yaml").write_text("concepts:\n  - {id: a, name: A, about: B.}\n")
    pack = read_pack(folder)
    assert (pack.header.id, pack.header.chapters, [*pack.library.concepts]) == (
        "my_chapters_",
        (),
        ["a"],
    )


def test_packs_are_found_in_a_folder_or_are_it(tmp_path: Path) -> None:
    """The folder itself, or those directly in it, in the order of their names."""
    assert find_packs(tmp_path) == ()
    for name in ("b", "a"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "pack.yaml").write_text("")
    assert [each.name for each in find_packs(tmp_path)] == ["a", "b"]
    assert find_packs(tmp_path / "a") == (tmp_path / "a",)


def test_a_chapter_named_without_its_folder_finds_its_pack(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`check ferry.yaml` from within the folder."""
    monkeypatch.chdir(ferry_with(tmp_path).parent)
    assert load_chapter(Path("ferry.yaml")).scenario.name == "harbour/ferry"


# --- headers only ---------------------------------------------------------------------------


def test_the_picker_reads_only_the_tops_of_chapters(tmp_path: Path) -> None:
    """The header's keys, wherever they stand at the top; a fault further down does not hide the
    chapter from the picker.
    """
    broken = FERRY.replace("flags: [asked]", "flags: [asked\nother: {") + "place_of: nothing\n"
    folder = written(tmp_path, {**BASE, "ferry.yaml": broken})
    pack, (header,) = chapter_headers(folder)
    assert pack.id == "harbour"
    assert (header.id, header.title, header.place) == ("ferry", "The Ferry", "Harbour")
    assert (header.from_, header.to, header.minutes) == ("1999-05", "1999-06", 20)
    assert header.summary == "Two towns share a ferry."


def test_the_picker_and_the_loader_say_the_same(tmp_path: Path) -> None:
    """Also where the summary is a block of several lines with a colon in it, or stands last."""
    text = FERRY.replace(
        "summary: Two towns share a ferry.\n", "summary: >\n  Two: towns\n\n  title: share.\n"
    ).replace('to: "1999-06"\n', "")
    folder = written(tmp_path, {**BASE, "ferry.yaml": text + 'to: "1999-07"\n'})
    _, (header,) = chapter_headers(folder)
    chapter = load_chapter(folder / "ferry.yaml").scenario.chapter
    for name in ("id", "title", "place", "from_", "to", "minutes", "summary"):
        assert getattr(header, name) == getattr(chapter, name)
    assert header.to == "1999-07"


def test_the_picker_of_a_pack_whose_chapter_is_missing_says_so(tmp_path: Path) -> None:
    """It names the file."""
    folder = written(tmp_path, {**BASE, "pack.yaml": PACK.replace("[ferry]", "[gone]", 1)})
    with pytest.raises(ScenarioError, match=r"gone\.yaml"):
        chapter_headers(folder)


def test_a_pack_whose_header_is_no_yaml_is_rejected(tmp_path: Path) -> None:
    """By the picker and by the loader alike."""
    folder = written(tmp_path, {**BASE, "pack.yaml": "- a list\n"})
    for read in (read_pack, chapter_headers):
        with pytest.raises(ScenarioError) as rejected:
            read(folder)
        assert [each.code for each in rejected.value] == ["yaml-top-level"]
