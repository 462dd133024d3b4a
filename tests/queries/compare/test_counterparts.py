import pytest

from queries.compare import counterpart


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Officer", "cybersecurity officer"), ("Officer", "chief information security officer")),
        (
            ("Committee", "audit committee", {"kind": "audit", "level": "board"}),
            ("Committee", "audit and finance committee", {"kind": "audit", "level": "board"}),
        ),
        (("Team", "IT department"), ("Team", "information technology team")),
        (("Team", "internal audit function"), ("Team", "internal audit department")),
        (("ThirdParty", "consultants", {"kind": "consultant"}), ("ThirdParty", "Acme LLP", {"kind": "consultant"})),
        (("Management", "senior management"), ("Management", "executive officers")),
    ],
)
def test_nodes_of_one_role_are_counterparts(make_part, one, other):
    part = make_part(nodes={"one": one, "other": other})
    first, second = map(counterpart, part.nodes)
    assert first.key == second.key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Officer", "chief information officer"), ("Officer", "chief information security officer")),
        (
            ("Committee", "risk committee", {"kind": "risk", "level": "board"}),
            ("Committee", "risk council", {"kind": "risk", "level": "management"}),
        ),
        (("Team", "IT department"), ("Team", "information security team")),
        (("Officer", "Mr. Yang"), ("Officer", "Mr. Xu")),
        (("Officer", "信息安全负责人"), ("Officer", "首席执行官")),
    ],
)
def test_nodes_of_different_roles_are_not(make_part, one, other):
    part = make_part(nodes={"one": one, "other": other})
    first, second = map(counterpart, part.nodes)
    assert first.key != second.key
