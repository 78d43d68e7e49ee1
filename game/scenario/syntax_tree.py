"""Builds the located tree of a file from the events of one of PyYAML's parsers.

Works on events and an explicit stack, so that depth and number of values are limited while reading.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NoReturn

import attrs
import yaml

from game.scenario.diagnostics import Place
from game.scenario.nodes import Entry, Mapping, Node, Scalar, Sequence
from game.scenario.problems import Fault, Problems
from game.scenario.scalars import meaning
from game.scenario.syntax_gaps import check_gaps
from game.scenario.text_checks import cleaned, forbidden_in, quoted

MAX_DEPTH = 24
MAX_VALUES = 25_000
MAX_TEXT = 20_000
_as_tuple: Any = tuple.__new__  # a named tuple without the detour of its constructor


def tree_of(text: str, problems: Problems, loader: Any) -> Mapping | None:
    """The tree of `text` as the parser of `loader` sees it, or None; faults go to `problems`.

    `text` has passed `text_checks`. The tree of a first document is kept though others follow.
    """
    reading = _Reading(problems, "\\" in text)
    end = 0
    try:
        for event in _events(text, loader):
            reading.take(event)
        reading.finish()
        end = len(text)
    except _StopError:
        pass
    except yaml.MarkedYAMLError as error:
        from game.scenario.syntax_faults import explain  # most files need none of its words

        problems.add(*explain(error))
        reading.root = None
    check_gaps(text, [*reading.spans, (end, end)], problems)
    return reading.root if isinstance(reading.root, Mapping) else None


def _events(text: str, loader: Any) -> Iterator[Any]:
    parser = loader(text)
    try:
        yield from iter(parser.get_event, None)
    except (ValueError, OverflowError):  # the pure parser trips over \U00110000 and the like
        from game.scenario.syntax_faults import BAD_ESCAPE

        raise yaml.MarkedYAMLError(problem=BAD_ESCAPE, problem_mark=parser.get_mark()) from None
    finally:
        parser.dispose()


class _StopError(Exception):
    """Reading on would help nobody."""


@attrs.define
class _OpenSequence:
    """A list whose end has not come yet."""

    place: Place
    flow: bool
    items: list[Node] = attrs.Factory(list)

    def add(self, node: Node) -> None:
        self.items.append(node)

    def closed(self) -> Node:
        return Sequence(tuple(self.items), self.place)


@attrs.define
class _OpenMapping:
    """A mapping whose end has not come yet; `key` is None while there is no usable one."""

    place: Place
    flow: bool
    entries: list[Entry] = attrs.Factory(list)
    lines: dict[str, int] = attrs.Factory(dict)
    awaits_value: bool = False
    key: Scalar | None = None

    def add(self, node: Node) -> None:
        """Take a value; or, where a key is due, something that cannot be one."""
        if self.key:
            self.entries.append(_as_tuple(Entry, (self.key, node)))
        self.key = None
        self.awaits_value = not self.awaits_value

    def closed(self) -> Node:
        return Mapping(tuple(self.entries), self.place)


_Open = _OpenSequence | _OpenMapping


class _Reading:
    """One pass over the events of one parser."""

    def __init__(self, problems: Problems, escapes: bool) -> None:
        self.root: Node | None = None
        self.spans: list[tuple[int, int]] = []
        self._problems = problems
        self._file = problems.file
        self._escapes = escapes
        self._stack: list[_Open] = []
        self._documents = 0
        self._values = 0

    def take(self, event: Any) -> None:
        """Take the next event; raises `_StopError` where a limit is passed or a document ends."""
        kind = type(event)
        if kind is yaml.ScalarEvent:
            self._scalar(event)
        elif kind is yaml.MappingStartEvent:
            self._open(event, _OpenMapping)
        elif kind is yaml.SequenceStartEvent:
            self._open(event, _OpenSequence)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self._put(self._stack.pop().closed())
        elif kind is yaml.AliasEvent:
            self._alias(event)
        elif kind is yaml.DocumentStartEvent:
            self._document(event)
        elif kind is yaml.DocumentEndEvent and event.explicit:
            self._complain(event, "yaml-documents", "the document ends here", "delete this line")

    def finish(self) -> None:
        """All events were taken."""
        if not self._documents:
            self._problems.add(_EMPTY, 1, 1)

    def _document(self, event: Any) -> None:
        self._documents += 1
        if self._documents > 1:
            hint = "keep one document a file; indent or quote --- if it belongs to a text"
            self._complain(event, "yaml-documents", "a second document begins here", hint)
            raise _StopError

    def _open(self, event: Any, kind: type[_OpenSequence | _OpenMapping]) -> None:
        self._count(event)
        self._check_properties(event)
        if not self._stack and kind is _OpenSequence:
            self._fault(event, _top_level("a list"))
        if len(self._stack) == MAX_DEPTH:
            message = f"lists and mappings are nested more than {MAX_DEPTH} deep"
            self._complain(event, "yaml-too-deep", message, "use fewer levels, or quote a text")
            raise _StopError
        if self._at_key():
            hint = "quote it if it is a text; else write `name: value`"
            self._complain(event, "yaml-key-not-text", "a list or mapping as a key", hint)
        self._stack.append(kind(self._place(event), bool(event.flow_style)))

    def _alias(self, event: Any) -> None:
        self._count(event)
        hint = "write the text again; quote it if the * belongs to it"
        self._complain(event, "yaml-alias", "an alias (*) stands for something else", hint)
        self._put(Scalar(None, self._place(event)))

    def _scalar(self, event: Any) -> None:
        self._values += 1
        if self._values > MAX_VALUES:
            self._too_many(event)
        if event.anchor or event.tag:
            self._check_properties(event)
        text, start, stack = event.value, event.start_mark, self._stack
        plain = event.implicit[0] and event.tag is None
        if text or not plain:
            self.spans.append((start.index, event.end_mark.index))
        top = stack[-1] if stack else None
        if not plain or len(text) > MAX_TEXT or "?" in text:
            text = self._checked_text(event, plain)
        place = _as_tuple(Place, (self._file, start.line + 1, start.column + 1))
        if type(top) is _OpenMapping and not top.awaits_value:
            self._key(top, event, text, plain, place)
            return
        value = self._meaning(event, text) if plain else text
        if type(top) is _OpenMapping and not text and plain and top.key:
            place = top.key.place  # the parsers disagree about the place of an empty value
        node = _as_tuple(Scalar, (value, place))
        if top:
            top.add(node)
        else:
            self.root = node
            self._lone(event, plain and not text)

    def _meaning(self, event: Any, text: str) -> Any:
        value, fault = meaning(text)
        if fault:
            self._fault(event, fault)
        return value

    def _lone(self, event: Any, empty: bool) -> None:
        if empty:
            self._problems.add(_EMPTY, 1, 1)
        else:
            self._fault(event, _top_level("a single value"))

    def _checked_text(self, event: Any, plain: bool) -> str:
        """The text of a scalar without the characters that an escape in double quotes can bring."""
        text: str = event.value
        if len(text) > MAX_TEXT:
            message = f"this text is too long: {len(text):,} characters, at most {MAX_TEXT:,}"
            self._complain(event, "yaml-text-too-long", message, "split it, or close a quote")
        if plain:
            if "?" in text and self._stack and self._stack[-1].flow:
                message = "an unquoted text inside brackets may not have a question mark"
                self._complain(event, "yaml-bracket", message, "quote it")
            return text
        fault = forbidden_in(text) if self._escapes and event.style == '"' else None
        if fault:
            self._fault(event, fault)
            return cleaned(text)
        return text

    def _key(self, mapping: _OpenMapping, event: Any, text: str, plain: bool, place: Place) -> None:
        fault = _key_fault(text, plain)
        if fault:
            self._fault(event, fault)
        mapping.awaits_value = True
        if text in mapping.lines:
            message = (
                f"duplicate key {quoted(text)}: it stands already on line {mapping.lines[text]}"
            )
            hint = "delete one, or join the two; of equal keys only the first is read"
            self._complain(event, "yaml-duplicate-key", message, hint)
            return
        mapping.lines[text] = place.line
        mapping.key = _as_tuple(Scalar, (text, place))

    def _at_key(self) -> _OpenMapping | None:
        """The innermost mapping, if a key is due in it."""
        top = self._stack[-1] if self._stack else None
        return top if isinstance(top, _OpenMapping) and not top.awaits_value else None

    def _put(self, node: Node) -> None:
        if self._stack:
            self._stack[-1].add(node)
        else:
            self.root = node

    def _count(self, event: Any) -> None:
        self._values += 1
        if self._values > MAX_VALUES:
            self._too_many(event)

    def _too_many(self, event: Any) -> NoReturn:
        message = f"the file has more than {MAX_VALUES:,} values"
        self._complain(event, "yaml-too-many-values", message, "split it into several files")
        raise _StopError

    def _check_properties(self, event: Any) -> None:
        hint = "delete it; quote the text if the sign belongs to it"
        if event.anchor:
            self._complain(event, "yaml-anchor", "an anchor (&) is not allowed", hint)
        if event.tag:
            self._complain(event, "yaml-tag", "a tag (!) is not allowed", hint)

    def _place(self, event: Any) -> Place:
        mark = event.start_mark
        return Place(self._file, mark.line + 1, mark.column + 1)

    def _complain(self, event: Any, code: str, message: str, hint: str) -> None:
        self._fault(event, Fault(code, message, hint))

    def _fault(self, event: Any, fault: Fault) -> None:
        if self._problems.full:
            raise _StopError
        mark = event.start_mark
        self._problems.add(fault, mark.line + 1, mark.column + 1)


_EMPTY = Fault("yaml-empty", "the file is empty (or holds only comments)", "write the scenario")


def _top_level(what: str) -> Fault:
    message = f"the top level of the file is {what}; it must be lines of `name: value`"
    return Fault("yaml-top-level", message, "begin with a line such as `format: 1`")


@lru_cache(maxsize=1024)
def _key_fault(text: str, plain: bool) -> Fault | None:
    """Why a scalar cannot be a key; remembered, since a file has few names and many keys."""
    if not text:
        return Fault("yaml-empty-key", "a colon without a name before it", "write `name: value`")
    if not plain:
        return None
    if text == "<<":
        message = "a merge key (<<) is not allowed"
        return Fault("yaml-merge-key", message, "write out what it stands for")
    value, fault = meaning(text)
    if fault is None and isinstance(value, str):
        return None
    message = f"the key {quoted(text)} is a number, date or word of YAML, not a text"
    return Fault("yaml-key-not-text", message, f"quote it: {quoted(text)}, or use another name")
