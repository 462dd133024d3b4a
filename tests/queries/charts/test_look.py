from itertools import product

import pytest

from queries.charts.look import ADDED, EDGE_LOOKS, LANES

GROUNDS = {"day": "#ffffff", "night": "#10151c"}
INKS = {"day": "#141c26", "night": "#eef2f7"}


def luminance(color):
    parts = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, two):
    high, low = sorted((luminance(one), luminance(two)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("time", ["day", "night"])
def test_lines_stand_out_from_every_ground(time):
    grounds = {GROUNDS[time], *(getattr(lane, time).tint for lane in LANES)}
    for look, ground in product((*EDGE_LOOKS.values(), ADDED), grounds):
        assert contrast(getattr(look, time), ground) >= 5, (look, ground)


@pytest.mark.parametrize("time", ["day", "night"])
def test_words_on_cards_can_be_read(time):
    """4.5:1 for marks, 7:1 for names: WCAG 2.2, 1.4.3 and 1.4.6."""
    for lane in LANES:
        fill = getattr(lane, time).fill
        assert contrast(INKS[time], fill) >= 7
        for name, look in EDGE_LOOKS.items():
            assert contrast(getattr(look, time), fill) >= 4.5, (name, lane.key)


def test_types_of_relations_differ_in_more_than_colour():
    looks = [(look.dash, look.width, look.upward) for look in EDGE_LOOKS.values()]
    assert len(set(looks)) >= len(looks) - 1  # who manages has a mark on the card, who oversees a line too
