import pytest

from queries.charts.scene import build_scene


@pytest.fixture
def committee(make_part):
    """A committee of five officers, one of whom also manages the program."""
    titles = {f"o{i}": ("Officer", f"head of unit {i}") for i in range(5)}
    return make_part(
        nodes={
            "program": ("Program", "cybersecurity program"),
            "body": ("Committee", "steering committee", {"level": "management"}),
            **titles,
        },
        edges=[
            *((short, "MEMBER_OF", "body", f"Members include {short}.") for short in titles),
            ("o0", "MANAGES", "program", "The head of unit 0 runs it."),
        ],
    )


def test_an_edge_to_the_program_is_a_mark_on_the_card(acme):
    scene = build_scene(acme)
    badges = [badge.text for card in scene.cards for badge in card.badges if card.title == "Audit Committee"]
    assert badges == ["oversees the program"]


def test_a_hedged_edge_from_the_company_is_marked_so(acme):
    scene = build_scene(acme)
    assert [badge.text for card in scene.cards for badge in card.badges if card.kind == "third_party"] == [
        "engaged by the company · hedged"
    ]


def test_members_who_do_nothing_else_fold_into_one_card(committee):
    scene = build_scene(committee)
    groups = [card for card in scene.cards if card.kind == "group"]
    assert [card.title for card in groups] == ["4 members"]
    assert "Head of Unit 0" in {card.title for card in scene.cards}


def test_a_folded_card_names_its_members(committee):
    group = next(card for card in build_scene(committee).cards if card.kind == "group")
    assert [line.text for line in group.lines if line.node] == [f"• Head of Unit {i}" for i in range(1, 5)]


def test_every_folded_edge_knows_the_line_that_draws_it(committee):
    scene = build_scene(committee)
    members = [edge_id for edge_id, edge in scene.edges.items() if edge.type == "MEMBER_OF"]
    assert {scene.line_of[edge_id] for edge_id in members} == {link.id for link in scene.links}


def test_a_long_title_makes_a_higher_card_with_all_its_words(make_part):
    name = "executive vice president " * 12
    part = make_part(nodes={"o": ("Officer", name.strip())})
    card = build_scene(part).cards[0]
    assert " ".join(line.text for line in card.lines).lower() == name.strip()
    assert card.height > 16 * len(card.lines)
