"""Six thousand broken files: nothing escapes but the project's own errors, each with a line."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from game.scenario.diagnostics import ScenarioError
from game.scenario.loader import load_chapter, read_pack

TIMES, SHARES = 6_000, 12
SMALL = Path(__file__).resolve().parents[1] / "fixtures" / "small" / "ferry.yaml"
PIECES = (
    *(
        "{",
        "}",
        "[",
        "]",
        ": ",
        "- ",
        "\n",
        "  ",
        "'",
        '"',
        "#",
        "&a ",
        "*a",
        "!!x ",
        "|",
        ">",
        "\t",
    ),
    *(
        "null",
        "true",
        "yes",
        "1e9",
        "-1",
        "0.5",
        "''",
        "[]",
        "{}",
        "id",
        "when: ",
        "((((",
        "is not",
    ),
    *(
        "\x00",
        "\x1b",
        "\u202e",
        "\ufeff",
        "é",
        "漢",
        "𝔸",
        "…" * 40,
        "a" * 300,
        "999999999999999999",
    ),
)


def mutated(text: str, dice: Random) -> str:
    """The text with one to four pieces cut out, doubled, swapped or put in."""
    for _ in range(dice.randint(1, 4)):
        at, to = sorted(dice.randrange(len(text) + 1) for _ in "ab")
        to = min(to, at + dice.choice((1, 3, 12, 60)))
        match dice.randrange(5):
            case 0:
                text = text[:at] + text[to:]
            case 1:
                text = text[:at] + text[at:to] * 2 + text[to:]
            case 2:
                text = text[:at] + dice.choice(PIECES) + text[to:]
            case 3:
                text = text[:at] + dice.choice(PIECES) + text[at:]
            case 4:
                lines = text.split("\n")
                a, b = dice.randrange(len(lines)), dice.randrange(len(lines))
                lines[a], lines[b] = lines[b], lines[a]
                text = "\n".join(lines)
        text = text or "x"
    return text


def escaped(share: int, folder: Path, count: int = TIMES // SHARES) -> list[str]:
    """What went wrong with a share of the files: a fault without a line, or another error."""
    dice, wrong = Random(share), []
    text, file = SMALL.read_text(encoding="utf-8"), folder / "ferry.yaml"
    pack = read_pack(folder)
    for number in range(count):
        broken = mutated(text, dice)
        file.write_text(broken, encoding="utf-8", newline="")
        try:
            load_chapter(file, pack)
        except ScenarioError as error:
            if not all(each.place.line >= 1 and each.hint for each in error):
                wrong.append(f"{share}/{number}: no line or no mend: {error}")
        except Exception as error:
            wrong.append(f"{share}/{number}: {error!r}")
    return wrong


@pytest.mark.parametrize("share", range(SHARES))
def test_no_mutated_file_escapes(share: int, tmp_path: Path) -> None:
    """Read, or refused with places and mends."""
    assert escaped(share, tmp_path) == []
