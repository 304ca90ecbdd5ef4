"""What a liaison's queries find is what the pure rule says, over random worlds of people, consents and days.

Each example is a world of a few people that is built, asked by three consulates, and forgotten again.
"""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import inspect

from caseflow import clock
from caseflow.access import consents, may_know, scope
from caseflow.extensions import db
from caseflow.models.accounts import Organization
from caseflow.models.consent import Consent
from caseflow.models.people import Person
from caseflow.rules import consent as rules
from caseflow.rules.birth import NOT_KNOWN, Birth
from tests.factories import consent as make
from tests.factories import people as make_people

CONSULATES = {"HND": "consulate", "SLV": "consulate_slv", "GTM": "consulate_gtm"}
LIAISONS = {"HND": "liaison", "SLV": "liaison_slv", "GTM": "liaison_gtm"}
# Days on which ages and ends are easily reckoned wrong.
DAYS = [date(2026, 11, 24), date(2028, 2, 29), date(2027, 2, 28), date(2027, 3, 1), date(2028, 12, 31)]
FIELDS = ["address", *sorted(rules.LIAISON_FIELDS)]


@dataclass(frozen=True)
class Told:
    """A consent by offsets from today, so that the same world can be told on any day."""

    toward: str
    given: int
    lasts: int
    kind: str
    fields: frozenset[str]
    counselled: int | None
    flags: dict[str, object] = field(hash=False)
    text: tuple[str, bool, bool] = ("", True, True)


@dataclass(frozen=True)
class Somebody:
    nationalities: frozenset[str]
    protection: str
    is_stateless: bool
    years: int
    shift: int
    precision: str
    told: list[Told] = field(hash=False)


def mostly(right, *wrong):
    """The right thing as a rule, so that enough people are seen; each thing is wrong now and then."""
    return st.sampled_from([right] * (14 * max(1, len(wrong))) + list(wrong))


@st.composite
def consents_told(draw, nationality: str = "HND", is_clear: bool = True, is_minor: bool = False) -> Told:
    kind = draw(mostly("consulate" if is_clear else "consulate_override", "consulate_override", "consulate", "service"))
    flags = {
        "purpose": draw(mostly("consular_assistance", "referral")),
        "giver": draw(mostly(*(("guardian", "self") if is_minor else ("self", "guardian")))),
        "guardian_name": draw(mostly("Rosa", "", "  ")),
        "has_assent": draw(mostly(True, False)),
        "how_given": draw(st.sampled_from(["signature", "thumbprint", "signature", "thumbprint", "witnessed_verbal"])),
        "risks_explained": draw(mostly(True, False)),
        "not_conditional": draw(mostly(True, False)),
        "withdrawn": draw(mostly(False, True)),
        "end_reason": draw(mostly("", "protection_changed")),
        "approved": draw(mostly(True, False)),
    }
    override = kind == "consulate_override"
    return Told(
        toward=draw(st.sampled_from([nationality] * 6 + ["HND", "SLV", "GTM"])),
        given=-draw(st.sampled_from([0, 0, 1, 5, 30, 59, 60, 61, 89, -1])),
        lasts=draw(st.sampled_from([90, 89, 60, 91] if override else [90, 60, 731, 732, 733])),
        kind=kind,
        fields=draw(st.frozensets(st.sampled_from(draw(mostly(FIELDS[1:], FIELDS))), min_size=0, max_size=4)),
        counselled=draw(mostly(0, -3, 1, None)) if override else None,
        flags=flags,
        text=(draw(mostly("", "service")), draw(st.booleans()), draw(mostly(True, False))),
    )


@st.composite
def somebodies(draw) -> Somebody:
    years = draw(st.sampled_from([36, 36, 36, 18, 19, 17, 13, 12, 11, 0]))
    protection = draw(mostly("clear", "protected", "unknown", "protected"))
    nationality = draw(st.sampled_from(["HND", "SLV", "GTM"]))
    others = draw(st.frozensets(st.sampled_from(["HND", "SLV", "COL"]), max_size=1))
    told = consents_told(nationality, protection == "clear", years < 18)
    return Somebody(
        nationalities=draw(mostly(others | {nationality}, others)),
        protection=protection,
        is_stateless=draw(mostly(False, True)),
        years=years,
        shift=draw(st.sampled_from([0, -1, 1, -31, 31, -370, 370])),
        precision=draw(mostly("day", "month", "year", "estimated", "unknown")),
        told=draw(st.lists(told, min_size=1, max_size=3)),
    )


def birth(somebody: Somebody, today: date) -> Birth:
    if somebody.precision == "unknown":
        return NOT_KNOWN
    year = today.year - somebody.years
    day = today.replace(year=year) if (today.month, today.day) != (2, 29) else date(year, 3, 1)
    return Birth(day + timedelta(days=somebody.shift), somebody.precision)


def on(day: date):
    """The clock on that day, at noon."""
    return clock.moved(datetime(day.year, day.month, day.day, 12, tzinfo=UTC) - clock.now())


def as_rules(told: Told, consent_id: int, recipients: dict[str, int], today: date):
    """A told consent as the rule reads it, without going through the database."""
    f = told.flags
    wrong_kind, is_current, is_grandfathered = told.text
    given_on = today + timedelta(days=told.given)
    return rules.Consent(
        id=consent_id, kind=told.kind, recipient=recipients[told.toward], purpose=str(f["purpose"]), fields=told.fields,
        giver=str(f["giver"]), guardian_name=str(f["guardian_name"]), has_assent=bool(f["has_assent"]),
        how_given=str(f["how_given"]), text_language="es",
        text_counts=wrong_kind in ("", told.kind) and (is_current or is_grandfathered),
        risks_explained=bool(f["risks_explained"]), not_conditional=bool(f["not_conditional"]),
        counselled_on=None if told.counselled is None else given_on + timedelta(days=told.counselled),
        given_on=given_on, expires_on=given_on + timedelta(days=told.lasts),
        withdrawn_at=clock.now() if f["withdrawn"] else None, end_reason=str(f["end_reason"]),
        recorded_by=1, approved_by=2 if told.kind == "consulate_override" and f["approved"] else None,
    )  # fmt: skip


def in_the_database(person: Person, told: Told, world, today: date) -> Consent:
    f = dict(told.flags)
    wrong_kind, is_current, is_grandfathered = told.text
    number = 1 + 2 * is_current + 4 * is_grandfathered
    text = make.text(wrong_kind or told.kind, "es", number, is_current=is_current, is_grandfathered=is_grandfathered)
    given_on = today + timedelta(days=told.given)
    approved = world.users["supervisor"].id if told.kind == "consulate_override" and f.pop("approved") else None
    f.pop("approved", None)
    return make.consent(
        person, world.houses[CONSULATES[told.toward]], world.users["caseworker"], kind=told.kind, fields=told.fields,
        given_on=given_on, expires_on=given_on + timedelta(days=told.lasts), text=text, approved_by_id=approved,
        counselled_on=None if told.counselled is None else given_on + timedelta(days=told.counselled),
        withdrawn_at=clock.now() if f.pop("withdrawn") else None, **f,
    )  # fmt: skip


def found_by(actor) -> dict[int, frozenset[str]]:
    """Each person a liaison can see, and the fields, asked the way the rooms ask."""
    fields: dict[int, set[str]] = {}
    for person_id, named in db.session.execute(
        scope.nationals(actor).with_only_columns(Consent.person_id, Consent.fields)
    ):
        assert person_id not in fields, "a national is there once"
        fields[person_id] = {"name", *named}
    for name in sorted(rules.LIAISON_FIELDS):
        agreed = scope.nationals(actor).where(may_know.names(name)).with_only_columns(Consent.person_id)
        assert set(db.session.scalars(agreed)) == {person for person, named in fields.items() if name in named}
    return {person: frozenset(named) for person, named in fields.items()}


def build(world, people: list[Somebody], today: date, recipients: dict[str, int]):
    """The people in the database, and as the rule reads them."""
    known = {}
    for somebody in people:
        born = birth(somebody, today)
        row = make_people.person(
            world.teams["north"], nationalities=tuple(sorted(somebody.nationalities)), born=born.on,
            precision=born.precision, protection=somebody.protection, is_stateless=somebody.is_stateless,
        )  # fmt: skip
        rows = [in_the_database(row, told, world, today) for told in somebody.told]
        told = [as_rules(t, r.id, recipients, today) for t, r in zip(somebody.told, rows, strict=True)]
        person = rules.Person(somebody.nationalities, somebody.protection, born, somebody.is_stateless)
        known[row.id] = (person, told)
    return known


@pytest.fixture
def actors(world):
    return {country: world.actor(who) for country, who in LIAISONS.items()}


seen_anybody: list[int] = []


@given(people=st.lists(somebodies(), min_size=3, max_size=6), day=st.sampled_from(DAYS), override_on=st.booleans())
@settings(
    max_examples=60, deadline=None, database=None, derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)  # fmt: skip
def test_a_liaison_finds_exactly_whom_the_rule_lets_them_know(world, actors, people, day, override_on):
    recipients = {country: world.houses[who].id for country, who in CONSULATES.items()}
    with on(day):
        today = clock.today()
        db.session.get(Organization, world.houses["house"].id).override_allowed = override_on
        known = build(world, people, today, recipients)
        for country, actor in actors.items():
            expected = {}
            for person_id, (person, told) in known.items():
                fields = rules.may_know(
                    country, recipients[country], scope.CONSULAR_PURPOSE, person, told, today, override_on=override_on
                )
                if fields is not None:
                    expected[person_id] = fields
            assert found_by(actor) == expected
            seen_anybody.extend(expected)
    db.session.rollback()


def test_the_random_worlds_show_somebody_now_and_then():
    assert len(seen_anybody) > 60, "the worlds are too unkind: nothing is compared"


@given(told=consents_told(), day=st.sampled_from(DAYS))
@settings(
    max_examples=25, deadline=None, database=None, derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
def test_a_consent_is_read_from_the_tables_as_it_was_written(world, told, day):
    recipients = {country: world.houses[who].id for country, who in CONSULATES.items()}
    with on(day):
        person = make_people.person(world.teams["north"])
        row = in_the_database(person, told, world, clock.today())
        expected = as_rules(told, row.id, recipients, clock.today())
        db.session.expire(row)
        _ = row.text_id, db.session.get(type(make.text()), row.text_id)
        read = consents.of_people(world.actor("caseworker"), [person.id])[person.id][0]
        staff = {"recorded_by": world.users["caseworker"].id, "approved_by": row.approved_by_id}
        assert replace(read, withdrawn_at=None) == replace(expected, withdrawn_at=None, **staff)
        assert (read.withdrawn_at is None) == (expected.withdrawn_at is None)
    db.session.rollback()


def test_the_rule_knows_every_column_of_a_consent():
    """A new column may change when a consent counts: decide what the rule and the query make of it, then list it."""
    bookkeeping = {
        "ref", "person_id", "evidence", "interpreter", "withdrawn_by_id", "recorded_at", "approved_at", "version",
    }  # fmt: skip
    told_by_the_rule = {
        "id", "kind", "recipient_id", "recipient_name", "purpose", "fields", "onward", "giver", "guardian_name",
        "has_assent", "how_given", "text_id", "risks_explained", "not_conditional", "counselled_on", "given_on",
        "expires_on", "withdrawn_at", "end_reason", "recorded_by_id", "approved_by_id",
    }  # fmt: skip
    assert {column.key for column in inspect(Consent).columns} == bookkeeping | told_by_the_rule
