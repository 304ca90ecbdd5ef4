"""Studies of the caseload: made once, of everybody, and nobody is betrayed by one."""

import io
import re
import zipfile
from datetime import date, timedelta

import pytest
from sqlalchemy import event, select

from caseflow import clock
from caseflow.access import caseload, refs
from caseflow.extensions import db
from caseflow.models.audit import AccessLog
from caseflow.models.reports import BaselineStudy
from caseflow.reports import commands
from tests.factories import employers, evaluation
from tests.factories.studies import many, qualified, somebody


@pytest.fixture
def caseload_of_sixty(world):
    """24 nurses from Honduras, 36 farm workers from Guatemala but for one; twelve of each are qualified."""
    north, south = world.teams["north"], world.teams["south"]
    nurses = many(north, 24, "2221", "HND")
    workers = many(south, 35, "9211", "GTM", sex="male", protection="protected")
    somebody(south, "9211", "ERI", sex="male")
    for people, isco in ((nurses[:12], "2221"), (workers[:12], "9211")):
        qualified(people, isco, world.users["caseworker"].id)
    employers.opening(employers.employer(world.houses["house"]), isco="2221", heads=7)
    db.session.commit()


def made(browse, who: str = "analyst") -> str:
    """The address of a new study."""
    answer = browse(who).submit("/reports/study/new")
    assert answer.status_code == 302, answer.text
    return str(answer.headers["Location"])


def test_an_analyst_makes_a_study_and_reads_it(browse, world, caseload_of_sixty):
    assert "No study was made yet" in browse("analyst").get("/reports").text
    page = browse("analyst").get(made(browse))
    text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.text))
    assert "60 grown-up people in open cases" in text
    assert "Professionals 24 7" in text and "Elementary occupations 36" in text
    assert "Nursing professionals (2221)" in text and "Guatemala" in text
    assert "Eritrea" not in page.text, "one person is nobody's number"
    assert page.text.count("<svg") >= 4 and "style=" not in page.text


def test_protected_people_count_and_closed_cases_and_children_do_not(browse, world, caseload_of_sixty):
    many(world.teams["north"], 5, "2221", is_open=False)
    many(world.teams["north"], 5, "2221", born=clock.today() - timedelta(days=17 * 365))
    many(world.teams["far"], 30, "2221")
    db.session.commit()
    assert "60 grown-up people" in browse("analyst").get(made(browse)).text


def test_what_somebody_worked_as_last_stands_in_for_a_wish(world, caseload_of_sixty):
    cook = somebody(world.teams["north"], "")
    evaluation.experience(cook, isco="5120", started_on=date(2024, 1, 1), ended_on=None)
    evaluation.experience(cook, isco="9112", started_on=date(2019, 1, 1))
    wishes = somebody(world.teams["north"], "7112")
    evaluation.experience(wishes, isco="9112")
    somebody(world.teams["north"], "")
    found = caseload.numbers(world.actor("analyst"), clock.today()).by_occupation
    assert found == {"2221": 24, "9211": 36, "5120": 1, "7112": 1, "": 1}


def test_what_is_kept_has_no_small_number(browse, world, caseload_of_sixty):
    made(browse)
    content = db.session.scalars(select(BaselineStudy)).one().content
    numbers = [
        cell
        for table in content["crosses"]
        for cell in (*table["row_totals"], *table["column_totals"], *(c for row in table["cells"] for c in row))
        if cell is not None
    ]
    assert numbers and min(numbers) >= 10 and "ERI" not in str(content)
    assert {tuple(table["row_totals"]) for table in content["crosses"]} <= {(24, 36), (24,)}


def test_no_row_of_a_table_leaves_one_hidden_number_over(browse, world, caseload_of_sixty):
    made(browse)
    for table in db.session.scalars(select(BaselineStudy)).one().content["crosses"]:
        for row in [*table["cells"], *zip(*table["cells"], strict=True)]:
            assert list(row).count(None) != 1


def test_what_is_missing_is_counted_for_each_group(browse, world, caseload_of_sixty):
    page = browse("analyst").get(made(browse)).text
    row = next(row for row in page.split("<tr>") if "Professionals" in row and "signed evaluation" in row)
    assert re.findall(r'data-label="([^"]+)">(\d+)', row) == [
        ("Without a signed evaluation", "12"), ("Without the licence needed", "12"),
        ("Without a language test in date", "12"), ("Without a proved skill", "12"), ("People", "24"),
    ]  # fmt: skip


def test_a_study_stays_as_it_was(browse, world, caseload_of_sixty):
    address = made(browse)
    before = browse("analyst").get(address).text.split("<h2", 1)[1]
    many(world.teams["north"], 12, "5120")
    db.session.commit()
    assert browse("analyst").get(address).text.split("<h2", 1)[1] == before


def test_two_studies_are_never_about_nearly_the_same_people(browse, world, caseload_of_sixty):
    made(browse)
    many(world.teams["north"], 9, "5120")
    db.session.commit()
    refused = browse("supervisor").submit("/reports/study/new")
    assert refused.status_code == 422 and "fewer than 10 people came since" in refused.text
    somebody(world.teams["north"], "5120")
    db.session.commit()
    later = made(browse, "supervisor")
    first = db.session.scalars(select(BaselineStudy.ref).order_by(BaselineStudy.id)).first()
    page = browse("analyst").get(f"{later}/beside", other=first)
    assert page.status_code == 200 and "60" in page.text and "70" in page.text and "+10" in page.text


def test_after_four_weeks_the_next_one_may_be_made(world, caseload_of_sixty):
    with clock.moved(timedelta(days=-29)):
        commands.make_study(world.actor("analyst"))
    assert commands.make_study(world.actor("analyst")).startswith("BS-")


def test_a_handful_of_people_is_no_study(browse, world):
    many(world.teams["north"], 9)
    db.session.commit()
    refused = browse("analyst").submit("/reports/study/new")
    assert refused.status_code == 422 and "would show nothing" in refused.text
    assert db.session.scalars(select(BaselineStudy)).all() == []


def test_ten_people_who_are_all_different_show_only_how_many_they_are(browse, world):
    for isco in ("2221", "2142", "3113", "4110", "5120", "6111", "7112", "8332", "9211", ""):
        somebody(world.teams["north"], isco)
    db.session.commit()
    page = browse("analyst").get(made(browse))
    assert "10 grown-up people" in page.text and page.status_code == 200


@pytest.mark.parametrize("who", ["caseworker", "liaison", "employer", "reviewer", "auditor", "administrator"])
def test_others_get_no_study_and_do_not_learn_that_there_is_one(browse, world, caseload_of_sixty, who):
    address = made(browse)
    assert browse(who).get("/reports").status_code == 403
    assert browse(who).get("/reports/study/new").status_code == 403
    for ending in ("", ".pdf", ".xlsx", "/beside"):
        assert browse(who).get(address + ending).status_code == 404


def test_numbers_are_for_analysts_and_supervisors_only(world, caseload_of_sixty):
    for who in ("caseworker", "liaison", "employer", "reviewer", "auditor", "administrator"):
        assert caseload.numbers(world.actor(who), clock.today()).people == 0
        assert caseload.demand(world.actor(who)) == ()


def test_a_study_of_another_organization_is_not_there(browse, world, caseload_of_sixty):
    other = BaselineStudy(
        ref=refs.new_ref("BS"), organization_id=world.houses["other"].id, on=clock.today(), smallest=10,
        content={"people": 99, "rows": [], "crosses": [], "units": [], "demand": []},
        made_by_id=world.users["foreign"].id, made_at=clock.now(),
    )  # fmt: skip
    db.session.add(other)
    db.session.commit()
    mine = made(browse)
    for address in (f"/reports/{other.ref}", f"/reports/{other.ref}.xlsx", f"{mine}/beside?other={other.ref}"):
        assert browse("analyst").get(address).status_code == 404


def test_a_field_that_the_form_does_not_have_is_refused(browse, world, caseload_of_sixty):
    refused = browse("analyst").submit("/reports/study/new", team="north")
    assert refused.status_code == 422 and db.session.scalars(select(BaselineStudy)).all() == []


def test_the_spreadsheet_opens_and_has_no_formula_and_no_name(browse, world, caseload_of_sixty):
    address = made(browse)
    answer = browse("analyst").get(f"{address}.xlsx")
    assert answer.status_code == 200 and answer.mimetype.endswith("spreadsheetml.sheet")
    with zipfile.ZipFile(io.BytesIO(answer.data)) as book:
        assert book.testzip() is None
        parts = {name: book.read(name).decode() for name in book.namelist()}
    everything = "".join(parts.values())
    assert "<f>" not in everything and "<f " not in everything and "hyperlink" not in everything
    assert "Somebody" not in everything and world.users["analyst"].name not in everything
    assert parts["docProps/core.xml"].count("<dc:creator></dc:creator>") == 1
    assert len([name for name in parts if name.startswith("xl/worksheets/sheet")]) >= 8
    assert "Eritrea" not in everything


def test_the_paper_is_a_pdf_and_every_reading_is_written_down(browse, world, caseload_of_sixty):
    address = made(browse)
    browse("analyst").get(address)
    paper = browse("analyst").get(f"{address}.pdf")
    assert paper.status_code == 200 and paper.data.startswith(b"%PDF") and b"Somebody" not in paper.data
    log = db.session.execute(select(AccessLog.subject, AccessLog.fields).order_by(AccessLog.id)).all()
    ref = address.rsplit("/", 1)[1]
    assert [(ref, "page"), (ref, "pdf")] == [(row.subject, row.fields) for row in log][-2:]


def test_the_numbers_take_the_same_few_statements_however_many_people(world, caseload_of_sixty):
    analyst, said = world.actor("analyst"), []
    event.listen(db.engine, "before_cursor_execute", lambda *args: said.append(args[2]))
    caseload.numbers(analyst, clock.today())
    assert len([text for text in said if text.lstrip().upper().startswith("SELECT")]) == 10


def test_the_start_page_leads_there(browse, world):
    assert 'href="/reports"' in browse("analyst").get("/").text
