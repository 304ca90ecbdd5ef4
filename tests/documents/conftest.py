"""A family whose steps want papers, and a folder of its own for the files."""

import io
from dataclasses import dataclass

import pytest

from caseflow.adapters import vault
from caseflow.extensions import db
from caseflow.models.cases import Case
from caseflow.models.people import Person
from tests.browsing import form_values
from tests.factories import cases, pathways, people


@dataclass
class Household:
    case: Case
    rosa: Person
    case_ref: str
    ref: str
    step: int


@pytest.fixture
def papers(app, tmp_path):
    """The store that papers go to in this test."""
    before, store = vault.vault(), vault.Folder(tmp_path / "papers")
    vault.use_vault(vault.Vault(store, tmp_path / "scratch"))
    yield store
    vault.use_vault(before)


@pytest.fixture
def home(world, papers) -> Household:
    """Rosa, with a pathway whose step GT_ART34 wants an employment contract."""
    pathways.load_library()
    rosa = people.person(world.teams["north"], "Rosa", "Mejía", nationalities=("GTM",))
    case = cases.case(world.teams["north"], rosa, caseworker=world.users["caseworker"], stage="regularization")
    pathways.start_pathway(case, "gt_mintrab_ptte")
    step = pathways.step(case, "GT_ART34", rosa)
    db.session.commit()
    return Household(case, rosa, case.ref, rosa.ref, step.number)


@pytest.fixture
def send(browse):
    """`send(address, files=[(name, content)], **fields)` opens the form there and sends it with these files."""

    def sent(address, *, files=(), who="caseworker", **fields):
        browser = browse(who)
        form = {**form_values(browser.get(address).text), **fields}
        form["files"] = [(io.BytesIO(content), name) for name, content in files]
        form["csrf_token"] = browser._token()
        return browser._checked(browser._open(address, method="POST", data=form, content_type="multipart/form-data"))

    return sent
