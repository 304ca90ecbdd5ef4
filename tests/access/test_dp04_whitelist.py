"""DP04: each audience reads a list of fields; what is not on it stays hidden, a new column too.

Which words come out of which columns is in `test_canaries.py`, which makes rows from the tables themselves.
"""

import ast
import inspect
from dataclasses import fields as fields_of

import pytest
from sqlalchemy import String

from caseflow.access import fields, scope
from caseflow.consular import filters, queries
from caseflow.extensions import db
from caseflow.models.consent import ConsularAssistance
from caseflow.models.pathways import Permit
from caseflow.models.people import Contact, Person
from caseflow.models.placements import Placement
from caseflow.rules import consent as rules
from caseflow.rules import consent_record
from caseflow.vocabulary.consents import LiaisonField
from tests.access.canaries import Field
from tests.consular.people import whole
from tests.factories import consent as make

# Every column that the consular room names. A column that is added here is a column that a foreign state reads.
COLUMNS_READ = {
    "Consent.id", "Consent.fields", "Consent.expires_on",
    "Person.id", "Person.ref", "Person.given_names", "Person.family_names", "Person.latin_name", "Person.sort_name",
    "Person.municipality",
    "Contact.person_id", "Contact.is_preferred", "Contact.is_safe", "Contact.ended_on", "Contact.kind",
    "Contact.value", "Contact.id",
    "Permit.person_id", "Permit.kind", "Permit.valid_until", "Permit.id",
    "Placement.opening_id", "Placement.person_id", "Placement.state", "Placement.started_on", "Placement.id",
    "Opening.id", "Opening.employer_id", "Employer.id", "Employer.name",
    "ConsularAssistance.person_id", "ConsularAssistance.consulate_id", "ConsularAssistance.ref",
    "ConsularAssistance.kind", "ConsularAssistance.state", "ConsularAssistance.on", "ConsularAssistance.note",
    "ConsularAssistance.version", "ConsularAssistance.id",
}  # fmt: skip


def named_columns(module) -> set[str]:
    tree = ast.parse(inspect.getsource(module))
    return {
        f"{node.value.id}.{node.attr}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id[0].isupper()
        and hasattr(module, node.value.id) and hasattr(getattr(module, node.value.id), "__tablename__")
    }  # fmt: skip


def test_the_consular_room_names_these_columns_and_no_others():
    assert named_columns(queries) == COLUMNS_READ
    only_to_narrow = {"Consent.person_id", "NameKey.person_id", "NameKey.kind", "NameKey.token", "Permit.country",
                      "Permit.valid_from", "Permit.ended_on", "Person.residence_country"}  # fmt: skip
    assert named_columns(filters) - COLUMNS_READ == only_to_narrow


def test_the_dataclass_the_rule_the_form_and_the_words_are_one_list():
    by_consent = set(fields.LIAISON_BY_CONSENT)
    assert tuple(f.name for f in fields_of(queries.National)) == fields.LIAISON_ALWAYS + fields.LIAISON_BY_CONSENT
    assert {*by_consent, "name"} == rules.LIAISON_FIELDS == set(LiaisonField) == set(consent_record.LIAISON)


def test_the_room_never_loads_a_whole_row_of_anything():
    """An entity in a query would bring every column into the process, also those that come later."""
    source = inspect.getsource(queries)
    assert "with_only_columns" in source and "joinedload" not in source and "selectinload" not in source
    assert source.count("db.session.scalars(") == 0


@pytest.mark.parametrize(
    ("model", "field"),
    [(Contact, "contact"), (Permit, "permit"), (Placement, "employer"), (ConsularAssistance, "assistance")],
)
def test_a_value_that_was_not_agreed_to_never_leaves_the_database(world, model, field):
    """Not only is it not shown: the scope has no such row."""
    liaison, by, consulate = world.actor("liaison"), world.users["caseworker"], world.houses["consulate"]
    agreed, silent = whole(world, "Ana", "Agreed"), whole(world, "Sol", "Silent")
    others = sorted(rules.LIAISON_FIELDS - {field})
    for person, named in ((agreed, ["name", field]), (silent, others)):
        under = make.consent(person, consulate, by, fields=named)
        make.assistance(under, world.users["liaison"])
    found = db.session.scalars(scope.of_national(liaison, model, field)).all()
    assert {row.person_id for row in found} == {agreed.id}


def test_a_municipality_that_was_not_agreed_to_never_leaves_the_database(world):
    rosa = whole(world)
    make.consent(rosa, world.houses["consulate"], world.users["caseworker"], fields=["name", "permit"])
    row = db.session.execute(queries._columns(scope.nationals(world.actor("liaison")))).one()
    assert row.ref == rosa.ref and row.municipality is None


def test_a_new_column_of_a_person_is_hidden_and_is_among_the_canaries():
    """What somebody would add tomorrow: a column of words. It is planted by the canary test without being listed."""
    text = [column.name for column in Person.__table__.columns if isinstance(column.type, String)]
    assert "birth_place" not in text, "choose another name for this test"
    planted = Field("x", {"organization": 1, "team": 1})
    for column in Person.__table__.columns:
        planted._value(column)
    words = set(planted.words.values())
    assert {"person.given_names", "person.protection_note", "person.feared_countries"} <= words
