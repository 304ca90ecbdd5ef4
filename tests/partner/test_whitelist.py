"""The columns that an employer's pages are made of, one by one. A column added here is one that an employer reads."""

import inspect

import pytest

from caseflow.access import partner
from caseflow.extensions import db
from caseflow.models.evaluation import WorkExperience
from caseflow.models.people import Contact, IdentityDocument, Nationality
from caseflow.partner import queries, queries_home, queries_openings, shown
from caseflow.rules import presenting
from caseflow.rules.consent_record import OFFERED
from tests.access.test_dp04_whitelist import named_columns
from tests.factories.accounts import actor as actor_of
from tests.partner.scenes import KIND

READ = {
    "Consent": "id fields identity_from",
    "Contact": "id kind value is_safe is_preferred ended_on",
    "Education": "id isced title institution country",
    "Employer": "name country region municipality",
    "IdentityDocument": "id kind expires_on",
    "Licence": "id isco kind body country",
    "Nationality": "country",
    "Opening": "id ref title isco country region municipality heads contract_kind starts_on ends_on wage wage_period "
    "currency hours_per_week deductions deductions_for has_housing has_meals takes_families language language_level "
    "needs_licence state version",
    "Person": "id ref given_names family_names latin_name birth_date birth_precision",
    "PersonLanguage": "language level",
    "Placement": "id ref state started_on version wage wage_period currency hours_per_week starts_on",
    "PlacementEvent": "placement_id number kind on result version",
    "PlacementMessage": "id placement_id at by_side body",
    "WageReport": "placement_id from_on until_on paid currency hours deductions version",
    "WorkExperience": "id isco title employer_name country started_on ended_on",
}


def test_the_room_names_these_columns_and_no_others():
    found = set().union(*(named_columns(module) for module in (queries, queries_home, queries_openings, shown)))
    assert found == {f"{table}.{column}" for table, columns in READ.items() for column in columns.split()}


def test_the_room_never_loads_a_whole_row_of_a_person():
    for module in (queries, queries_home, queries_openings, shown):
        source = inspect.getsource(module)
        assert "joinedload" not in source and "selectinload" not in source and "contains_eager" not in source


def test_what_the_form_offers_and_what_an_employer_can_read_is_one_list():
    assert set(OFFERED[KIND]) == set(presenting.EMPLOYER_FIELDS) and KIND == presenting.KIND


@pytest.mark.parametrize(
    ("model", "field"),
    [(Contact, "contact"), (IdentityDocument, "documents"), (WorkExperience, "work"), (Nationality, "identity")],
)
def test_a_value_that_was_not_agreed_to_never_leaves_the_database(world, forward, model, field):
    others = tuple(name for name in OFFERED[KIND] if name != field)
    _placed, agreed, _word = forward("interview", fields=(field,))
    forward("interview", fields=others, family="Silent")
    forward("submitted", fields=(field,), stage="accepted", family="Later")
    found = db.session.scalars(partner.of_person(actor_of(world.users["employer"]), model, field)).all()
    early = field in presenting.TELLS_WHO
    assert ({row.person_id for row in found} == {agreed.id}) == early and agreed.id in {row.person_id for row in found}
