"""Everything a screen is made of. A widget is a value: build a tree of them from a view.

Modules are loaded when a name of theirs is asked for: the title, which needs few, stands sooner.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.window.widgets.badges import (
        KeyBadge,
        Part,
        Pill,
        StandingBadge,
        Tag,
        moved,
    )
    from game.window.widgets.bars import BottomBar, Frame, Hint, PlainBar, Progress, Roundel, TopBar
    from game.window.widgets.buttons import Button, KeyCap, Segmented
    from game.window.widgets.citations import CitationRow
    from game.window.widgets.countdown import ClockLine, Ring
    from game.window.widgets.fields import Slider, TextField
    from game.window.widgets.gauges import Gauge, GaugeStrip
    from game.window.widgets.panels import Box, choice
    from game.window.widgets.rail import Rail, RailItem
    from game.window.widgets.sheets import Modal, SideSheet
    from game.window.widgets.swatch import PathSign, Swatch
    from game.window.widgets.switches import Switch
    from game.window.widgets.words import Icon, Mark, Text, caps

__all__ = [
    "BottomBar",
    "Box",
    "Button",
    "CitationRow",
    "ClockLine",
    "Frame",
    "Gauge",
    "GaugeStrip",
    "Hint",
    "Icon",
    "KeyBadge",
    "KeyCap",
    "Mark",
    "Modal",
    "Part",
    "PathSign",
    "Pill",
    "PlainBar",
    "Progress",
    "Rail",
    "RailItem",
    "Ring",
    "Roundel",
    "Segmented",
    "SideSheet",
    "Slider",
    "StandingBadge",
    "Swatch",
    "Switch",
    "Tag",
    "Text",
    "TextField",
    "TopBar",
    "caps",
    "choice",
    "moved",
]

_MODULES = (
    *("words", "panels", "buttons", "bars", "badges", "fields", "gauges", "sheets", "citations"),
    *("switches", "swatch", "rail", "countdown"),
)


def __getattr__(name: str) -> object:
    """A widget by its name, from the module that has it."""
    for module in _MODULES:
        found: object = getattr(import_module(f"{__name__}.{module}"), name, None)
        if found is not None:
            return found
    raise AttributeError(f"there is no widget {name}")
