"""The supervisor finds who loses status in which week, whom overdue steps wait for, and prints it."""

from datetime import timedelta

import pypdfium2
import pytest
from sqlalchemy import event

from caseflow import clock
from caseflow.access.refs import new_ref
from caseflow.audit import kept
from caseflow.extensions import db
from caseflow.models.grievances import Grievance
from caseflow.oversight import weeks
from caseflow.vocabulary.actors import Actor
from caseflow.vocabulary.turns import CHARGED
from tests.factories import cases, employers, pathways, people
from tests.factories.cases import case
from tests.factories.people import person
from tests.pathways.walking import put

TODAY = clock.today()


def days(count: int):
    return TODAY + timedelta(days=count)


def household(world, name: str, *ends: int, team: str = "north", worker: str = "caseworker"):
    """A case with one member for each of these days on which a permit ends."""
    members = [person(world.teams[team], given=f"{name} {n}", family="Haddad") for n in range(len(ends))]
    row = case(world.teams[team], *members, caseworker=world.users[worker])
    for member, end in zip(members, ends, strict=True):
        pathways.permit(member, valid_from=days(-800), valid_until=days(end), case_id=row.id)
    kept.refresh({f"case:{row.id}"})
    return row


@pytest.fixture
def families(world):
    found = [household(world, "Amina", -10, 40), household(world, "Bilal", 40, 41), household(world, "Chadi", 400)]
    household(world, "Faraway", 40, team="south", worker="stranger")
    closed = household(world, "Closed", 40)
    closed.status, closed.outcome, closed.closed_on = "closed", "other", TODAY
    kept.refresh({f"case:{closed.id}"})
    db.session.commit()
    return found


def test_people_and_cases_are_counted_by_week_and_each_number_leads_to_the_list(browse, families):
    supervisor = browse("supervisor")
    page = supervisor.get("/supervision").text
    week = weeks.key(days(40))
    assert f'href="/supervision/cliffs?week={week}">' in page
    behind = supervisor.get(f"/supervision/cliffs?week={week}").text
    assert "Amina 1" in behind and "Bilal 0" in behind and "Amina 0" not in behind and "Chadi" not in behind
    assert "Faraway" not in behind and "Closed" not in behind
    assert "Amina 0" in supervisor.get("/supervision/cliffs?week=passed").text
    later = supervisor.get("/supervision/cliffs?week=later").text
    assert "Chadi 0" in later and "Amina" not in later


def test_a_week_that_is_none_shows_everybody(browse, families):
    supervisor = browse("supervisor")
    for typed in ("", "2026-W99", "0000-W01", "soon", "9999-W53"):
        assert supervisor.get(f"/supervision/cliffs?week={typed}").status_code == 200
    assert "5 people" in supervisor.get("/supervision/cliffs?week=soon").text


def test_the_list_comes_in_pages_and_nobody_is_lost(browse, world):
    for number in range(31):
        household(world, f"Family{number}", 10, 11)
    db.session.commit()
    supervisor, address, seen = browse("supervisor"), "/supervision/cliffs", 0
    while address:
        page = supervisor.get(address).text
        seen += page.count('#permits"')
        found = page.split('rel="next"')[0].rpartition('href="') if 'rel="next"' in page else None
        address = found[2].split('"')[0].replace("&amp;", "&") if found else ""
    assert seen == 62


@pytest.mark.parametrize("address", ["/supervision/cliffs", "/supervision/overdue", "/supervision/pack.pdf"])
def test_it_is_for_supervisors(browse, families, address):
    for who in ("caseworker", "liaison", "analyst", "administrator", "reviewer", "employer", "auditor"):
        assert browse(who).get(address).status_code == 403
    assert browse("supervisor").get(address).status_code == 200


@pytest.fixture
def late(world):
    """One step that waits for us since 12 days, one that waits for the authority since 30."""
    pathways.load_library()
    rosa = people.person(world.teams["north"], "Rosa", "Mejía", nationalities=("NIC",))
    row = cases.case(world.teams["north"], rosa, caseworker=world.users["caseworker"])
    steps = pathways.start_pathway(row, "ca_claimant_open_work_permit")
    for step in steps:
        step.due_on = None
    db.session.commit()
    put(row, "OWP_CLAIM", state="ready", ready_on=days(-40), due_on=days(-12), due_by_hand=True)
    put(row, "OWP_ISSUE", state="submitted", ready_on=days(-90), filed_on=days(-80), due_on=days(-30), due_by_hand=True)
    return row


def test_overdue_time_is_counted_for_whoever_has_to_act(browse, late):
    supervisor = browse("supervisor")
    page = supervisor.get("/supervision").text
    assert 'href="/supervision/overdue?party=authority"' in page
    behind = supervisor.get("/supervision/overdue?party=authority").text
    assert "1 overdue step" in behind and ">30<" in behind and ">12<" not in behind and late.ref in behind
    everything = supervisor.get("/supervision/overdue?party=nobody").text
    assert "2 overdue steps" in everything
    assert "No step is overdue here" in supervisor.get("/supervision/overdue?party=employer").text


def test_who_is_charged_is_what_the_library_says():
    actors = pathways.shipped_catalogue().actors
    assert {actor.value: party.value for actor, party in CHARGED.items()} == {
        code: actor.charged_to for code, actor in actors.items()
    }
    assert set(CHARGED) == set(Actor)


def text_of(answer) -> str:
    with pypdfium2.PdfDocument(answer.data) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def test_the_pack_names_cases_and_caseworkers_and_nobody_else(browse, families, late, world):
    boss = employers.employer(world.houses["house"], "Glen Haven Manor")
    boss.vetting_state, boss.vetted_until = "approved", days(20)
    db.session.add(
        Grievance(
            ref=new_ref("GR"), organization_id=late.organization_id, team_id=late.team_id, employer_id=boss.id,
            category="wage_unpaid", severity="critical", raised_on=days(-3), account="x", created_at=clock.now(),
            raised_by_id=world.users["caseworker"].id,
        )
    )  # fmt: skip
    db.session.commit()
    answer = browse("supervisor").get("/supervision/pack.pdf")
    assert answer.mimetype == "application/pdf"
    printed = text_of(answer)
    assert families[0].ref in printed and "Cara Worker" in printed and "Glen Haven Manor" in printed
    assert "The authority" in printed and "Critical" in printed
    assert not [name for name in ("Amina", "Haddad", "Bilal", "Rosa", "Mejía") if name in printed]
    assert "supervision" in browse("auditor").get("/audit?show=reads&action=supervision.print").text


def test_an_empty_pack_is_a_pack_too(browse):
    assert "No visit is overdue." in text_of(browse("supervisor").get("/supervision/pack.pdf"))


def test_more_families_cost_no_more_queries(browse, world, families):
    supervisor, counts = browse("supervisor"), []
    supervisor.get("/supervision")
    for _round in range(2):
        heard = []
        event.listen(db.engine, "before_cursor_execute", lambda *a, h=heard: h.append(a[2]))
        supervisor.get("/supervision/cliffs")
        supervisor.get("/supervision")
        counts.append(len(heard))
        for number in range(8):
            household(world, f"More{number}", 5, 50)
        db.session.commit()
    # The second listener hears what the first does too: nothing grows with the families.
    assert counts[1] <= counts[0] + 2


@pytest.mark.parametrize("typed", ["", "2026-W00", "2026-W54", "W50", "2026-50", "٢٠٢٦-W10"])
def test_what_is_no_week_is_no_week(typed):
    assert weeks.days_of(typed, TODAY) is None


def test_the_weeks_of_a_year_end_are_those_of_the_calendar():
    first, last = weeks.days_of("2026-W53", TODAY) or (None, None)
    assert (str(first), str(last)) == ("2026-12-28", "2027-01-03")
    assert weeks.key(last) == "2026-W53"
