"""Functions in organisations: read with every mistake at its place, and held against protocols."""

import re
from functools import cache

import pytest

from kantelpunt.casework.agreement import Agreement
from kantelpunt.foundation.errors import InputRefused
from kantelpunt.foundation.register_terms import Sector
from kantelpunt.foundation.text import Text
from kantelpunt.interchange.functions_file import functions
from kantelpunt.interchange.policy_files import choose_protocol
from kantelpunt.protocol.actors import Actors
from kantelpunt.protocol.functions import Sees, check, read_functions
from kantelpunt.protocol.model.protocol import Protocol
from kantelpunt.protocol.reader import ProtocolVersion
from tests.casework.world import SHIPPED

ONE = """
functions:
  mentor:
    name: {nl: Mentor, en: Mentor}
    kind: school
    sees: group
    protocols:
      tilburg-vo: {party: school, roles: [mentor, contactpersoon]}
"""
OPEN = re.compile("not_in_text|setting .*")
"""Left open by the text, or by the region: anyone may do it."""


@cache
def latest(protocol: str) -> ProtocolVersion:
    return choose_protocol(protocol, None).shelf.of_protocol(protocol)[-1]


def shipped_protocols() -> dict[str, Protocol]:
    return {name: latest(name).protocol for name in SHIPPED}


def checked(text: str) -> None:
    """Read a text, and hold it against the shipped protocols."""
    check(read_functions(text, file="functions.yaml"), shipped_protocols())


def refused(text: str) -> list[tuple[str, int]]:
    """Code and line of every mistake, in the order of the file."""
    with pytest.raises(InputRefused) as caught:
        checked(text)
    return [(one.code, one.at.line) for one in caught.value.problems]


def who_acts(protocol: Protocol) -> set[str]:
    """Leads of steps and situations, doers of tasks, deciders, and holders of mandates."""
    found = {who for mandate in protocol.mandates for who in mandate.holder}
    for stage in (*protocol.steps, *protocol.situations):
        ways = [way for way in (stage.tipping_point, *stage.escalations) if way]
        found |= {stage.lead.role, *stage.lead.together_with}
        found |= {one.role for one in stage.lead.unless}
        found |= {who for one in stage.tasks for who in one.by}
        found |= {who for one in stage.decisions for who in one.by}
        found |= {who for one in ways for who in one.decided_by}
    return {who for who in found if not OPEN.fullmatch(who)}


def unreached(protocol: str) -> set[str]:
    """Who acts in a protocol, and for whom no function of the shipped file speaks."""
    agreement = Agreement.of(latest(protocol), Sector.VO)
    roles = {role for one in functions().by_id.values() for role in one.roles_in(protocol)}
    return {
        who
        for who in who_acts(latest(protocol).protocol)
        if not any(agreement.speaks_for(role, (who,)) for role in roles)
    }


def test_the_shipped_functions_fit_the_shipped_protocols():
    check(functions(), shipped_protocols())


def test_who_acts_in_a_protocol_has_a_function_or_a_reason_why_not():
    left_over = {who for protocol in SHIPPED for who in unreached(protocol)}
    assert left_over == set(functions().without_function)


def test_nobody_who_acts_is_overlooked_when_a_function_is_left_out():
    # The test above can fail: without the chair nobody speaks for the chair.
    agreement = Agreement.of(latest("tilburg-vo"), Sector.VO)
    assert "voorzitter-actietafel" in who_acts(agreement.protocol)
    others = {
        role
        for name, one in functions().by_id.items()
        for role in one.roles_in("tilburg-vo")
        if name != "table_chair"
    }
    assert not any(agreement.speaks_for(role, ("voorzitter-actietafel",)) for role in others)


def test_what_a_function_is_in_a_protocol():
    mentor = functions().by_id["mentor"]
    assert mentor.name.text == Text("Mentor", "Mentor")
    assert mentor.sees is Sees.GROUP
    assert mentor.roles_in("tilburg-vo")[0] == "mentor"
    assert mentor.party_in("tilburg-vo") == "school"


def test_of_a_protocol_that_does_not_know_it_a_function_has_nothing():
    family_worker = functions().by_id["family_worker"]
    assert family_worker.roles_in("amstelland-meerlanden") == ()
    assert family_worker.party_in("amstelland-meerlanden") is None
    assert family_worker.roles_in("nergens") == ()


def test_of_several_parties_only_the_roles_of_the_own_one_are_left():
    director = functions().by_id["partnership_director"]
    utrecht = latest("utrecht").protocol
    assert director.parties_in("utrecht") == ("sterk-vo", "utrecht-po", "bestuur-sterk-vo")
    assert "sterk-vo" not in director.roles_as(utrecht, "utrecht-po")
    assert director.roles_as(utrecht, "utrecht-po") == (
        "utrecht-po",
        "teammanagers",
        "lid-interventieteam",
    )


def test_the_medical_side_sees_only_what_is_asked_of_it():
    by_id = functions().by_id
    assert {by_id["youth_doctor"].sees, by_id["youth_nurse"].sees} == {Sees.ASKED}
    assert by_id["privacy_officer"].roles_in("utrecht") == ()


def test_roles_of_several_kinds_of_parties_are_held_only_where_the_text_lets_them_act():
    # Such a role speaks for all its parties: a mentor among the professionals would do the work
    # of the youth doctor.
    held = set()
    for protocol in SHIPPED:
        actors = Actors.of(latest(protocol).protocol)
        acting = who_acts(latest(protocol).protocol)
        for function in functions().by_id.values():
            for role in function.roles_in(protocol):
                known = actors.roles.get(role)
                if known and len(actors.kinds(known.party)) > 1 and role not in acting:
                    held.add((protocol, role))
    # Of the municipality and the partnership alike, and of nobody else.
    assert held == {("sluitende-aanpak", "manager-casusregisseurs")}


def test_every_unknown_name_is_told_at_once_with_its_line():
    wrong = ONE.replace("party: school", "party: schol").replace("contactpersoon", "contact")
    more = "      tilburg: {party: school, roles: [mentor]}\nnot_ours:\n"
    other = "  - {who: inspectje, why: {nl: Zo, en: So}}\n"
    assert refused(wrong + more + other) == [
        ("unknown-party", 8),
        ("unknown-actor", 8),
        ("unknown-protocol", 9),
        ("unknown-actor", 11),
    ]


def test_the_nearest_name_is_told():
    with pytest.raises(InputRefused, match='did you mean "contactpersoon"'):
        checked(ONE.replace("contactpersoon", "contactpersoo"))


def test_a_role_of_another_party_is_refused_and_one_of_nobody_is_not():
    assert refused(ONE.replace("contactpersoon", "leerplichtambtenaar")) == [
        ("role-of-another-party", 8)
    ]
    checked(ONE)


def test_a_part_acts_for_the_whole_and_the_whole_for_its_part_but_not_one_part_for_another():
    told = """
functions:
  worker:
    name: {nl: Een, en: One}
    kind: attendance_office
    sees: asked
    protocols:
      amstelland-meerlanden: {party: PARTY, roles: [ROLE]}
"""

    def tried(party: str, role: str) -> list[str]:
        try:
            checked(told.replace("PARTY", party).replace("ROLE", role))
        except InputRefused as refusal:
            return [one.code for one in refusal.problems]
        return []

    assert tried("leerplicht-duo-plus", "leerplicht") == []
    assert tried("leerplicht", "leerplicht-duo-plus") == []
    assert tried("leerplicht-duo-plus", "leerplicht-amstelveen-aalsmeer") == [
        "role-of-another-party"
    ]


@pytest.mark.parametrize(
    ("was", "becomes", "code"),
    [
        ("sees: group", "sees: everything", "unknown-word"),
        ("    kind: school\n", "", "missing-key"),
        ("kind: school", "kind: skool", "unknown-word"),
        ("roles: [mentor, contactpersoon]", "roles: []", "does-not-fit"),
        ("party: school", "partij: school", "unknown-key"),
        ("sees: group", "sees: group\n    sees: school", "duplicate-key"),
        ("en: Mentor", "en: ''", "does-not-fit"),
    ],
)
def test_a_mistake_in_the_file_is_told(was: str, becomes: str, code: str):
    assert [found for found, _ in refused(ONE.replace(was, becomes))] == [code]


def test_a_folder_without_the_file_and_one_with_another(tmp_path):
    with pytest.raises(InputRefused, match=r"functions\.yaml"):
        functions(tmp_path / "empty")
    (tmp_path / "functions.yaml").write_text(ONE, encoding="utf-8")
    assert list(functions(tmp_path).by_id) == ["mentor"]
