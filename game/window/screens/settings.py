"""Settings: text size, theme, motion. They act at once."""

from __future__ import annotations

import attrs

from game.window.flow import Column, Flow, Row
from game.window.layout import Space, Widget
from game.window.screen import Screen, Step
from game.window.settings import TEXT_SIZES
from game.window.theme import H2, SMALL, SMALL_STRONG, Look
from game.window.widgets import Button, Modal, Segmented, StandingBadge, Text

_THEMES = (("theme:light", "Light"), ("theme:dark", "Dark"), ("theme:contrast", "High contrast"))


class SettingsScreen(Screen):
    """A sheet over any screen."""

    over = True
    primary = "close"

    def build(self, look: Look) -> Widget:
        """Three rows of segments and a sample."""
        now = self.stage.settings
        sizes = tuple((f"text:{size}", f"{size * 100:.0f} %") for size in TEXT_SIZES)
        motion = (("motion:on", "Glide"), ("motion:off", "Be there at once"))
        body = Column(
            [
                Text("Settings", H2),
                _row("Text size", Segmented(sizes, f"text:{now.text}")),
                _row("Colours", Segmented(_THEMES, f"theme:{now.theme}")),
                _row("Motion", Segmented(motion, f"motion:{'on' if now.motion else 'off'}")),
                Space(2),
                Text("What sentences rest on", SMALL_STRONG, "ink2"),
                Flow(
                    [
                        StandingBadge("documented"),
                        StandingBadge("inferred"),
                        StandingBadge("assumed"),
                    ]
                ),
            ],
            gap=10,
        )
        foot = Row(
            [
                Text("Ctrl + and Ctrl − change the text size everywhere.", SMALL, "ink2", grow=1),
                Button("close", "Done", "primary"),
            ],
            gap=12,
            align="middle",
        )
        return Modal(body, foot, wide=620)

    def act(self, id: str) -> Step | None:
        """Change one setting, or close."""
        kind, _, value = id.partition(":")
        settings = self.stage.settings
        if kind == "text":
            self.stage.change(attrs.evolve(settings, text=float(value)))
        elif kind == "theme":
            self.stage.change(attrs.evolve(settings, theme=value))
        elif kind == "motion":
            self.stage.change(attrs.evolve(settings, motion=value == "on"))
        else:
            return Step(close=True)
        self.refresh()
        return None


def _row(label: str, control: Widget) -> Widget:
    return Flow([Text(label, SMALL_STRONG, "ink2"), control], gap=14, right=True)
