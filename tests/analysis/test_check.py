"""`check` as a whole: excuses, what is looked at, what it prints and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from game.analysis.check import Checked, check_paths
from game.commands.check import command as check
from game.scenario.codes import CODES
from game.scenario.excuses import excuses
from tests.analysis.test_lint import UNUSED, harbour
from tests.analysis.test_lint_plays import DEAD
from tests.helpers import as_yaml, chapter_of
from tests.scenario.harbour import FERRY

FLAGS = "flags: [asked]\n"
LOST = "flags: [asked, lost]"
ALLOWED = "check: allow unused-flag because it is kept for later"


def checked(folder: Path, ferry: str, **more: bool) -> Checked:
    """What is found in the good pack with another chapter."""
    return check_paths([harbour(folder, ferry=ferry)], **more)


def codes(result: Checked) -> list[str]:
    """The codes of what was found."""
    return [each.code for each in result.found]


@pytest.mark.parametrize(
    "lines",
    [
        f"{LOST}  # {ALLOWED}\n",
        f"# {ALLOWED}\n{LOST}\n",
        f"# {ALLOWED}\n\n# A comment between.\n{LOST}\n",
        f"# check: allow long-text because x\n# {ALLOWED}\n{LOST}\n",
        f"#check :allow   unused-flag because x\n{LOST}\n",
    ],
)
def test_an_excuse_stands_on_the_line_or_above_it(lines: str, tmp_path: Path) -> None:
    """Both findings on the line are excused, and counted; other comments may stand between."""
    result = checked(tmp_path, FERRY.replace(FLAGS, lines))
    assert [code for code in codes(result) if code != "needless-excuse"] == []
    assert result.excused == 2
    assert result.summary.startswith("1 chapter checked: 0 errors, ")
    assert result.summary.endswith(", 2 excused")


@pytest.mark.parametrize(
    "lines",
    [
        f"{LOST}\n# {ALLOWED}\n",
        f"# {ALLOWED}\nminutes: 20\n{LOST}\n",
        f"{LOST}  # check: allow long-text because x\n",
    ],
)
def test_an_excuse_elsewhere_excuses_nothing(lines: str, tmp_path: Path) -> None:
    """Below the line, above another one, or with another code: then it is needless besides."""
    ferry = FERRY.replace("minutes: 20\n", "").replace(FLAGS, lines)
    assert codes(checked(tmp_path, ferry)) == ["unused-flag"] * 2 + ["needless-excuse"]


def test_an_excuse_of_an_error_is_none(tmp_path: Path) -> None:
    """What rejects a file stays, and the comment is told of."""
    bad = FERRY.replace("minutes: 20\n", "minutes: 0  # check: allow out-of-range because x\n")
    assert sorted(codes(checked(tmp_path, bad))) == ["bad-excuse", "out-of-range"]


@pytest.mark.parametrize(
    "comment",
    [
        "# check: this",
        "# check: allow",
        "# check: allow long-text",
        "# check: allow long-text because",
        "# check: allow nonsense because x",
    ],
)
def test_a_comment_that_cannot_be_read_is_told_of(comment: str) -> None:
    """No code, no reason, or a code that does not exist; with its place."""
    found, (fault,) = excuses(f"a: 1\nb: 2  {comment}\n", "f.yaml")
    assert found == ()
    assert (fault.code, str(fault.place)) == ("bad-excuse", "f.yaml:2:7")
    assert fault.hint


@pytest.mark.parametrize(
    "text",
    [
        f"a: x# {ALLOWED}\n",
        "# checks: x\n",
        "# recheck: x\n",
    ],
)
def test_what_is_no_comment_of_ours_is_left_alone(text: str) -> None:
    """Other comments, and a sign that begins none."""
    assert excuses(text, "f.yaml") == ((), ())


def test_an_excuse_is_called_needless_only_where_one_looked(tmp_path: Path) -> None:
    """Another chapter may cite a claim; not every play may have been looked at."""
    claims = UNUSED.replace("  - {id: C3", "  # check: allow unused-claim because x\n  - {id: C3")
    best = "          - id: share  # check: allow always-best because x\n"
    ferry = FERRY.replace("          - id: share\n", best)
    pack = harbour(tmp_path, claims=claims, ferry=ferry)
    assert codes(check_paths([pack / "ferry.yaml"])) == []
    assert codes(check_paths([pack])) == []
    assert codes(check_paths([pack], deep=True)) == ["needless-excuse"]
    (pack / "ferry.yaml").write_text(ferry.replace("minutes: 20", "minutes: 0"), encoding="utf-8")
    assert codes(check_paths([pack], deep=True)) == ["out-of-range"]


def test_every_warning_can_be_excused_and_no_error() -> None:
    """By its code alone."""
    for code, each in CODES.items():
        found, faults = excuses(f"a: 1  # check: allow {code} because x", "f.yaml")
        assert bool(found) is (each.severity == "warning") is not bool(faults)


# --- the command ----------------------------------------------------------------------------


def test_strict_looks_at_every_play_and_lets_warnings_fail(tmp_path: Path) -> None:
    """Without it plays at random leave a doubt, which is a warning; `--deep` alone proves it."""
    path = tmp_path / "story.yaml"
    path.write_text(as_yaml(chapter_of(DEAD)), encoding="utf-8")
    doubt = "in 1,000 plays at random"
    for options, code, doubted in (([], 0, True), (["--deep"], 0, False), (["--strict"], 2, False)):
        done = CliRunner().invoke(check, [str(path), *options])
        assert done.exit_code == code
        assert (doubt in done.output) is doubted


def test_a_deep_look_tells_how_far_it_is(tmp_path: Path) -> None:
    """The chapter and how many states were looked at."""
    path = tmp_path / "story.yaml"
    path.write_text(as_yaml(chapter_of(DEAD)), encoding="utf-8")
    told: list[tuple[str, int]] = []
    check_paths([path], deep=True, progress=lambda *each: told.append(each))
    assert {chapter for chapter, _ in told} == {"story"}
    assert max(done for _, done in told) > 0


def test_json_holds_code_place_message_and_hint(tmp_path: Path) -> None:
    """A list for programs; excuses are honoured there too."""
    pack = harbour(tmp_path, ferry=FERRY.replace(FLAGS, f"{LOST}\n"))
    done = CliRunner().invoke(check, [str(pack), "--json"])
    assert done.exit_code == 0
    for each in json.loads(done.output):
        assert each["code"] == "unused-flag"
        assert (each["severity"], each["line"], each["column"]) == ("warning", 24, 16)
        assert each["message"]
        assert each["hint"]
        assert each["path"] == "flags[1]"
        assert each["file"] == str(pack / "ferry.yaml")
