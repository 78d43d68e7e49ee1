"""Every diagnostic there is: its stable code, its severity, and what it means to an author.

A code never changes its meaning. Faults of YAML come first, then of the format, then of the story.
Each has a page with an example, `assets/codes/CODE.md`, which `explain` shows.
"""

from __future__ import annotations

from typing import Literal, NamedTuple


class Code(NamedTuple):
    """`severity` is `error` or `warning`; `meaning` is one or two sentences for an author.

    `seen` says what must be looked at to find it: a chapter, its whole pack, or every play.
    """

    severity: Literal["error", "warning"]
    meaning: str
    seen: Literal["chapter", "pack", "plays"] = "chapter"


def _error(meaning: str) -> Code:
    return Code("error", meaning)


def _warning(meaning: str, seen: Literal["chapter", "pack", "plays"] = "chapter") -> Code:
    return Code("warning", meaning, seen)


CODES: dict[str, Code] = {
    # --- YAML -----------------------------------------------------------------------------
    "yaml-syntax": _error("The text is not well-formed YAML at this place."),
    "yaml-file-too-large": _error("The file has more than 512 KiB."),
    "yaml-not-text": _error("The file is an archive, office document or picture, not a text file."),
    "yaml-encoding": _error("The file is not saved as UTF-8."),
    "yaml-web-page": _error("The file is a web page, as a failed download leaves it."),
    "yaml-empty": _error("The file holds nothing, or only comments."),
    "yaml-top-level": _error(
        "The file must consist of lines of `name: value`, not of a list or text."
    ),
    "yaml-documents": _error("A file holds one document: no second `---`, no `...`."),
    "yaml-too-many-problems": _error(
        "There were 500 problems or more; the rest of the file was not looked at."
    ),
    "yaml-too-many-values": _error("The file holds more than 25,000 names and values."),
    "yaml-too-deep": _error("Lists and mappings are nested more than 24 deep."),
    "yaml-text-too-long": _error(
        "A text has more than 20,000 characters; often a quote is not closed."
    ),
    "yaml-tab": _error(
        "A tab character; some readers refuse it, and it shows differently everywhere."
    ),
    "yaml-line-separator": _error(
        "A line break other than that of the Enter key, often pasted from elsewhere."
    ),
    "yaml-bidi-character": _error("An invisible character that changes the direction of writing."),
    "yaml-control-character": _error(
        "An invisible or control character, raw or written as an escape."
    ),
    "yaml-colon-in-text": _error(
        "A colon in an unquoted text, or a line that is indented too far."
    ),
    "yaml-unclosed-quote": _error("A quotation mark is opened and never closed."),
    "yaml-escape": _error("A backslash in double quotes begins an escape that does not exist."),
    "yaml-reserved-character": _error(
        "An unquoted text begins with a sign that YAML reserves, as @ ` * & %."
    ),
    "yaml-block-text": _error(
        "After `|` or `>` the line must end; the text begins on the next line."
    ),
    "yaml-missing-colon": _error("A line without a colon stands where `name: value` is expected."),
    "yaml-dash": _error("A dash stands where no list can begin."),
    "yaml-unclosed-bracket": _error("A bracket `[` or `{` is opened and never closed."),
    "yaml-bracket": _error("Inside brackets, a comma is missing or a text needs quotes."),
    "yaml-indentation": _error("A line does not fit the indentation of those above it."),
    "yaml-after-end": _error("Something follows where the file should have ended."),
    "yaml-tight-colon": _error("Inside brackets, a colon without a space after it."),
    "yaml-directive": _error("A line begins with `%`, which YAML keeps for directives."),
    "yaml-explicit-key": _error("A question mark begins a key."),
    "yaml-empty-key": _error("A colon has no name before it."),
    "yaml-key-not-text": _error(
        "A key is a number, a date, a word such as `on`, or a list; quote it."
    ),
    "yaml-duplicate-key": _error("A mapping has the same key twice; only the first is read."),
    "yaml-merge-key": _error(
        "A merge key `<<` is not allowed: a file says everything where it stands."
    ),
    "yaml-anchor": _error(
        "An anchor `&name` is not allowed: a file says everything where it stands."
    ),
    "yaml-alias": _error(
        "An alias `*name` is not allowed: a file says everything where it stands."
    ),
    "yaml-tag": _error("A tag `!name` is not allowed."),
    "yaml-truth-word": _error(
        "`yes no on off y n` without quotes: truth to some readers, text to others."
    ),
    "yaml-odd-word": _error(
        "`True`, `Null`, `~` and the like without quotes: readers disagree about them."
    ),
    "yaml-date": _error("A date without quotes; readers disagree about it, so quote it."),
    "yaml-clock-time": _error("A time such as 12:30 without quotes; some readers take it for 750."),
    "yaml-number-form": _error(
        "A number such as 010, 0x1F, 1_000, 1e5, .5 or .inf; readers disagree about it."
    ),
    "yaml-number-too-long": _error(
        "A number of more than 15 digits, which not every reader keeps exactly."
    ),
    # --- the format -----------------------------------------------------------------------
    "unreadable-file": _error("The file is missing, or may not be read."),
    "unknown-key": _error("The format has no such key at this place."),
    "missing-key": _error("A key that the format asks for is missing."),
    "wrong-type": _error("The value is of another sort than the key takes."),
    "empty-text": _error("A text is there and says nothing."),
    "empty-list": _error("A list that needs an item has none."),
    "too-long": _error("A line for people is longer than its place on the screen."),
    "bad-id": _error("An id holds characters that conditions cannot read."),
    "bad-date": _error("A date is not written as year, year-month or year-month-day."),
    "bad-address": _error("An address does not begin with http:// or https://."),
    "bad-word": _error("The key takes one of a few words, and this is none of them."),
    "bad-condition": _error("A condition cannot be read, or reads what it cannot."),
    "out-of-range": _error("A number lies outside what is possible here."),
    "format-version": _error("The file is written in another version of the format."),
    "id-and-file": _error("An id and the name of its file or folder differ."),
    "unknown-name": _error("An id names nothing that exists."),
    "duplicate-id": _error("Two things that must be told apart have one id."),
    "broken-citation": _error("A citation `[@...]` in a text is not closed."),
    "stray-chapter": _warning("A chapter lies in the folder and the pack does not list it."),
    # --- the story ------------------------------------------------------------------------
    "dates-reversed": _error("The chapter ends before it begins."),
    "settled-before-asked": _error("A forecast is settled in a turn before it is asked."),
    "too-many-turns": _error("A chapter has at most 60 turns: nobody plays more in one sitting."),
    "too-many-gauges": _error("A seat sees more than six indicators."),
    "one-policy": _error("A decision with one policy decides nothing."),
    "all-closed": _error("A decision may leave its role without any open policy."),
    "closed-unexplained": _warning("A policy can be closed, and the player is not told why."),
    "taken-count": _error("A decision on record was taken one way, exactly."),
    "last-ending": _error("Only the last ending has no condition."),
    "quiz-answer": _error("The answer of a quiz item is one of its options, word for word."),
    "unused-flag": _warning("A flag is never marked or never read."),
    "chance-needs-id": _error("Luck is drawn by the line's id, so a line with a chance has one."),
    "otherwise-needs-chance": _error("Only a chance has another outcome."),
    "untold": _warning("Something happens and the player reads nothing of it."),
    "never-lands": _warning("What comes later comes after the chapter's end."),
    "documented-without-claim": _error("Documented means that a claim shows it."),
    "documented-off-record": _error("What did not happen cannot be documented."),
    "basis-missing": _error("A sentence cites claims and does not say what they are to it."),
    "inferred-from-nothing": _error("An inference rests on a claim or a concept."),
    "needs-because": _error("What is inferred or assumed gives its argument."),
    "unargued": _warning("A sentence has no standing and no argument."),
    "hindsight": _warning("A claim is dated after the turn whose players read it."),
    # --- the record -----------------------------------------------------------------------
    "record-closed": _error("The policy taken in the record is closed when its turn comes."),
    "record-luck": _error("A chance lies on the record's path and does not say what happened."),
    "record-disagrees": _error(
        "The record says that a line happened, and its condition forbids it."
    ),
    "record-ending": _error("The record's path reaches another ending than the record did."),
    "record-unsaid": _warning("A turn asks for a decision and does not tell what was done."),
    "record-uncited": _warning("What is told as the record cites no claim."),
    # --- likely mistakes ------------------------------------------------------------------
    "turn-order": _warning("A turn is dated before the one above it."),
    "idle-turn": _warning("A turn in which nobody decides, nothing happens and no odds are asked."),
    "unused-indicator": _warning("No line moves an indicator, or no condition reads it."),
    "unused-claim": _warning("Nothing in the pack cites a claim.", "pack"),
    "unused-source": _warning(
        "No claim, conflict or concept of the pack rests on a source.", "pack"
    ),
    "unused-conflict": _warning("No chapter of the pack shows a conflict.", "pack"),
    "unused-concept": _warning("No chapter of the pack names a concept.", "pack"),
    "only-opinion": _warning("What is documented rests on opinion pieces alone."),
    "long-text": _warning("A text is longer than its place on the screen bears."),
    "reading-time": _warning("Reading alone takes longer than the chapter says a play does."),
    # --- what no play reaches -------------------------------------------------------------
    "dead-turn": _warning("A turn that never opens."),
    "dead-line": _warning("A consequence or an event that never comes off."),
    "dead-ending": _warning("An ending that no play reaches."),
    "always-closed": _warning("A policy that is never open."),
    "always-best": _warning("A policy that serves every aim of its role best, always.", "plays"),
    # --- excuses --------------------------------------------------------------------------
    "bad-excuse": _warning("A comment `# check:` cannot be read, or excuses what it cannot."),
    "needless-excuse": _warning("A comment excuses a finding that is not there."),
}
