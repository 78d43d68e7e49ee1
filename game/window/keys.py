"""Names of keys, what they do in fields and on sliders, and the page that F1 shows."""

from __future__ import annotations

import pygame

from game.window.entry import Entry
from game.window.widgets.bars import Hint

EVERYWHERE = (
    Hint("Tab  Shift Tab", "move on, back"),
    Hint("← ↑ → ↓", "move"),
    Hint("Enter  Space", "open, choose"),
    Hint("Esc", "back, close"),
    Hint("PgUp  PgDn", "scroll"),
    Hint("Ctrl +  Ctrl −", "text size"),
    Hint("Ctrl V", "paste into a field"),
    Hint("F11", "full screen"),
    Hint(".", "dark screen; any key ends it"),
    Hint("F1", "this page"),
)

REPEATED = frozenset(
    ("left", "right", "up", "down", "tab", "backspace", "delete", "page up", "page down")
)
"""Keys that act again and again while they are held."""

_SAME = {
    pygame.K_KP_ENTER: "return",
    pygame.K_PAGEUP: "page up",
    pygame.K_PAGEDOWN: "page down",
    pygame.K_KP_PLUS: "+",
    pygame.K_KP_MINUS: "-",
}
_DIGITS = {getattr(pygame, f"K_KP{digit}"): str(digit) for digit in range(10)}


def name_of(event: pygame.event.Event) -> str:
    """A key's name in lower case: `a`, `1`, `return`, `page down`. Signs are named by what they
    write, because keyboards differ in where they are."""
    if event.key in _SAME:
        return _SAME[event.key]
    if event.key in _DIGITS:
        return _DIGITS[event.key]
    written = getattr(event, "unicode", "")
    if len(written) == 1 and written.isprintable() and not written.isalpha() and written != " ":
        return str(written)
    return pygame.key.name(event.key, use_compat=True).lower()


def edited(entry: Entry, name: str, ctrl: bool) -> Entry | None:
    """A field after a key; None: the key does not belong to fields."""
    if name in ("backspace", "delete"):
        return entry.erase(forward=name == "delete", word=ctrl)
    if name in ("left", "right"):
        return entry.move(-1 if name == "left" else 1, word=ctrl)
    if name in ("home", "end"):
        return entry.jump(name == "end")
    if (len(name) == 1 and not ctrl) or name == "space":
        return entry  # the letter itself comes as a text event
    return None


def slid(value: int, name: str, fine: bool) -> int | None:
    """A slider after a key: steps of 5, with Shift of 1; None: not its key."""
    step = 1 if fine else 5
    if name == "left":
        return value - step
    if name == "right":
        return value + step
    return {"home": 0, "end": 100}.get(name)
