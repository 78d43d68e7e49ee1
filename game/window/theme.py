"""Colours, sizes and type: the values behind the look, in three themes.

Sizes are design pixels on a window of 1280 x 720; `Metrics` turns them into real ones. Two scales
work together: `ui` follows the window, `text` follows the reader's wish (1.0 to 2.0).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import attrs

from game.play.settings import PROJECTOR_TEXT

if TYPE_CHECKING:
    from game.play.settings import Settings

Color = tuple[int, int, int]
Standing = Literal["documented", "inferred", "assumed"]


def rgb(text: str) -> Color:
    """`#16202D` as three numbers from 0 to 255."""
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)


def mix(a: Color, b: Color, share: float) -> Color:
    """`a` with `share` (0 to 1) of `b` in it."""
    red, green, blue = (int(x + (y - x) * share + 0.5) for x, y in zip(a, b, strict=True))
    return red, green, blue


def luminance(color: Color) -> float:
    """Relative luminance after WCAG 2, 0 (black) to 1 (white)."""
    parts = [c / 255 for c in color]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(a: Color, b: Color) -> float:
    """Contrast ratio of two colours after WCAG 2, 1 to 21."""
    light, dark = sorted((luminance(a), luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@attrs.frozen(cache_hash=True)
class Pair:
    """A colour for words and signs, and the soft one that it stands on."""

    ink: Color
    soft: Color


@attrs.frozen(cache_hash=True)
class Theme:
    """All colours of one look; `border` and `shadow` differ in high contrast."""

    name: str
    bg: Color
    surface: Color
    sunken: Color
    line: Color  # decoration only
    line_strong: Color  # outlines of controls, at least 3:1
    ink: Color
    ink2: Color
    ink3: Color
    accent: Color  # you: solid line, circle
    accent_soft: Color
    on_accent: Color
    history: Color  # the record: dashed line, diamond
    history_soft: Color
    alt: Color  # what if: dotted line, square
    good: Color
    good_soft: Color
    bad: Color
    bad_soft: Color
    focus: Color
    hero: tuple[Color, Color]  # top and bottom of the dark band
    pin: Color
    documented: Pair
    inferred: Pair
    assumed: Pair
    border: int = 1  # design px
    shadow: bool = True
    scrim: float = 0.59  # share of black over what lies behind a sheet

    @property
    def on_hero(self) -> Color:
        """Words on the dark band."""
        return (250, 247, 240)

    @property
    def hero_muted(self) -> Color:
        """Quiet words on the dark band."""
        return (178, 192, 209)

    def standing(self, basis: Standing) -> Pair:
        """The two colours of a standing."""
        return {
            "documented": self.documented, "inferred": self.inferred, "assumed": self.assumed
        }[basis]  # fmt: skip


def _pair(ink: str, soft: str) -> Pair:
    return Pair(rgb(ink), rgb(soft))


LIGHT = Theme(
    name="light",
    bg=rgb("#F5F2EB"), surface=rgb("#FFFFFF"), sunken=rgb("#ECE7DC"),
    line=rgb("#DED7C8"), line_strong=rgb("#8A8371"),
    ink=rgb("#16202D"), ink2=rgb("#465162"), ink3=rgb("#596474"),
    accent=rgb("#1A4F92"), accent_soft=rgb("#E6EEF9"), on_accent=rgb("#FFFFFF"),
    history=rgb("#A3460A"), history_soft=rgb("#FBEFE3"), alt=rgb("#5B6573"),
    good=rgb("#0A665E"), good_soft=rgb("#DCF0EC"), bad=rgb("#AE231C"), bad_soft=rgb("#FBE4E1"),
    focus=rgb("#0B63E5"), hero=(rgb("#0F1C2E"), rgb("#1B3350")), pin=rgb("#FFB27A"),
    documented=_pair("#16202D", "#E4E7EB"), inferred=_pair("#5A3A96", "#EEE9F8"),
    assumed=_pair("#785000", "#F7EDD3"),
)  # fmt: skip

DARK = Theme(
    name="dark",
    bg=rgb("#0E151E"), surface=rgb("#18222E"), sunken=rgb("#111A24"),
    line=rgb("#2B3949"), line_strong=rgb("#6E7F93"),
    ink=rgb("#EFF3F7"), ink2=rgb("#B7C3D0"), ink3=rgb("#93A1B2"),
    accent=rgb("#84B8FF"), accent_soft=rgb("#1C3350"), on_accent=rgb("#08131F"),
    history=rgb("#FFB27A"), history_soft=rgb("#3B291D"), alt=rgb("#A4B0BE"),
    good=rgb("#62D2C1"), good_soft=rgb("#15352F"), bad=rgb("#FF9389"), bad_soft=rgb("#42211F"),
    focus=rgb("#FFD66B"), hero=(rgb("#0A111B"), rgb("#15283F")), pin=rgb("#FFB27A"),
    documented=_pair("#EFF3F7", "#2E3B4A"), inferred=_pair("#CDB8FF", "#2E2650"),
    assumed=_pair("#F0D27A", "#37300F"),
)  # fmt: skip

CONTRAST = Theme(
    name="contrast",
    bg=rgb("#000000"), surface=rgb("#000000"), sunken=rgb("#141414"),
    line=rgb("#FFFFFF"), line_strong=rgb("#FFFFFF"),
    ink=rgb("#FFFFFF"), ink2=rgb("#FFFFFF"), ink3=rgb("#E6E6E6"),
    accent=rgb("#6CCBFF"), accent_soft=rgb("#00253B"), on_accent=rgb("#000000"),
    history=rgb("#FFB300"), history_soft=rgb("#332300"), alt=rgb("#D0D0D0"),
    good=rgb("#5AF0CF"), good_soft=rgb("#003328"), bad=rgb("#FF9E96"), bad_soft=rgb("#3D0B07"),
    focus=rgb("#FFFF00"), hero=(rgb("#000000"), rgb("#0A0A0A")), pin=rgb("#FFB300"),
    documented=_pair("#FFFFFF", "#1E1E1E"), inferred=_pair("#DCC4FF", "#22123F"),
    assumed=_pair("#FFE68A", "#2E2600"),
    border=2, shadow=False, scrim=0.80,
)  # fmt: skip

THEMES = {theme.name: theme for theme in (LIGHT, DARK, CONTRAST)}
PROJECTED = {
    name: attrs.evolve(theme, border=2, shadow=False, line=theme.line_strong)
    for name, theme in THEMES.items()
}
"""The same for a projector: thick lines that can be seen from afar, no shadows."""


@attrs.frozen(cache_hash=True)
class Type:
    """How words are set. `size` in design px, `leading` in sizes, `tracking` in sizes."""

    size: float
    serif: bool = False
    bold: bool = False
    italic: bool = False
    leading: float = 1.45
    tracking: float = 0.0
    tabular: bool = False  # every digit as wide as a 0, so that numbers do not jump


DISPLAY = Type(54, serif=True, bold=True, leading=1.12)
H1 = Type(32, serif=True, bold=True, leading=1.2)
H2 = Type(24, serif=True, bold=True, leading=1.22)
H3 = Type(19, serif=True, bold=True, leading=1.25)
LEAD = Type(20, serif=True, leading=1.5)
READ = Type(18, serif=True, leading=1.55)
STORY = Type(17.5, serif=True, leading=1.38)
CARD = Type(17, bold=True, leading=1.3)
BODY = Type(15.5)
STRONG = Type(15.5, bold=True)
SMALL = Type(14)
SMALL_STRONG = Type(14, bold=True)
CAPTION = Type(12.5, leading=1.4)
CAPTION_STRONG = Type(12.5, bold=True, leading=1.4)
CAPS = Type(12.5, bold=True, leading=1.4, tracking=0.08)
NUMBER = Type(22, bold=True, leading=1.15, tabular=True)


@attrs.frozen(cache_hash=True)
class Metrics:
    """A window and a text size, and what follows from them."""

    width: int  # real px
    height: int  # real px
    text: float = 1.0  # the reader's text size, 1.0 to 2.0

    ui: float = attrs.field(init=False, eq=False, repr=False)
    """Real px of a design px, in steps of .05 so that caches are hit while it is resized."""
    spacing: float = attrs.field(init=False, eq=False, repr=False)
    """Real px of a design px of spacing: it grows a third as fast as text does."""
    em: float = attrs.field(init=False, eq=False, repr=False)
    """How many 1280ths of text fit across: >= 1000 three zones, >= 900 two, below that one."""

    @ui.default
    def _ui(self) -> float:
        fit = min(self.width / 1280, self.height / 720)
        return min(4.0, max(0.85, int(fit * 20 + 1e-6) / 20))

    @spacing.default
    def _spacing(self) -> float:
        return self.ui * (1 + 0.35 * (self.text - 1))

    @em.default
    def _em(self) -> float:
        return self.width / (self.ui * self.text)

    def px(self, size: float) -> int:
        """A spacing of `size` design px."""
        return int(size * self.spacing + 0.5)

    def ems(self, size: float) -> int:
        """The width of a column that holds words: it grows as fast as text does."""
        return int(size * self.ui * self.text + 0.5)

    def type_px(self, size: float) -> float:
        """Real px of a type size; large type grows slower, so that titles stay on their lines."""
        growth = self.text - 1
        if size < 40:
            growth *= 1 if size <= 21 else 0.6
        else:
            growth *= 0.4
        return int(size * self.ui * (1 + growth) * 4 + 0.5) / 4


@attrs.frozen(cache_hash=True)
class Look:
    """All that a widget needs to know of its surroundings; a key of every cache."""

    theme: Theme
    metrics: Metrics
    claim_ids: bool = True  # whether claims are shown by their ids, or by numbers only

    def px(self, size: float) -> int:
        """A spacing of `size` design px."""
        return int(size * self.metrics.spacing + 0.5)

    @property
    def border(self) -> int:
        """Real px of a thin outline: never less than one."""
        return max(1, int(self.theme.border * self.metrics.ui + 0.3))


def look_of(settings: Settings, size: tuple[int, int]) -> Look:
    """The look that somebody has set, in a window of real px."""
    themes = PROJECTED if settings.projector else THEMES
    metrics = Metrics(*size, settings.text_shown)
    return Look(themes[settings.theme], metrics, settings.claim_ids)


def hall(type_: Type, look: Look) -> Type:
    """A type that a room reads: it is large already, so a projector's text size leaves it as it is,
    and only what goes beyond makes it larger.
    """
    metrics = look.metrics
    wanted = attrs.evolve(metrics, text=max(1.0, metrics.text / PROJECTOR_TEXT)).type_px(type_.size)
    grown = metrics.text - 1
    shares = (1 if type_.size <= 21 else 0.6 if type_.size < 40 else 0.4, 0.6, 1)
    sizes = (wanted / metrics.ui / (1 + share * grown) for share in shares)
    best = min(sizes, key=lambda size: abs(metrics.type_px(size) - wanted))
    return attrs.evolve(type_, size=best)
