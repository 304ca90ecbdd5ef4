"""Walking a case along its pathway in tests: looking at a step, putting it somewhere, where its pages are."""

from datetime import date, timedelta

from sqlalchemy import select

from caseflow import clock
from caseflow.extensions import db
from caseflow.models.cases import Case
from caseflow.models.pathways import Step
from tests.factories import pathways

OWP = "ca_claimant_open_work_permit"
TODAY = clock.today()
AGO = TODAY - timedelta(days=40)


def day(n: int) -> date:
    return AGO + timedelta(days=n)


def step(case, code) -> Step:
    db.session.expire_all()
    return pathways.step(case, code)


def address(case, code, rest="") -> str:
    return f"/cases/{case.ref}/steps/{step(case, code).number}{rest}"


def state(case, code) -> str:
    return step(case, code).state


def put(case, code, **values):
    row = step(case, code)
    for name, value in values.items():
        setattr(row, name, value)
    db.session.commit()


def kept(case) -> Case:
    return db.session.scalars(select(Case).where(Case.id == case.id).execution_options(populate_existing=True)).one()


def confirm(browser, case, code):
    """Confirm everything on the step that waits for a confirmation."""
    number = step(case, code).number
    for rule in ("BR_LEGAL_ADVICE_RECORDED", "BR_CONTRACT_UNDERSTOOD", "BR_VOLUNTARY"):
        page = browser.get(f"/cases/{case.ref}/steps/{number}").text
        if f"/confirm/{rule}" in page and f"/confirm/{rule}/take-back" not in page:
            assert browser.submit(f"/cases/{case.ref}/steps/{number}/confirm/{rule}", note="Done.").status_code == 302


def all_steps(case) -> list[Step]:
    db.session.expire_all()
    return list(db.session.scalars(select(Step).where(Step.case_id == case.id).order_by(Step.number)))


def origin_step(case) -> str:
    found = [p for p in pathways.shipped_pathways()["ca_ns_ien_registration"].steps if p.contacts_origin]
    return found[0].code
