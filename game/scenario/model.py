"""What an author wrote: packs, chapters and everything in them, as frozen values.

The order of this file is the order in which a scenario is read: standing first, because every
sentence has one; then consequences, decisions, turns, the chapter. `pack.py` has what is around it.
Positions are not kept here: the loader returns them beside the values. All attributes are immutable
and every list is a tuple.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Literal

import attrs

from game.scenario.expressions import Condition
from game.scenario.fields import Value
from game.scenario.fields import declare as f

FORMAT = 1
Basis = Literal["documented", "inferred", "assumed"]
BASES: tuple[Basis, ...] = ("documented", "inferred", "assumed")
ICONS = (
    "eye",
    "users",
    "handshake",
    "landmark",
    "triangle-alert",
    "building-2",
    "house",
    "shield",
    "scale",
    "globe",
    "coins",
    "factory",
    "ship",
    "radar",
    "newspaper",
    "heart-handshake",
    "flag",
    "clock",
)


@attrs.frozen(eq=False, repr=False)
class Sourced(Value):
    """A sentence with its standing."""

    basis: Basis | Literal[""] = f(
        "word",
        "documented (a claim shows it), inferred (argued from claims) or assumed (the author's). "
        "Assumed where nothing is cited.",
        words=BASES,
        default="",
    )
    cites: tuple[str, ...] = f(
        "name", "Ids of the claims it rests on.", many=True, refers="claim", default=()
    )
    because: str = f("prose", "The argument, for what is inferred or assumed.", default="", high=60)

    @property
    def standing(self) -> Basis:
        """The basis, with its default filled in: assumed."""
        return self.basis or "assumed"


# --- what happens ---------------------------------------------------------------------------


@attrs.frozen(eq=False, repr=False)
class Otherwise(Sourced):
    """The other outcome of a chance."""

    change: tuple[tuple[str, int], ...] = f(
        "changes", "Indicators and by how much they move.", refers="indicator", default=()
    )
    mark: tuple[str, ...] = f("ident", "Flags to set.", many=True, refers="flag", default=())
    unmark: tuple[str, ...] = f("ident", "Flags to clear.", many=True, refers="flag", default=())
    text: str = f("prose", "What the player reads.", default="", high=80)


@attrs.frozen(eq=False, repr=False)
class Consequence(Otherwise):
    """What a policy does, what the world does, and what comes later: one thing."""

    id: str = f("ident", "Needed where there is a chance.", default="")
    when: Condition | None = f("condition", "It happens only if this holds.", default=None)
    chance: Fraction | None = f("chance", "How likely it is, above 0 and below 1.", default=None)
    happened: bool | None = f("switch", "Whether it happened in the record.", default=None)
    after: int = f(
        "whole",
        "It lands at the opening of the n-th turn played afterwards.",
        default=0,
        low=0,
        high=20,
    )
    otherwise: Otherwise | None = f(
        "part", "The other outcome of the chance.", part=Otherwise, default=None
    )


@attrs.frozen(eq=False, repr=False)
class Event(Consequence):
    """A consequence of the world, or one that a facilitator may bring in (an offer)."""

    id: str = f("ident", "The event's id.")
    title: str = f("label", "A short name, for lists.", default="")


# --- what is decided ------------------------------------------------------------------------


@attrs.frozen(eq=False, repr=False)
class Adviser(Sourced):
    """An office, never a living person, that argues with mechanisms and never with numbers."""

    who: str = f("label", "The office.")
    for_: tuple[str, ...] = f(
        "ident", "Policies it argues for.", key="for", many=True, refers="policy", default=()
    )
    against: tuple[str, ...] = f(
        "ident", "Policies it argues against.", many=True, refers="policy", default=()
    )
    say: str = f("prose", "What it says.", high=60)


@attrs.frozen(eq=False, repr=False)
class Policy(Sourced):
    """One of the ways to decide. Its standing says whether it was on the table."""

    id: str = f("ident", "The policy's id.")
    label: str = f("label", "What the card says.")
    short: str = f("label", "At most 28 characters, for lanes and cells.", default="", high=28)
    text: str = f("prose", "One or two sentences.", default="", high=40)
    taken: bool = f("switch", "True for what was done in the record.", default=False)
    contested: str = f(
        "prose",
        "If only one side's account says that it was taken: who says so.",
        default="",
        high=40,
    )
    hindsight: str = f(
        "prose", "If it was not found as a proposal at the time: say so here.", default="", high=40
    )
    needs: Condition | None = f("condition", "Open only if this holds.", default=None)
    closed: str = f("prose", "Why it is closed when it is.", default="", high=40)
    then: tuple[Consequence, ...] = f(
        "part", "What it leads to, top to bottom.", many=True, part=Consequence, default=()
    )


@attrs.frozen(eq=False, repr=False)
class Unplayed(Value):
    """A rule for a role that nobody plays."""

    when: Condition | None = f("condition", "The rule counts only if this holds.", default=None)
    choose: str = f("ident", "The policy it then takes.", refers="policy")


@attrs.frozen(eq=False, repr=False)
class Decision(Value):
    """One question to one role."""

    id: str = f("ident", "Conditions read it: `disclosure is publish_first`.")
    role: str = f(
        "ident", "Who decides; may be left out where there is one role.", refers="role", default=""
    )
    ask: str = f("label", "The question.")
    record: Literal["known", "unknown"] = f(
        "word",
        "Say unknown where no source tells what was done.",
        words=("known", "unknown"),
        default="known",
    )
    advisers: tuple[Adviser, ...] = f(
        "part", "Who argues for what.", many=True, part=Adviser, default=()
    )
    policies: tuple[Policy, ...] = f("part", "Two or more ways.", many=True, part=Policy)
    unplayed: tuple[Unplayed, ...] = f(
        "part", "What the role does when nobody plays it.", many=True, part=Unplayed, default=()
    )

    @property
    def taken(self) -> Policy | None:
        """The policy of the record, or None where the record is unknown."""
        return next((policy for policy in self.policies if policy.taken), None)


# --- turns ----------------------------------------------------------------------------------


@attrs.frozen(eq=False, repr=False)
class Passage(Sourced):
    """A piece of a briefing."""

    text: str = f("prose", "Light Markdown with citations [@C2012_14].", high=220)
    when: Condition | None = f("condition", "Read only in such a world.", default=None)
    role: str = f("ident", "Read only by this role.", refers="role", default="")

    @property
    def standing(self) -> Basis:
        """Documented where the text cites claims and nothing else is said."""
        return self.basis or ("documented" if "[@" in self.text else "assumed")


@attrs.frozen(eq=False, repr=False)
class Reported(Value):
    """Sentences about the record."""

    text: str = f("prose", "What happened, a paragraph a claim.", high=300)
    cites: tuple[str, ...] = f("name", "Claims.", many=True, refers="claim", default=())


@attrs.frozen(eq=False, repr=False)
class Observation(Value):
    """A measurement on record."""

    what: str = f("label", "What was measured, and by whom.")
    value: Decimal = f("number", "The value.")
    unit: str = f("label", "percent, cases, ...")
    indicator: str = f(
        "ident",
        "Draw it beside this indicator; otherwise it is listed.",
        refers="indicator",
        default="",
    )
    date: str = f("date", "When it was measured.")
    caution: str = f("prose", "Pollster, wording, sample: what to mind.", default="", high=40)
    cites: tuple[str, ...] = f("name", "Claims.", many=True, refers="claim")


@attrs.frozen(eq=False, repr=False)
class Forecast(Value):
    """A question to put odds on, settled later in the player's own world."""

    id: str = f("ident", "The forecast's id.")
    role: str = f("ident", "Only this role is asked.", refers="role", default="")
    ask: str = f("label", "How likely is ...?")
    if_: Condition = f("condition", "It came true if this holds.", key="if")
    by: str = f(
        "ident",
        "The turn after which it is settled; this one if left out.",
        refers="turn",
        default="",
    )


@attrs.frozen(eq=False, repr=False)
class Turn(Value):
    """A moment at which everybody reads, decides and sees what follows."""

    id: str = f("ident", "The turn's id.")
    date: str = f("date", "Shown in words.")
    title: str = f("label", "The heading of its briefing.")
    core: bool = f("switch", "Played in a 50-minute class.", default=False)
    when: Condition | None = f("condition", "Passed over unless this holds.", default=None)
    concepts: tuple[str, ...] = f(
        "ident", "Concepts it shows.", many=True, refers="concept", default=()
    )
    briefing: tuple[Passage, ...] = f("part", "What the capitals knew.", many=True, part=Passage)
    decisions: tuple[Decision, ...] = f(
        "part", "Decided at the same time.", many=True, part=Decision, default=()
    )
    events: tuple[Event, ...] = f(
        "part", "The world answers, after the decisions.", many=True, part=Event, default=()
    )
    offers: tuple[Event, ...] = f(
        "part", "Events that only a facilitator can bring in.", many=True, part=Event, default=()
    )
    in_the_record: Reported | None = f("part", "What happened.", part=Reported, default=None)
    observed: tuple[Observation, ...] = f(
        "part", "Measurements of the time.", many=True, part=Observation, default=()
    )
    forecasts: tuple[Forecast, ...] = f(
        "part", "Odds to be given.", many=True, part=Forecast, default=()
    )


# --- the chapter ----------------------------------------------------------------------------


@attrs.frozen(eq=False, repr=False)
class Aim(Value):
    """What a role wants: private until the debrief, never added up."""

    id: str = f("ident", "The aim's id.")
    text: str = f("label", "In the role's words.")
    when: Condition = f("condition", "Reached if this holds at the chapter's end.")


@attrs.frozen(eq=False, repr=False)
class Role(Value):
    """A seat. The pack names it; a chapter adds its briefs and aims."""

    id: str = f("ident", "The role's id.")
    name: str = f("label", "Seoul.", default="")
    native: str = f("label", "Its name in its own writing: 서울.", default="")
    seat: str = f("label", "One sign for its roundel: 서.", default="", high=2)
    brief: str = f("prose", "Who you are; everybody may read it.", default="", high=100)
    private: str = f("prose", "Only this seat reads it.", default="", high=200)
    aims: tuple[Aim, ...] = f("part", "Two or three.", many=True, part=Aim, default=())


@attrs.frozen(eq=False, repr=False)
class Indicator(Value):
    """A gauge. Values are whole numbers within `range`, ends included."""

    id: str = f("ident", "Conditions read it: `consent >= 20`.")
    name: str = f("label", "Its name.", default="")
    short: str = f("label", "A shorter name, at most 14 characters.", default="", high=14)
    icon: str = f("word", "One of a fixed list.", words=ICONS, default="")
    about: str = f("prose", "What it stands for.", default="", high=60)
    unit: str = f("label", "index, percent, ...", default="index")
    start: int | None = f("whole", "Its value at the start.", default=None)
    range: tuple[int, int] = f("span", "The lowest and highest value.", default=(0, 100))
    better: Literal["higher", "lower", "neither"] = f(
        "word", "Which way is better.", words=("higher", "lower", "neither"), default="higher"
    )
    seen_by: tuple[str, ...] = f(
        "ident",
        "Only these roles see it; at most six gauges a seat.",
        many=True,
        refers="role",
        default=(),
    )
    because: str = f("prose", "Why it starts there.", default="", high=60)


@attrs.frozen(eq=False, repr=False)
class Ending(Sourced):
    """The first whose condition holds; the last has none."""

    id: str = f("ident", "The ending's id.")
    when: Condition | None = f("condition", "It is this ending if this holds.", default=None)
    title: str = f("label", "Its name.")
    text: str = f("prose", "What became of it.", high=120)


@attrs.frozen(eq=False, repr=False)
class Moment(Value):
    """A line of the chronology."""

    date: str = f("date", "When.")
    text: str = f("prose", "What happened.", high=40)
    cites: tuple[str, ...] = f("name", "Claims.", many=True, refers="claim")


@attrs.frozen(eq=False, repr=False)
class Lens(Value):
    """A rival explanation: what it would have expected, how it reads the case, what it misses."""

    concept: str = f("ident", "Whose lens it is.", refers="concept")
    expects: tuple[tuple[str, str], ...] = f(
        "pairs", "decision: policy, where it expects one.", refers="decision", default=()
    )
    reading: str = f("prose", "How it reads the case.", high=100)
    misses: str = f("prose", "What it cannot explain.", high=60)
    cites: tuple[str, ...] = f("name", "Claims.", many=True, refers="claim", default=())


@attrs.frozen(eq=False, repr=False)
class Question(Value):
    """A question of the debrief."""

    phase: Literal["describe", "analyse", "apply"] = f(
        "word", "describe, analyse or apply.", words=("describe", "analyse", "apply")
    )
    ask: str = f("prose", "The question.", high=60)


@attrs.frozen(eq=False, repr=False)
class QuizItem(Value):
    """Asked before the play and again after it."""

    id: str = f("ident", "The item's id.")
    ask: str = f("label", "The question.")
    options: tuple[str, ...] = f("label", "Three or four answers.", many=True)
    answer: str = f("label", "The right option, word for word.")
    because: str = f("prose", "Why.", default="", high=40)
    cites: tuple[str, ...] = f("name", "Claims.", many=True, refers="claim", default=())


@attrs.frozen(eq=False, repr=False)
class ModelCard(Value):
    """What the model leaves out, and which of its numbers one may dispute."""

    leaves_out: tuple[str, ...] = f("prose", "What is not in it.", many=True, default=(), high=80)
    disputed: tuple[str, ...] = f("prose", "Numbers to dispute.", many=True, default=(), high=80)


@attrs.frozen(eq=False, repr=False)
class Debrief(Value):
    """What the debrief is made of, beside the play itself."""

    chronology: tuple[Moment, ...] = f(
        "part", "What happened, in order.", many=True, part=Moment, default=()
    )
    lenses: tuple[Lens, ...] = f("part", "Rival explanations.", many=True, part=Lens, default=())
    questions: tuple[Question, ...] = f(
        "part", "To talk or write about.", many=True, part=Question, default=()
    )
    conflicts: tuple[str, ...] = f(
        "name", "Conflict cards.", many=True, refers="conflict", default=()
    )
    quiz: tuple[QuizItem, ...] = f(
        "part", "Asked before and after.", many=True, part=QuizItem, default=()
    )
    model: ModelCard = f("part", "The model card.", part=ModelCard, default=ModelCard())


@attrs.frozen(eq=False, repr=False)
class Chapter(Value):
    """One playable story. As loaded, what its pack shares is already filled in."""

    format: int = f("whole", "The version of the format: 1.")
    id: str = f("ident", "The chapter's id: its file's name without .yaml.")
    title: str = f("label", "Its title.")
    place: str = f("label", "Where it plays.")
    from_: str = f("date", "When it begins.", key="from")
    to: str = f("date", "When it ends; left out if on the same date.", default="")
    minutes: int = f("whole", "How long a play takes.", low=1, high=600, default=20)
    summary: str = f("prose", "One paragraph for the picker.", high=100)
    objectives: tuple[str, ...] = f(
        "prose", "What a student can do afterwards.", many=True, default=(), high=40
    )
    concepts: tuple[str, ...] = f(
        "ident", "Concepts it teaches.", many=True, refers="concept", default=()
    )
    record_ending: str = f("ident", "The ending that the record reached.", refers="ending")
    roles: tuple[Role, ...] = f("part", "The seats.", many=True, part=Role, default=())
    indicators: tuple[Indicator, ...] = f("part", "The gauges.", many=True, part=Indicator)
    flags: tuple[str, ...] = f("ident", "What can be marked.", many=True, default=())
    turns: tuple[Turn, ...] = f("part", "The turns, in order.", many=True, part=Turn)
    endings: tuple[Ending, ...] = f("part", "The last has no condition.", many=True, part=Ending)
    debrief: Debrief = f("part", "The debrief.", part=Debrief, default=Debrief())
