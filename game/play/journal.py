"""What a player writes in the debrief. Nothing of it moves anything in the world.

Keys and ids are kept as they were written, even where a mended chapter no longer knows them: the
words are the player's. Whoever shows a journal passes over what the chapter does not know.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from game.engine.rules import IllegalPolicy
from game.play.checked import Checked

MAX_LEFT = 40
MAX_NOTE = 4_000
MAX_NOTES = 100_000
"""Characters of all notes of a chapter together, so that a save stays one that can be read."""
MAX_KEY = 200
MAX_CODE = 20
MAX_TRIED = 20
MAX_WORDS = 120
"""Words of an exit ticket; a longer one is kept, and told."""
TICKET_CITES = 2
PATHS = ("", "short", "whole")
DISPUTE = "dispute"
"""The note on a number of the model that the player disputes."""
_LINES = str.maketrans({"\r": "\n", "\u0085": "\n", "\u2028": "\n", "\u2029": "\n", "\t": " "})
_DROPPED = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)


def question_key(phase: str, number: int) -> str:
    """The note that answers a question: its phase, and its place in it, counted from 1.

    A question has no id. Its words may be mended without losing the answer, and a question more in
    one phase leaves those of the others where they are.
    """
    return f"{phase}:{number}"


def conflict_key(conflict: str) -> str:
    """The note on a conflict's exercise."""
    return f"conflict:{conflict}"


def claim_key(claim: str) -> str:
    """The note on a claim and its sources."""
    return f"claim:{claim}"


def cleaned(text: str) -> str:
    """A text of lines without control characters, halves of a character, and signs that turn the
    direction of writing.
    """
    return _DROPPED.sub("", text.replace("\r\n", "\n").translate(_LINES))


def in_one_line(text: str) -> str:
    """A text cleaned, on one line."""
    return " ".join(cleaned(text).split())


def _cleaned_notes(notes: Mapping[str, str]) -> dict[str, str]:
    return {key: text for key, said in notes.items() if (text := cleaned(said)).strip()}


@attrs.frozen
class Ticket:
    """The exit ticket: a claim of one's own, and at most two claims that it cites, by their ids."""

    claim: str = attrs.field(default="", converter=cleaned)
    cites: tuple[str, ...] = ()

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.claim.split())


@attrs.frozen
class Journal:
    """What was written in one debrief; IllegalPolicy where something is too long or too much.

    `left` is one word on leaving the role; `notes` map keys (`question_key` and its like) to texts,
    empty ones left out; `lenses` are concepts, the most convincing first; `code` is of the player's
    own choosing; `tried` are what-ifs that were looked at, as (decision, policy), the newest last;
    `path` is empty until somebody chooses between the short debrief and the whole.
    """

    left: str = attrs.field(default="", converter=in_one_line)
    notes: Mapping[str, str] = attrs.field(factory=dict, converter=_cleaned_notes)
    lenses: tuple[str, ...] = ()
    ticket: Ticket = Ticket()
    code: str = attrs.field(default="", converter=in_one_line)
    tried: tuple[tuple[str, str], ...] = ()
    path: str = ""

    def __attrs_post_init__(self) -> None:
        texts = [*self.notes.values(), self.ticket.claim]
        ids = [
            *self.notes,
            *self.lenses,
            *self.ticket.cites,
            *(id for way in self.tried for id in way),
        ]
        for broken, message in (
            (len(self.left) > MAX_LEFT, f"the word on leaving has at most {MAX_LEFT} characters"),
            (
                any(len(text) > MAX_NOTE for text in texts),
                f"a note or a claim has at most {MAX_NOTE:,} characters",
            ),
            (
                sum(map(len, texts)) > MAX_NOTES,
                f"all notes together have at most {MAX_NOTES:,} characters",
            ),
            (
                any(not 0 < len(id) <= MAX_KEY or in_one_line(id) != id for id in ids),
                f"the name of a note, lens, claim or policy has 1 to {MAX_KEY} plain characters",
            ),
            (_twice(self.lenses), "a lens is ranked once"),
            (_twice(self.ticket.cites), "an exit ticket cites a claim once"),
            (
                len(self.ticket.cites) > TICKET_CITES,
                f"an exit ticket cites at most {TICKET_CITES} claims",
            ),
            (len(self.tried) > MAX_TRIED, f"at most {MAX_TRIED} what-ifs are kept"),
            (
                len(self.code) > MAX_CODE
                or not all(each.isalnum() or each in "-_" for each in self.code),
                f"a code has at most {MAX_CODE} letters, digits, - and _",
            ),
            (self.path not in PATHS, f"the debrief is short or whole, not {self.path!r}"),
        ):
            if broken:
                raise IllegalPolicy(message)

    def noting(self, key: str, text: str) -> Journal:
        """With a note in the place of the one under that key; an empty text takes it away."""
        return attrs.evolve(self, notes={**self.notes, key: text})

    def trying(self, decision: str, policy: str) -> Journal:
        """With a what-if as the newest; the oldest goes where there are too many."""
        way = (decision, policy)
        tried = (*(each for each in self.tried if each != way), way)
        return attrs.evolve(self, tried=tried[-MAX_TRIED:])

    def for_next_chapter(self) -> Journal:
        """What goes along in a campaign: the code and the path that was chosen."""
        return Journal(code=self.code, path=self.path)


def _twice(ids: Iterable[str]) -> bool:
    listed = tuple(ids)
    return len({*listed}) < len(listed)


# --- in a save ------------------------------------------------------------------------------


def as_json(journal: Journal) -> dict[str, Any]:
    """A journal as a save holds it."""
    tried = [{"decision": decision, "policy": policy} for decision, policy in journal.tried]
    return attrs.asdict(journal) | {"tried": tried}


def from_json(entry: Checked) -> Journal:
    """The journal of a chapter's entry, an empty one where there is none; raises SaveError."""
    data = entry.mapping("journal")
    if not {*data.keys}:
        return Journal()
    notes, ticket = data.mapping("notes"), data.mapping("ticket")
    tried = data.entries("tried", least=0)
    try:
        return Journal(
            left=data.text("left"),
            notes={key: notes.text(key) for key in notes.keys},
            lenses=tuple(data.texts("lenses")),
            ticket=Ticket(ticket.text("claim"), tuple(ticket.texts("cites"))),
            code=data.text("code"),
            tried=tuple((each.text("decision"), each.text("policy")) for each in tried),
            path=data.text("path"),
        )
    except IllegalPolicy as error:
        raise entry.damaged(f"its journal does not fit: {error}") from error
