"""DP06: a consent that does not say everything is no consent. Every field is tried in `tests/consent`."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from caseflow import clock
from caseflow.extensions import db
from caseflow.models.consent import Consent
from caseflow.rules import consent as rules
from caseflow.rules.birth import Birth
from caseflow.rules.consent_record import OFFERED
from tests.consent import sheets
from tests.factories import consent as make
from tests.factories import people


@pytest.fixture
def rosa(world):
    make.texts()
    row = people.person(world.teams["north"])
    db.session.commit()
    return row


def test_a_form_without_recipient_is_rejected(browse, world, rosa):
    address = f"/people/{rosa.ref}/consents/new/consulate/es"
    answer = browse("caseworker").submit(address, **sheets.toward_consulate(world, recipient=""))
    assert answer.status_code == 422 and "A consent to nobody in particular does not count" in answer.text
    assert db.session.scalar(select(func.count()).select_from(Consent)) == 0


@pytest.mark.parametrize("kind", sorted(OFFERED))
def test_no_box_on_any_sheet_is_ticked_beforehand(browse, world, rosa, kind):
    if kind == "consulate_override":
        rosa.protection = "protected"
        world.houses["house"].override_allowed = True
        db.session.add_all([rosa, world.houses["house"]])
        db.session.commit()
    page = browse("supervisor").get(f"/people/{rosa.ref}/consents/new/{kind}/en").text
    boxes = re.findall(r'<input[^>]*type="(?:checkbox|radio)"[^>]*>', page)
    assert len(boxes) > 5 and not [box for box in boxes if " checked" in box]


def test_a_box_that_came_ticked_is_rejected():
    today = clock.today()
    consent = rules.Consent(
        id=1, kind="consulate", recipient=1, purpose="consular_assistance", fields=frozenset({"name"}), giver="self",
        how_given="signature", text_language="es", text_counts=True, risks_explained=True, not_conditional=True,
        given_on=today, expires_on=today + timedelta(days=30),
    )  # fmt: skip
    person = rules.Person(frozenset({"HND"}), "clear", Birth(today.replace(year=1990, day=1), "day"))
    assert rules.complete(consent, person, today) == ()
    ticked = rules.complete(replace(consent, came_ticked=True), person, today)
    assert [no.code for no in ticked] == ["consent_came_ticked"]


def test_what_was_written_down_is_kept_whole(browse, world, rosa):
    address = f"/people/{rosa.ref}/consents/new/consulate/pt"
    sheet = sheets.toward_consulate(world, interpreter="Ixchel, 47", how_given="thumbprint")
    page = browse("caseworker").get(browse("caseworker").submit(address, **sheet).location).text
    for kept in (
        "Consulate of Honduras, Halifax", "Consular assistance", "Ixchel, 47", "Thumbprint on paper",
        "Binder 3, page 12", "Português", "A nossa ajuda não depende", "The person", "Cara Worker",
    ):  # fmt: skip
        assert kept in page, kept


def test_every_text_says_what_it_must_in_every_language():
    """That one may refuse and withdraw, the risks, and that help does not depend on the answer."""
    says = {
        "en": ("no", "any day", "Risks", "does not depend|need not"),
        "es": ("no", "cualquier día", "Riesgos", "no depende"),
        "fr": ("refuser", "n'importe quel jour", "Risques", "ne dépend pas"),
        "pt": ("não", "qualquer dia", "Riscos", "não depende"),
    }
    files = make.text_files.shipped()
    assert {(f.kind, f.language) for f in files} == {(kind, language) for kind in OFFERED for language in says}
    for file in files:
        refuse, withdraw, risks, unconditional = says[file.language]
        assert withdraw in file.body and refuse in file.body, (file.kind, file.language)
        if file.kind != "consulate_override":
            assert risks in file.body, (file.kind, file.language)
        if file.kind != "service":
            assert re.search(unconditional, file.body), (file.kind, file.language)
