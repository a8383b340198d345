"""The colours can be told from the paper and from each other, in light and dark, by most eyes."""

import re
from importlib.resources import files
from itertools import combinations

import pytest

CSS = (files("graph.export.html") / "style" / "colours.css").read_text(encoding="utf-8")
LIGHT, DARK = CSS.split("@media", 1)
FAMILIES = ("person", "organisation", "place", "group", "event", "work", "other")
KINDS = ("statement", "relation", "co-mention")
# How eyes without one kind of cone see linear light: Machado, Oliveira and Fernandes 2009, severity 1.
SIGHTS = {
    "three cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.01182, 0.04294, 0.968881),
    ),
}
# Below this distance in CIELAB two fields of colour side by side are taken for one at a glance.
TOLD_APART = 14.0


def colours(scheme: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): #([0-9a-f]{6});", scheme))


def linear(colour: str) -> tuple[float, ...]:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4))
    return tuple(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)


def contrast(one: str, other: str) -> float:
    bright, dim = sorted(
        (sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear(x), strict=True)) for x in (one, other)),
        reverse=True,
    )
    return (bright + 0.05) / (dim + 0.05)


def lab(colour: str, sight: str) -> tuple[float, float, float]:
    seen = [
        min(max(sum(w * c for w, c in zip(row, linear(colour), strict=True)), 0.0), 1.0)
        for row in SIGHTS[sight]
    ]
    rows = ((0.4339, 0.3763, 0.1899), (0.2126, 0.7152, 0.0722), (0.0177, 0.1095, 0.8728))
    x, y, z = (
        light ** (1 / 3) if light > 0.008856 else 7.787 * light + 16 / 116
        for light in (sum(w * c for w, c in zip(row, seen, strict=True)) for row in rows)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def distance(one: str, other: str, sight: str) -> float:
    return sum((a - b) ** 2 for a, b in zip(lab(one, sight), lab(other, sight), strict=True)) ** 0.5


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("name", [*FAMILIES, *KINDS])
def test_a_shape_or_a_line_stands_out_from_the_paper(scheme: str, name: str) -> None:
    found = colours(scheme)
    assert contrast(found[name], found["paper"]) >= 3.0


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("name", ["ink", "muted", "accent", "relation"])
def test_text_is_readable_on_every_ground(scheme: str, name: str) -> None:
    found = colours(scheme)
    for ground in ("paper", "raised", "sunken"):
        assert contrast(found[name], found[ground]) >= 4.5
    assert contrast(found["ink"], found["mark"]) >= 7.0


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("sight", SIGHTS)
def test_families_of_types_are_told_apart(scheme: str, sight: str) -> None:
    found = colours(scheme)
    near = {
        (one, other): round(far, 1)
        for one, other in combinations(FAMILIES, 2)
        if (far := distance(found[one], found[other], sight)) < TOLD_APART
    }
    assert near == {}
