"""The sections of the debrief in their order, and which of them a class has time for."""

from __future__ import annotations

from typing import Literal

import attrs

Group = Literal["", "Describe", "Analyse", "Apply"]
SHORT, WHOLE = "short", "whole"
MINUTES = 20
"""What the short path takes in a class, exit ticket included."""


@attrs.frozen
class Section:
    """A part of the debrief. `group` is its heading in a list of sections (empty before the first).

    `short` says whether the short path has it; `only` what that path takes of it, where it is not
    all.
    """

    id: str
    title: str
    group: Group
    short: bool = False
    only: str = ""


SECTIONS = (
    Section("leave", "Leave the role", "", short=True),
    Section("overview", "Overview", "Describe", short=True),
    Section("record", "The record", "Describe", short=True),
    Section("reasons", "Reasons and aims", "Describe"),
    Section("what_if", "What if", "Analyse", short=True, only="one"),
    Section("luck", "Luck or choice", "Analyse"),
    Section("lenses", "Lenses", "Analyse"),
    Section("sources", "Sources", "Analyse"),
    Section("accounts", "Accounts differ", "Analyse", short=True, only="one card"),
    Section("odds", "Your odds", "Analyse"),
    Section("model", "The model", "Analyse"),
    Section("questions", "Questions", "Apply"),
    Section("check", "Asked again", "Apply"),
    Section("ticket", "Exit ticket", "Apply", short=True),
    Section("hand_in", "Hand in", "Apply", short=True),
)


def sections(path: str) -> tuple[Section, ...]:
    """The sections of a path (`short`, `whole`, or empty: the whole), in order."""
    return tuple(each for each in SECTIONS if each.short or path != SHORT)
