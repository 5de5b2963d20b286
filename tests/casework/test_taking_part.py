"""Who takes part in a case (CM-20), and who waits for whose consent (CM-21)."""

from datetime import date

import pytest

from kantelpunt.casework.agreement import Agreement
from kantelpunt.casework.case import Case
from kantelpunt.casework.events.course import (
    Closed,
    ClosedBecause,
    Reopened,
    StepAsked,
)
from kantelpunt.casework.events.people import (
    ConsentGiven,
    ConsentRefused,
    ConsentWithdrawn,
    PartyAdded,
    PartyRemoved,
)
from kantelpunt.casework.events.work import ReportSent
from kantelpunt.casework.refusal import Refusal
from kantelpunt.casework.taking_part import OWN_SCHOOL, Part, Share, own_school, taking_part
from kantelpunt.foundation.register_terms import Sector
from kantelpunt.protocol.model.people import PartyKind
from tests.casework.texts import EVERYONE
from tests.casework.world import SHIPPED, Told, around, around_shipped, at, read, shipped

MONDAY = "2026-02-02"
EVERY_AGE = (date(2017, 3, 3), date(2012, 3, 3), date(2009, 3, 3), None)


def in_step(protocol: str, step: str, **more) -> Told:
    """A case in a step of a protocol as it comes with the program."""
    return Told(around_shipped(protocol), **more).opened(MONDAY).says(StepAsked(step), on=MONDAY)


def shares(told: Told, day: date | None = None) -> dict[str, Share]:
    found = taking_part(told.case, told.surroundings.agreement, day or told.now.date())
    assert len({one.party for one in found}) == len(found)
    return {one.party: one for one in found}


def parts(told: Told, day: date | None = None) -> dict[str, Part]:
    return {name: one.part for name, one in shares(told, day).items()}


def everywhere(protocol: str, sector: Sector, born: date | None) -> tuple[Agreement, Case]:
    """A case in every step and situation at once."""
    agreement = Agreement.of(shipped(protocol), sector)
    now = at(MONDAY)
    return agreement, Case("c-1", stages=dict.fromkeys(agreement.stages, now), born=born)


def test_cm_20_before_any_step_only_the_own_school_takes_part():
    told = Told(around_shipped("tilburg-vo")).opened(MONDAY)
    assert taking_part(told.case, told.surroundings.agreement, date(2026, 2, 2)) == (
        Share("school", Part.WHOLE, OWN_SCHOOL),
    )


def test_cm_20_each_share_names_its_legal_base_or_waits_for_consent():
    found = shares(in_step("tilburg-vo", "basis-op-orde"))
    law = "Leerplichtwet 1969, artikel 16, 21 en 21a"
    assert found["leerplicht"] == Share("leerplicht", Part.WHOLE, law)
    assert found["ggd"].part is Part.ASKED
    assert found["ggd"].ground.startswith("Thuiszitterspact")
    assert found["toegang"] == Share("toegang", Part.NONE, "consent", ("ouders", "leerling"))
    assert set(found) == {"school", "leerplicht", "ggd", "toegang"}


def test_cm_20_who_gets_a_report_by_law_sees_what_is_asked_of_it_and_others_nothing():
    told = Told(around_shipped("sluitende-aanpak")).opened(MONDAY)
    told.says(ReportSent("dreigende-thuiszitters", ("samenwerkingsverband",)))
    assert parts(told) == {"school": Part.WHOLE, "samenwerkingsverband": Part.ASKED}


def test_cm_20_who_acted_in_an_earlier_step_still_takes_part_and_who_needs_consent_does_not():
    told = in_step("tilburg-vo", "basis-op-orde")
    told.says(ConsentGiven("toegang", "ouders", "hulp"), ConsentGiven("toegang", "leerling", "x"))
    assert parts(told)["toegang"] is Part.PLAN
    earlier = told.case.copied()
    earlier.stages = {}
    left = taking_part(earlier, told.surroundings.agreement, told.now.date())
    assert {one.party: one.part for one in left} == {
        "school": Part.WHOLE,
        "leerplicht": Part.WHOLE,
        "ggd": Part.ASKED,
    }


@pytest.mark.parametrize(
    ("born", "asked"),
    [
        # On Monday 2 February 2026 a day younger than twelve, twelve, a day younger than sixteen,
        # sixteen; and of an unknown age.
        (date(2014, 2, 3), ("ouders",)),
        (date(2014, 2, 2), ("ouders", "leerling")),
        (date(2010, 2, 3), ("ouders", "leerling")),
        (date(2010, 2, 2), ("leerling",)),
        (None, ("ouders", "leerling")),
    ],
)
def test_cm_21_whose_consent_is_waited_for_goes_by_age(born, asked):
    told = in_step("tilburg-vo", "basis-op-orde", born=born)
    assert shares(told)["toegang"].waits_for == asked
    for number, who in enumerate(asked, 1):
        told.says(ConsentGiven("toegang", who, "hulp thuis"))
        assert shares(told)["toegang"].waits_for == asked[number:]
    assert parts(told)["toegang"] is Part.PLAN


def test_cm_21_on_the_birthday_the_pupil_is_asked_too():
    told = in_step("tilburg-vo", "basis-op-orde", born=date(2014, 2, 10))
    told.says(ConsentGiven("toegang", "ouders", "hulp thuis"))
    assert parts(told, date(2026, 2, 9))["toegang"] is Part.PLAN
    on_birthday = shares(told, date(2026, 2, 10))["toegang"]
    assert (on_birthday.part, on_birthday.waits_for) == (Part.NONE, ("leerling",))


def test_cm_21_consent_ends_on_its_last_day_and_when_it_is_withdrawn_or_refused():
    told = in_step("tilburg-vo", "basis-op-orde", born=date(2017, 3, 3))
    told.says(ConsentGiven("toegang", "ouders", "hulp", until=date(2026, 2, 20)))
    assert parts(told, date(2026, 2, 20))["toegang"] is Part.PLAN
    assert parts(told, date(2026, 2, 21))["toegang"] is Part.NONE
    told.says(ConsentWithdrawn("toegang", "ouders"))
    assert shares(told)["toegang"].waits_for == ("ouders",)
    told.says(ConsentGiven("toegang", "ouders", "hulp"))
    assert parts(told)["toegang"] is Part.PLAN
    told.says(ConsentRefused("toegang", "ouders"))
    assert parts(told)["toegang"] is Part.NONE


def test_cm_21_an_added_party_waits_again_once_consent_is_withdrawn():
    told = in_step("tilburg-vo", "basis-op-orde", born=date(2017, 3, 3))
    told.says(ConsentGiven("imw", "ouders", "hulp"), PartyAdded("imw", "consent"))
    assert shares(told)["imw"] == Share("imw", Part.PLAN, "consent")
    told.says(ConsentWithdrawn("imw", "ouders"))
    assert shares(told)["imw"] == Share("imw", Part.NONE, "consent", ("ouders",))


def test_a_party_where_the_case_asks_for_it_takes_part_once_it_was_added():
    told = in_step("landelijk", "ziekteverzuim")
    assert "leerplicht" not in parts(told)
    told.says(PartyAdded("leerplicht", "legal_base"))
    assert shares(told)["leerplicht"].ground.startswith("Leerplichtwet")
    assert parts(told)["leerplicht"] is Part.WHOLE


def test_a_removed_party_does_not_come_back_by_itself_but_may_be_added_again():
    told = in_step("tilburg-vo", "basis-op-orde")
    told.says(PartyAdded("leerplicht", "legal_base"), PartyRemoved("leerplicht", "klaar"))
    assert "leerplicht" not in parts(told)
    told.says(PartyAdded("leerplicht", "legal_base"))
    assert parts(told)["leerplicht"] is Part.WHOLE


def test_a_removed_party_stays_out_when_the_case_is_opened_again():
    told = in_step("tilburg-vo", "basis-op-orde")
    told.says(PartyAdded("leerplicht", "legal_base"), PartyRemoved("leerplicht", "klaar"))
    told.says(Closed(ClosedBecause.MOVED), on="2026-02-10")
    told.says(Reopened("terug", date(2026, 3, 2), "basis-op-orde"), on="2026-03-04")
    assert "basis-op-orde" in told.case.stages
    assert set(parts(told)) == {"school", "ggd", "toegang"}


def test_those_involved_and_those_from_whom_is_chosen_bring_in_nobody_by_themselves():
    # In doorzettingskracht (Amstelland) those involved decide, and the lead is chosen among the
    # network; leerplicht belongs to both, and is not yet in this case.
    agreement = around_shipped("amstelland-meerlanden").agreement
    stage = agreement.stages["doorzettingskracht"].written
    assert (stage.lead.role, "betrokkenen" in stage.decisions[0].by) == ("casusregisseur", True)
    actors = agreement.actors
    assert "leerplicht" in {*actors.parties_of("casusregisseur")} & {
        *actors.parties_of("betrokkenen")
    }
    case = Case("c-1", stages={"doorzettingskracht": at(MONDAY)})
    found = {one.party: one.part for one in taking_part(case, agreement, date(2026, 2, 2))}
    assert "leerplicht" not in found
    assert found["swv-vo"] is Part.WHOLE


@pytest.mark.parametrize(
    ("sector", "there", "elsewhere"),
    [(Sector.VO, "sterk-vo", "utrecht-po"), (Sector.SO, "utrecht-po", "sterk-vo")],
)
def test_a_partnership_of_another_sector_takes_no_part_and_cannot_be_added(
    sector, there, elsewhere
):
    told = Told(around_shipped("utrecht", sector)).opened(MONDAY)
    told.says(PartyAdded(there, "legal_base"))
    assert parts(told)[there] is Part.WHOLE
    assert told.tries(PartyAdded(elsewhere, "legal_base")).code == "unknown-name"
    told.case.parties[elsewhere] = "legal_base"
    assert elsewhere not in parts(told)


def test_the_board_of_the_school_shares_its_ground_and_youth_help_of_a_municipality_does_not():
    agreement = around_shipped("utrecht", Sector.PO).agreement
    case = Case("c-1", stages={"sluitende-aanpak-po": at(MONDAY)})
    found = {one.party: one for one in taking_part(case, agreement, date(2026, 2, 2))}
    assert found["schoolbestuur"] == Share("schoolbestuur", Part.WHOLE, OWN_SCHOOL)
    assert found["buurtteams"].part is Part.NONE


def test_a_partnership_that_needs_consent_gets_the_plan_and_not_the_whole():
    told = in_step("holland-rijnland", "geldig-2", born=date(2017, 3, 3))
    assert shares(told)["samenwerkingsverband"].waits_for == ("ouders",)
    told.says(ConsentGiven("samenwerkingsverband", "ouders", "advies"))
    assert parts(told)["samenwerkingsverband"] is Part.PLAN


@pytest.mark.parametrize("protocol", SHIPPED)
def test_cm_20_youth_health_only_ever_sees_what_is_asked_of_it(protocol):
    for born in EVERY_AGE:
        agreement, case = everywhere(protocol, Sector.VO, born)
        parties = agreement.protocol.parties
        health = [one for one in parties if parties[one].kind is PartyKind.YOUTH_HEALTH]
        assert health
        case.parties = dict.fromkeys(health, "consent")
        waiting = taking_part(case, agreement, date(2026, 2, 2))
        case.consents = {(one, by): True for one in health for by in ("ouders", "leerling")}
        agreed = taking_part(case, agreement, date(2026, 2, 2))
        seen = {one.party: one.part for one in agreed if one.party in health}
        assert seen == dict.fromkeys(health, Part.ASKED)
        by_law = {one for one in health if parties[one].legal_base}
        assert {one.party for one in waiting if one.part is Part.ASKED} == by_law


@pytest.mark.parametrize("sector", [Sector.PO, Sector.VO])
@pytest.mark.parametrize("protocol", SHIPPED)
def test_in_no_protocol_takes_anybody_part_without_a_ground(protocol, sector):
    for born in EVERY_AGE:
        agreement, case = everywhere(protocol, sector, born)
        parties = agreement.protocol.parties
        found = taking_part(case, agreement, date(2026, 2, 2))
        assert found[0] == Share(own_school(agreement), Part.WHOLE, OWN_SCHOOL)
        for one in found:
            party = parties[one.party]
            assert not party.no_cases
            assert party.kind not in (PartyKind.PUPIL, PartyKind.PARENTS)
            assert one.ground
            assert (one.part is Part.NONE) == bool(one.waits_for) == (one.ground == "consent")
            assert one.part is not Part.WHOLE or not party.by_consent


def test_a_party_that_is_told_of_no_pupil_never_takes_part():
    agreement = around_shipped("sluitende-aanpak").agreement
    case = Case("c-1", parties={"inspectie": "legal_base"})
    assert [one.party for one in taking_part(case, agreement, date(2026, 2, 2))] == ["school"]


def test_a_party_without_base_and_without_a_word_on_consent_waits_for_it():
    told = Told(around(read(_TEXT))).opened(MONDAY).says(StepAsked("eerst"), on=MONDAY)
    assert shares(told)["partner"] == Share("partner", Part.NONE, "consent", ("ouders", "leerling"))
    # Law and consent: both, so it waits.
    assert shares(told)["hulp"].waits_for == ("ouders", "leerling")
    assert isinstance(told.tries(PartyAdded("partner", "legal_base")), Refusal)


_PARTIES = "\n".join(f"  {name}: {party}" for name, party in EVERYONE.items())
_TEXT = f"""
protocol: proef
title: Proef
summary_en: A trial.
sources: {{tekst: {{title: Tekst}}}}
parties:
{_PARTIES.replace("True", "true")}
steps:
  - id: eerst
    name: Eerst
    rung: vroegsignalering
    lead: school
    participants: {{required: [school, partner], optional: hulp}}
    last: true
    source: {{in: tekst, at: "1"}}
"""
