"""What both faces do to write a run to a file, whose ending says what it is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.play.run import Run


def write_hand_in(run: Run, path: Path) -> str:
    """Write a new file (.html, .json or .csv) and say so. Raises Rejected where it cannot be
    written or is there already.
    """
    from game.export.debrief import debrief_csv, debrief_html, debrief_json
    from game.play.checked import Rejected
    from game.play.writing import write_file

    made = {".html": debrief_html, ".json": debrief_json, ".csv": debrief_csv}
    if path.suffix.lower() not in made:
        raise Rejected(f"{path} is no page, run or table", "end its name in .html, .json or .csv")
    write_file(path, made[path.suffix.lower()](run), replace=False)
    return f"Written: {path}"
