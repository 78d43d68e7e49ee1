"""Everything a screen is made of. A widget is a value: build a tree of them from a view."""

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
