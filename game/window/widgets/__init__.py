"""Everything a screen is made of. A widget is a value: build a tree of them from a view."""

from game.window.widgets.badges import (
    KeyBadge,
    Part,
    Pill,
    StandingBadge,
    Tag,
    moved,
)
from game.window.widgets.bars import BottomBar, Frame, Hint, Progress, Roundel, TopBar
from game.window.widgets.buttons import Button, KeyCap, Segmented
from game.window.widgets.citations import CitationRow
from game.window.widgets.fields import Slider, TextField
from game.window.widgets.gauges import Gauge, GaugeStrip
from game.window.widgets.panels import Box, choice
from game.window.widgets.rail import Rail, RailItem
from game.window.widgets.sheets import Modal, SideSheet
from game.window.widgets.words import Icon, Mark, Text, caps

__all__ = [
    "BottomBar",
    "Box",
    "Button",
    "CitationRow",
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
    "Pill",
    "Progress",
    "Rail",
    "RailItem",
    "Roundel",
    "Segmented",
    "SideSheet",
    "Slider",
    "StandingBadge",
    "Tag",
    "Text",
    "TextField",
    "TopBar",
    "caps",
    "choice",
    "moved",
]
