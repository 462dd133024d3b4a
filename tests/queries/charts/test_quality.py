from queries.charts.quality import measure
from queries.charts.shapes import Label, Layout, Route


def layout(routes, labels=(), centres=None):
    centres = centres or {"a": (50, 20), "b": (50, 220), "c": (50, 120)}
    whole = {key: Route(points, points, None, head=True) for key, points in routes.items()}
    return Layout(centres, dict.fromkeys(centres, 80.0), whole, tuple(labels), (), (0, 0, 100, 240), {})


def test_a_line_through_a_third_card_is_counted():
    made = layout({"e": ((50, 40), (50, 200))}, [Label("x", 95, 60, 10, 14, ("e",))])
    assert measure(made, dict.fromkeys("abc", 40), {"e": ("a", "b")}).through_cards == 1


def test_a_label_on_a_card_is_counted():
    made = layout({"e": ((50, 40), (50, 100))}, [Label("x", 50, 30, 30, 14, ("e",))])
    assert measure(made, dict.fromkeys("abc", 40), {"e": ("a", "c")}).labels_over == 1


def test_lines_on_one_another_are_counted():
    one, two = ((50, 40), (50, 100)), ((50, 30), (50, 90))
    made = layout({"e": one, "f": two}, [Label("x", 200, 0, 5, 5, ("e",)), Label("y", 300, 0, 5, 5, ("f",))])
    assert measure(made, dict.fromkeys("abc", 40), {"e": ("a", "c"), "f": ("a", "c")}).lines_on_lines == 1
