"""What is shipped: licences beside fonts and icons, icons that scenarios may name, quiet maps."""

from __future__ import annotations

import json

import pytest

from game import resources
from game.scenario.model import ICONS
from game.window import map as maps
from game.window import marks

ASSETS = resources.path("assets")


@pytest.mark.parametrize("folder", ["fonts", "icons", "map"])
def test_every_folder_of_others_work_has_its_licence(folder: str) -> None:
    """Fonts, icons and map data stand beside their licences."""
    assert list((ASSETS / folder).glob("LICENSE*"))


def test_assets_stay_small() -> None:
    """All that is shipped besides scenarios is smaller than 25 MB."""
    assert sum(path.stat().st_size for path in ASSETS.rglob("*") if path.is_file()) < 25e6


@pytest.mark.parametrize("name", ICONS)
def test_icons_of_the_format_exist(name: str) -> None:
    """Every icon that an author may name can be drawn."""
    assert marks.has_icon(name)


def test_maps_hold_no_name_but_those_of_capitals() -> None:
    """The outlines carry no names of seas, islands or countries."""
    data = json.loads((ASSETS / "map" / "east_asia.json").read_text("utf-8"))
    assert set(data) == {"box", "land", "seats"}
    assert set(data["seats"]) == {"Seoul", "Tokyo", "Pyongyang"}


def test_disputed_islets_are_on_no_map() -> None:
    """No outline lies near the disputed islets, nor in the disputed chain of islands."""
    for file in ("east_asia", "world"):
        for ring in maps.rings(file):
            x = sum(point[0] for point in ring) / len(ring)
            y = sum(point[1] for point in ring) / len(ring)
            assert not (131 < x < 132.5 and 36.8 < y < 37.8)
            assert not (123 < x < 125 and 25.4 < y < 26.2)
            if file == "east_asia":
                assert not (145.2 < x < 157 and 43.2 < y < 50)


def test_projection_keeps_places_apart_and_in_the_picture() -> None:
    """All capitals of a map stand inside it."""
    places = tuple(maps.CAPITALS[name] for name in ("Seoul", "Tokyo", "Beijing", "Pyongyang"))
    view = maps.fitted(places, 460, 194)
    for place in places:
        x, y = view.point(place.north, place.east)
        assert 20 < x < 440
        assert 10 < y < 184
