"""A family and the pathways that are open to it: comparing, choosing, changing, adding a registration."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from caseflow import clock
from caseflow.extensions import db
from caseflow.models.base import NEVER
from caseflow.models.cases import Case, Task
from caseflow.models.pathways import PathwayVersion, Step, WantedDocument
from caseflow.models.people import PersonFact
from caseflow.pathways import commands_choice, track
from caseflow.vocabulary.facts import stored
from tests.factories import cases, pathways, people

AIP, IEN = "ca_aip_ns_care", "ca_ns_ien_registration"


@pytest.fixture
def family(world):
    """A nurse from Honduras, her husband and their child, with the library loaded."""
    north = world.teams["north"]
    nurse = people.person(north, "Rosa", "Mejía")
    husband = people.person(north, "Juan", "Pérez", nationalities=("GTM",))
    child = people.person(north, "Ana", "Pérez", born=date(2018, 3, 3))
    case = cases.case(
        north, nurse, husband, child, relationships=("spouse", "child"), caseworker=world.users["caseworker"]
    )
    pathways.load_library()
    db.session.commit()
    case.people = [nurse, husband, child]
    return case


def steps_of(case) -> list[Step]:
    return list(db.session.scalars(select(Step).where(Step.case_id == case.id).order_by(Step.number)))


def seen(case) -> int:
    return db.session.scalar(select(Case.version).where(Case.id == case.id))


def tasks_of(case) -> list[Task]:
    return list(db.session.scalars(select(Task).where(Task.case_id == case.id).order_by(Task.number)))


def close_intake(key, closes_on):
    version = db.session.scalars(select(PathwayVersion)).all()
    row = next(v for v in version if v.body["id"] == key)
    row.intake_state, row.intake_closes_on = "closed", closes_on
    db.session.commit()


# Comparing


def test_the_page_says_of_every_pathway_whether_it_is_open_to_the_principal_applicant_and_why(family, browse):
    page = browse("caseworker").get(f"/cases/{family.ref}/pathway").text
    assert "No pathway is chosen yet" in page
    assert "What is possible for Rosa Mejía" in page
    assert "Not met: Is a national of Guatemala." in page
    assert "things to find out" in page


def test_each_member_is_looked_at_for_themselves(family, browse):
    husband = family.people[1].ref
    page = browse("caseworker").get(f"/cases/{family.ref}/pathway", member=husband).text
    assert "What is possible for Juan Pérez" in page and "Is a national of Guatemala." not in page


def test_a_rule_is_shown_with_its_answer_its_source_and_what_is_missing(family, browse):
    page = browse("caseworker").get(f"/cases/{family.ref}/pathway/gt_mintrab_ptte").text
    assert "Not eligible as things stand" in page and "It cannot be chosen" in page
    assert "publinews.gt" in page and "read on 24 Nov 2026" in page and "High: an official source was read" in page
    assert f"/people/{family.people[0].ref}/facts/person.has_irregular_migration_record" in page


def test_a_programme_that_shuts_somebody_out_shows_the_other_routes(family, browse):
    page = browse("caseworker").get(f"/cases/{family.ref}/pathway/gt_mintrab_ptte").text
    others = page[page.index('id="others"') :]
    assert "reintegration" in others and f"/cases/{family.ref}/pathway/mx_tvtf" in others
    assert f"/cases/{family.ref}/pathway/{AIP}" in others


def test_a_rule_that_was_read_more_than_a_year_ago_says_so(family, browse):
    with clock.moved(timedelta(days=500)):
        page = browse("caseworker").get(f"/cases/{family.ref}/pathway/{AIP}").text
    assert "Read more than a year ago" in page


def test_an_unscreened_person_is_not_held_to_be_clear(world, browse):
    pathways.load_library()
    unscreened = people.person(world.teams["north"], nationalities=("GTM",), protection="unknown")
    case = cases.case(world.teams["north"], unscreened)
    db.session.commit()
    page = browse("caseworker").get(f"/cases/{case.ref}/pathway/gt_mintrab_ptte").text
    assert "Not known yet: something must be found out" in page
    assert "International protection: clear, protected or unknown" in page


# Choosing


def test_choosing_gives_the_members_their_steps_the_documents_and_a_task_for_each_unknown_fact(family, browse):
    browser = browse("caseworker")
    assert browser.submit(f"/cases/{family.ref}/pathway/{AIP}").status_code == 302
    steps = steps_of(family)
    codes = [step.code for step in steps]
    assert codes.count("AIP_SETTLEMENT_PLAN") == 3 and codes.count("AIP_DESIGNATION") == 1
    assert [step.number for step in steps] == list(range(1, len(steps) + 1))
    first, *rest = steps
    assert first.state == "ready" and first.ready_on == clock.today() and {s.state for s in rest} == {"pending"}
    assert first.due_on and first.due_because["code"] == "due_usually"
    wanted = set(db.session.scalars(select(WantedDocument.kind).where(WantedDocument.step_id == first.id)))
    assert wanted == {"employer_designation"}
    keys = [task.fact_key for task in tasks_of(family)]
    assert len(keys) == len(set(keys))
    assert f"{family.people[0].ref}:employer.designations" in keys and f"intake:{AIP}" in keys
    kept = db.session.scalars(select(Case).where(Case.id == family.id).execution_options(populate_existing=True)).one()
    assert kept.pathway_version_id == first.pathway_version_id and kept.next_due_on < NEVER


def test_the_same_unknown_fact_never_makes_two_tasks(family, world):
    user = world.actor("caseworker")
    commands_choice.choose_pathway(user, family.ref, AIP, seen=seen(family))
    once = len(tasks_of(family))
    tasks_of(family)[0].state = "done"
    db.session.commit()
    commands_choice.choose_pathway(
        user, family.ref, "ca_claimant_open_work_permit", reason="She made a claim.", seen=seen(family)
    )
    commands_choice.choose_pathway(user, family.ref, AIP, reason="She took it back.", seen=seen(family))
    aip = [t for t in tasks_of(family) if t.fact_key and "OWP" not in t.fact_key]
    assert len({t.fact_key for t in aip}) == len(aip) >= once
    assert tasks_of(family)[0].state == "open", "a task that was done while the fact is still unknown is open again"


def test_a_pathway_whose_rule_is_not_met_is_refused(family, browse):
    answer = browse("caseworker").post(
        f"/cases/{family.ref}/pathway/gt_mintrab_ptte", {"seen": seen(family), "began_on": "", "reason": ""}
    )
    assert answer.status_code == 422 and "Not met: Is a national of Guatemala." in answer.text
    assert steps_of(family) == [] and tasks_of(family) == []


def test_a_closed_intake_is_refused_and_a_supervisor_can_choose_it_with_a_reason(family, browse):
    close_intake(AIP, clock.today() - timedelta(days=1))
    address = f"/cases/{family.ref}/pathway/{AIP}"
    refused = browse("caseworker").submit(address, reason="Please.")
    assert refused.status_code == 422 and "A supervisor can choose it all the same" in refused.text
    supervisor = browse("supervisor")
    unexplained = supervisor.submit(address)
    assert unexplained.status_code == 422 and "Say why it is chosen all the same" in unexplained.text
    assert steps_of(family) == []
    assert supervisor.submit(address, reason="Applied before it closed.").status_code == 302
    assert steps_of(family)


def test_a_family_that_began_before_the_intake_closed_goes_on(family, browse):
    close_intake(AIP, clock.today() - timedelta(days=10))
    began = clock.today() - timedelta(days=40)
    assert browse("caseworker").submit(f"/cases/{family.ref}/pathway/{AIP}", began_on=str(began)).status_code == 302
    assert steps_of(family)[0].ready_on == began


def test_changing_the_pathway_cancels_the_open_steps_with_the_reason(family, browse):
    pathways.start_pathway(family, AIP)
    steps_of(family)[0].state = "granted"
    db.session.commit()
    browser, address = browse("caseworker"), f"/cases/{family.ref}/pathway/ca_claimant_open_work_permit"
    page = browser.get(address)
    assert "The case leaves" in page.text
    assert "Say why it changes" in browser.submit(address).text
    assert browser.submit(address, reason="The employer withdrew.").status_code == 302
    db.session.expire_all()
    left = [step for step in steps_of(family) if step.code.startswith("AIP")]
    assert left[0].state == "granted" and {step.state for step in left[1:]} == {"cancelled"}
    assert left[1].decision_internal == "The employer withdrew." and left[1].due_on is None


def test_coming_back_to_a_pathway_takes_its_steps_up_again(family, world):
    user = world.actor("caseworker")
    commands_choice.choose_pathway(user, family.ref, AIP, seen=seen(family))
    first = len(steps_of(family))
    commands_choice.choose_pathway(user, family.ref, "ca_claimant_open_work_permit", reason="x", seen=seen(family))
    commands_choice.choose_pathway(user, family.ref, AIP, reason="y", seen=seen(family))
    db.session.expire_all()
    back = [step for step in steps_of(family) if step.code.startswith("AIP")]
    assert len(back) == first and back[0].state == "ready" and back[1].state == "pending"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"began_on": "2099-01-01"}, "lies in the future"),
        ({"began_on": "yesterday"}, "Not a valid date"),
        ({"reason": "x" * 5000}, "at most 4000 characters"),
        ({"seen": ""}, "required"),
        ({"pathway": "other"}, "no field called pathway"),
    ],
)
def test_bad_input_is_refused_and_nothing_is_saved(family, browse, fields, said):
    answer = browse("caseworker").submit(f"/cases/{family.ref}/pathway/{AIP}", **fields)
    assert answer.status_code == 422 and said in answer.text and steps_of(family) == []


def test_a_stale_form_is_refused(family, browse):
    browser, address = browse("caseworker"), f"/cases/{family.ref}/pathway/{AIP}"
    sent = {"seen": seen(family), "began_on": "", "reason": ""}
    assert browser.post(address, sent).status_code == 302
    again = browser.post(f"/cases/{family.ref}/pathway/ca_claimant_open_work_permit", sent)
    assert again.status_code == 409 and {s.code[:3] for s in steps_of(family)} == {"AIP"}


def test_a_closed_case_chooses_nothing(family, world, browse):
    done = cases.case(world.teams["north"], people.person(world.teams["north"]), status="closed")
    db.session.commit()
    answer = browse("caseworker").post(f"/cases/{done.ref}/pathway/{AIP}", {"seen": "1", "began_on": "", "reason": ""})
    assert answer.status_code == 422 and "closed" in answer.text


def test_unknown_and_foreign_references_are_not_found_alike(family, browse):
    for who, ref in (("caseworker", "CF-0000-0000-0"), ("stranger", family.ref), ("liaison", family.ref)):
        for address in (f"/cases/{ref}/pathway", f"/cases/{ref}/pathway/{AIP}"):
            assert browse(who).get(address).status_code == 404
    assert browse("caseworker").get(f"/cases/{family.ref}/pathway/nothing").status_code == 404
    assert browse("caseworker").get(f"/cases/{family.ref}/pathway", member="PE-0000-0000-0").status_code == 404


# A registration beside the pathway, and members who join later


def test_a_nurse_begins_her_registration_beside_the_familys_pathway(family, browse):
    pathways.start_pathway(family, AIP)
    nurse = family.people[0]
    for name, value in (
        ("person.nursing_currency", True),
        ("person.professional_registrations", frozenset({"nursing"})),
    ):
        db.session.add(
            PersonFact(person_id=nurse.id, name=name, value=stored(value), recorded_on=clock.today(), recorded_by_id=1)
        )
    db.session.commit()
    browser, address = browse("caseworker"), f"/cases/{family.ref}/pathway/{IEN}"
    assert browser.submit(address, person=nurse.ref).status_code == 302
    own = [step for step in steps_of(family) if step.code.startswith("IEN")]
    assert own and {step.person_id for step in own} == {nurse.id}
    page = browser.get(f"/cases/{family.ref}/pathway").text
    assert "Beside it, for Rosa Mejía" in page
    again = browser.submit(address, person=nurse.ref)
    assert again.status_code == 422 and "has steps of this registration already" in again.text
    stop = f"/cases/{family.ref}/pathway/{IEN}/stop/{nurse.ref}"
    assert browser.submit(stop, reason="").status_code == 422
    assert browser.submit(stop, reason="She will work as a care aide.").status_code == 302
    db.session.expire_all()
    assert {s.state for s in steps_of(family) if s.code.startswith("IEN")} == {"cancelled"}
    assert db.session.scalar(select(Case.pathway_version_id).where(Case.id == family.id)) is not None


def test_a_registration_is_not_chosen_as_the_familys_pathway_nor_the_other_way_round(family, world):
    user = world.actor("caseworker")
    with pytest.raises(commands_choice.Refused, match="no way of its own"):
        commands_choice.choose_pathway(user, family.ref, IEN, seen=seen(family))
    with pytest.raises(commands_choice.Refused, match="a pathway of its own"):
        commands_choice.add_registration(user, family.ref, AIP, family.people[0].ref, seen=seen(family))


def test_somebody_who_joins_later_gets_the_steps_that_members_like_them_take(family, world, browse):
    pathways.start_pathway(family, AIP)
    late = people.person(world.teams["north"], "Luz", "Pérez", born=date(2020, 1, 1))
    cases.member(family, late, "child")
    db.session.commit()
    browser = browse("caseworker")
    page = browser.get(f"/cases/{family.ref}/pathway")
    assert "Luz Pérez has no steps of this pathway." in page.text
    address = f"/cases/{family.ref}/pathway/include/{late.ref}"
    assert browser.post(address, {"seen": seen(family)}).status_code == 302
    own = {step.code for step in steps_of(family) if step.person_id == late.id}
    assert own == {"AIP_SETTLEMENT_PLAN", "AIP_DECISION"}
    assert browser.post(address, {"seen": seen(family)}).status_code == 422


def test_a_document_that_was_verified_once_counts_for_the_next_pathway_too(family, world):
    pathways.start_pathway(family, AIP)
    offer = pathways.step(family, "AIP_OFFER")
    row = db.session.scalar(
        select(WantedDocument).where(WantedDocument.step_id == offer.id, WantedDocument.kind == "employment_contract")
    )
    row.state, row.expires_on = "verified", date(2030, 1, 1)
    db.session.commit()
    user, nurse = world.actor("caseworker"), family.people[0]
    commands_choice.add_registration(user, family.ref, IEN, nurse.ref, seen=seen(family))
    moved = next(p.row for p in track.steps_of(user, family.id) if p.row.code == "IEN_ROLE_CHANGE")
    kept = db.session.scalar(select(WantedDocument).where(WantedDocument.step_id == moved.id))
    assert kept.state == "verified" and kept.expires_on == date(2030, 1, 1)
