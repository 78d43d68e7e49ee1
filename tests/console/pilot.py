"""A pilot at the terminal: reads the last prompt, and types what its rules say."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping

ENDLESS = 3000


class Pilot(io.StringIO):
    """Standard input that answers prompts: the first rule whose pattern stands in the prompt gives
    its answers one after another, and Enter once they are used up.
    """

    def __init__(self, out: io.StringIO, rules: Mapping[str, list[str]]) -> None:
        super().__init__()
        self._out, self._rules = out, {pattern: [*answers] for pattern, answers in rules.items()}
        self._typed = self._at = 0
        self._prompt = ""

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]
        """What is typed at the prompt that was printed last."""
        self._typed += 1
        assert self._typed < ENDLESS, "the pilot is asked without end"
        said = self._out.getvalue()
        if printed := said[self._at :].strip():  # a text goes on for several lines
            self._prompt = " ".join(printed.splitlines()[-3:])
        self._at = len(said)
        self._out.write("\n")
        for pattern, answers in self._rules.items():
            if answers and re.search(pattern, self._prompt):
                return f"{answers.pop(0)}\n"
        return "\n"
