"""The words that are read out: what people agreed to never changes, and a new text says what becomes of the old."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from caseflow.access.actor import SYSTEM
from caseflow.consent.commands_texts import load_texts
from caseflow.consent.text_files import TextFile, shipped
from caseflow.errors import Denied, Refused
from caseflow.extensions import db
from caseflow.models.consent import ConsentText
from tests.consular.people import whole
from tests.factories import consent as make

FIRST = TextFile("consulate", 1, "es", "¿Está de acuerdo?")


def rows(kind="consulate", language="es"):
    db.session.expire_all()
    query = select(ConsentText).where(ConsentText.kind == kind, ConsentText.language == language)
    found = db.session.scalars(query.order_by(ConsentText.number))
    return [(row.number, row.is_current, row.is_grandfathered) for row in found]


def test_what_is_shipped_is_loaded_once(world):
    assert load_texts(SYSTEM, shipped()) == 24
    assert load_texts(SYSTEM, shipped()) == 0
    assert rows() == [(1, True, True)]


def test_a_newer_text_takes_over_and_older_consents_stay_good(browse, world):
    load_texts(SYSTEM, [FIRST])
    rosa = whole(world)
    make.consent(rosa, world.houses["consulate"], world.users["caseworker"])
    db.session.commit()
    load_texts(SYSTEM, [FIRST, replace(FIRST, number=2, body="¿Quiere?")])
    assert rows() == [(1, False, True), (2, True, True)]
    assert browse("liaison").get(f"/consular/{rosa.ref}").status_code == 200


def test_a_text_that_ends_older_consents_closes_what_they_opened(browse, world):
    load_texts(SYSTEM, [FIRST])
    rosa = whole(world)
    make.consent(rosa, world.houses["consulate"], world.users["caseworker"])
    db.session.commit()
    load_texts(SYSTEM, [FIRST, replace(FIRST, number=2, body="¿Quiere?", ends_older=True)])
    assert rows() == [(1, False, False), (2, True, True)]
    assert browse("liaison").get(f"/consular/{rosa.ref}").status_code == 404
    assert "no longer valid" in browse("caseworker").get(f"/people/{rosa.ref}/consents").text


def test_other_words_under_the_same_number_are_refused(world):
    load_texts(SYSTEM, [FIRST])
    with pytest.raises(Refused, match="new number"):
        load_texts(SYSTEM, [replace(FIRST, body="¿De acuerdo?")])


def test_nobody_but_an_administrator_loads_texts(world):
    for who in ("caseworker", "supervisor", "liaison", "auditor"):
        with pytest.raises(Denied):
            load_texts(world.actor(who), [FIRST])
