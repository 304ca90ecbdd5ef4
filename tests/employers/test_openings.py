"""Openings: recorded for vetted and unvetted employers, found, changed, paused, filled, withdrawn."""

from datetime import date, timedelta

import pytest

from caseflow import clock
from caseflow.extensions import db
from caseflow.models.audit import AuditEntry
from caseflow.models.employers import Opening
from caseflow.models.pathways import Pathway, PathwayVersion
from tests.factories import cases, people
from tests.factories import employers as make

START = (clock.today() + timedelta(days=40)).isoformat()
NEW = {
    "title": "Continuing care assistant",
    "occupation": "5321",
    "heads": "2",
    "contract_kind": "permanent",
    "country": "CAN",
    "region": "Nova Scotia",
    "starts_on": START,
    "wage": "21.50",
    "wage_period": "hour",
    "currency": "CAD",
    "hours_per_week": "37.5",
}


@pytest.fixture
def farm(world):
    row = make.employer(world.houses["house"], "Valley Farm")
    db.session.commit()
    return row


def the_opening() -> Opening:
    db.session.expire_all()
    return db.session.query(Opening).one()


def add(browse, employer, **fields):
    return browse("caseworker").submit(f"/employers/{employer.ref}/openings/new", **{**NEW, **fields})


def pathway(key: str = "CA_AIP_NS_CARE") -> None:
    row = Pathway(key=key, country="CAN")
    db.session.add(row)
    db.session.flush()
    words = {"en": "Atlantic programme", "es": "Programa atlántico"}
    more = {"body": {}, "digest": "0", "intake_state": "open", "loaded_at": clock.now()}
    db.session.add(PathwayVersion(pathway_id=row.id, number=1, names=words, **more))
    db.session.commit()


def test_an_opening_of_an_unvetted_employer_is_recorded_and_says_that_nobody_is_placed(world, browse):
    row = make.employer(world.houses["house"], "New Farm", vetted=False)
    db.session.commit()
    answer = add(browse, row)
    assert answer.status_code == 302
    page = browse("caseworker").get(answer.location).text
    assert "has not been vetted" in page and "Health care assistants" in page and "2 of 2" in page
    assert the_opening().isco == "5321" and the_opening().region == "CA-NS"


def test_the_place_of_the_employer_is_filled_in(browse, world):
    row = make.employer(world.houses["house"], municipality="Kentville")
    db.session.commit()
    page = browse("caseworker").get(f"/employers/{row.ref}/openings/new").text
    assert 'value="Kentville"' in page and 'value="Nova Scotia"' in page


@pytest.mark.parametrize(
    "written",
    ["5321", "Health care assistants (5321)", "health care assistants", "préposé aux bénéficiaires", "continuing care"],
)
def test_an_occupation_is_understood_by_code_by_name_and_by_other_words(browse, farm, written):
    assert add(browse, farm, occupation=written).status_code == 302
    assert the_opening().isco == "5321"


def test_when_several_occupations_fit_they_are_offered(browse, farm):
    answer = add(browse, farm, occupation="farm")
    assert answer.status_code == 422 and "Several occupations fit" in answer.text


def test_a_reader_of_spanish_chooses_from_names_in_spanish(world, browse, farm):
    user = db.session.get(type(world.users["caseworker"]), world.users["caseworker"].id)
    user.language = "es"
    db.session.commit()
    page = browse("caseworker").get(f"/employers/{farm.ref}/openings/new").text
    assert "Trabajadores de los cuidados personales en instituciones (5321)" in page


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"title": ""}, "Enter the title"),
        ({"occupation": "astronaut of the sea"}, "No occupation of this name"),
        ({"noc": "99999"}, "Not a valid choice"),
        ({"heads": "0"}, "from 1 to 5000"),
        ({"heads": "2.5"}, "Not a valid integer"),
        ({"contract_kind": ""}, "Choose one"),
        ({"starts_on": ""}, "Enter the day on which the work begins"),
        ({"starts_on": "tomorrow"}, "Not a valid date"),
        ({"ends_on": START}, "before it begins"),
        ({"ends_on": "2999-01-01"}, "Check the last day"),
        ({"wage": "-1"}, "from 0 to"),
        ({"wage": "lots"}, "Not a valid decimal"),
        ({"currency": "XXQ"}, "Not a valid choice"),
        ({"hours_per_week": "90"}, "at most 84"),
        ({"hours_per_week": "0"}, "more than 0"),
        ({"language_level": "B2"}, "language that the level belongs to"),
        ({"language": "eng"}, "level that the work needs"),
        ({"recruiter": "EM-0000-0000-0"}, "Not a valid choice"),
        ({"pathway_keys": "NOT_ONE"}, "not a valid choice"),
        ({"region": "Ontari"}, "no region of this name"),
        ({"note": "x" * 4001}, "at most 4000"),
        ({"extra": "1"}, "no field called"),
    ],
)
def test_what_is_wrong_stands_next_to_its_field_and_nothing_is_saved(browse, farm, change, words):
    pathway()
    answer = add(browse, farm, **change)
    assert answer.status_code == 422 and words in answer.text
    assert db.session.query(Opening).count() == 0


def test_a_recruiter_offers_no_work_and_an_employer_recruits_for_nobody(world, browse, farm):
    agency = make.employer(world.houses["house"], "Agencia Sol", kind="recruiter")
    db.session.commit()
    assert "offers no work of its own" in add(browse, agency).text
    assert add(browse, farm, recruiter=farm.ref).status_code == 422
    answer = add(browse, farm, recruiter=agency.ref)
    assert answer.status_code == 302 and the_opening().recruiter_id == agency.id


def test_an_unvetted_recruiter_stands_against_the_opening(world, browse, farm):
    agency = make.employer(world.houses["house"], "Agencia Sol", vetted=False, kind="recruiter")
    row = make.opening(farm, recruiter_id=agency.id)
    db.session.commit()
    assert "The recruiter of this opening is not vetted" in browse("caseworker").get(f"/openings/{row.ref}").text


def test_the_pathways_that_an_opening_supports_are_those_in_force(browse, farm):
    pathway()
    page = browse("caseworker").get(f"/employers/{farm.ref}/openings/new").text
    assert "Atlantic programme" in page
    assert add(browse, farm, pathway_keys="CA_AIP_NS_CARE").status_code == 302
    version = db.session.query(PathwayVersion).one()
    version.is_current = False
    db.session.commit()
    row = the_opening()
    # A pathway that ended since stays on the opening until somebody takes it out.
    assert browse("caseworker").submit(f"/openings/{row.ref}/edit", title="Care aide").status_code == 302
    assert the_opening().pathway_keys == ["CA_AIP_NS_CARE"] and the_opening().title == "Care aide"


def test_a_second_editor_sees_what_changed(browse, farm):
    row = make.opening(farm)
    db.session.commit()
    assert browse("second").submit(f"/openings/{row.ref}/edit", wage="23.00").status_code == 302
    answer = browse("caseworker").submit(f"/openings/{row.ref}/edit", wage="19.00", seen="1")
    assert answer.status_code == 409 and "23.00" in answer.text and 'value="19.00"' in answer.text


def test_an_opening_is_paused_opened_filled_and_withdrawn(browse, farm):
    row = make.opening(farm)
    db.session.commit()
    browser = browse("caseworker")

    def move(to: str, **fields):
        return browser.submit(f"/openings/{row.ref}/state/{to}", **fields)

    assert move("paused").status_code == 422
    assert move("paused", reason="The contract is being changed.").status_code == 302
    assert "The opening is not open" in browser.get(f"/openings/{row.ref}").text
    assert [move(to).status_code for to in ("open", "filled")] == [302, 302]
    assert "cannot go to that state" in move("paused", reason="Late.").text
    assert move("withdrawn", reason="The farm closed.").status_code == 302
    assert move("open").status_code == 422
    assert "is withdrawn. Add a new one" in browser.submit(f"/openings/{row.ref}/edit", title="X ray").text
    assert browser.get(f"/openings/{row.ref}/state/gone").status_code == 404
    assert db.session.query(AuditEntry).filter_by(action="opening.move").count() == 4


def test_places_that_people_hold_are_neither_counted_away_nor_withdrawn(world, browse, farm):
    row = make.opening(farm)
    rosa, julio, _alba = people.family(world.teams["north"])
    file = cases.case(world.teams["north"], rosa, julio)
    make.placement(row, file, rosa, state="accepted", head=1)
    make.placement(row, file, julio, state="accepted", head=2)
    db.session.commit()
    browser = browse("caseworker")
    # An opening whose places are all held is filled, without anybody saying so.
    assert "0 of 2" in browser.get("/openings", state="filled").text
    assert row.ref not in browser.get("/openings").text
    answer = browser.submit(f"/openings/{row.ref}/edit", heads="1")
    assert answer.status_code == 422 and "2 people hold a place" in answer.text
    answer = browser.submit(f"/openings/{row.ref}/state/withdrawn", reason="No money.")
    assert answer.status_code == 422 and "2 people have accepted a place" in answer.text


def test_a_colleague_of_another_team_counts_the_places_and_sees_nobody_in_them(world, browse, farm):
    row = make.opening(farm)
    rosa, *_ = people.family(world.teams["north"])
    make.placement(row, cases.case(world.teams["north"], rosa), rosa, state="accepted", head=1)
    db.session.commit()
    page = browse("stranger").get(f"/openings/{row.ref}").text
    assert "1 of 2" in page and "Nobody of your teams" in page and "Rosa" not in page
    assert "Rosa" in browse("caseworker").get(f"/openings/{row.ref}").text


def test_another_last_day_of_work_is_written_into_the_cases_that_hang_on_it(world, browse, farm):
    row = make.opening(farm, ends_on=clock.today() + timedelta(days=300))
    rosa, *_ = people.family(world.teams["south"])
    file = cases.case(world.teams["south"], rosa)
    make.placement(row, file, rosa, state="accepted", head=1)
    db.session.commit()
    later = (clock.today() + timedelta(days=350)).isoformat()
    assert browse("caseworker").submit(f"/openings/{row.ref}/edit", ends_on=later).status_code == 302
    chains = {entry.chain for entry in db.session.query(AuditEntry).filter_by(action="opening.edit")}
    assert chains == {f"employer:{farm.id}", f"case:{file.id}"}


def test_the_list_shows_open_ones_by_their_first_day_and_is_filtered(world, browse, farm):
    agency = make.employer(world.houses["house"], "Agencia Sol", kind="recruiter")
    make.opening(farm, "Later job", starts_on=date(2031, 1, 1))
    make.opening(farm, "Sooner job", starts_on=date(2030, 1, 1), isco="2221", recruiter_id=agency.id)
    make.opening(farm, "Far job", starts_on=date(2030, 6, 1), country="ESP", region=None)
    make.opening(farm, "Paused job", state="paused")
    make.opening(make.employer(world.houses["other"], "Lejana"), "Foreign job")
    db.session.commit()
    browser = browse("caseworker")

    def titles(**query) -> list[str]:
        page = browser.get("/openings", **query).text
        every = ("Sooner job", "Far job", "Later job", "Paused job", "Foreign job")
        found = [title for title in every if title in page]
        return sorted(found, key=page.index)

    assert titles() == ["Sooner job", "Far job", "Later job"]
    assert titles(state="paused") == ["Paused job"]
    assert titles(country="ESP") == ["Far job"]
    assert titles(occupation="2221") == titles(employer=agency.ref) == ["Sooner job"]
    assert len(titles(state="all")) == 4 and len(titles(state="lost")) == 3
    assert "No opening fits" in browser.get("/openings", country="GTM").text


def test_pages_of_the_list_follow_each_other(browse, farm):
    refs = [make.opening(farm, starts_on=date(2030, 1, 1) + timedelta(days=n // 2)).ref for n in range(30)]
    db.session.commit()
    browser = browse("caseworker")
    first = browser.get("/openings").text
    assert [ref for ref in refs if ref in first] == refs[:25]
    assert [ref for ref in refs if f"/openings/{ref}" in browser.get("/openings", after=refs[24]).text] == refs[25:]
    assert [ref for ref in refs if f"/openings/{ref}" in browser.get("/openings", before=refs[25]).text] == refs[:25]


def test_the_list_costs_the_same_for_many(browse, farm, queries):
    browser = browse("caseworker")
    make.opening(farm)
    db.session.commit()
    with queries() as few:
        browser.get("/openings")
    for _number in range(20):
        make.opening(farm)
    db.session.commit()
    with queries() as many:
        browser.get("/openings")
    assert len(many) <= len(few)
