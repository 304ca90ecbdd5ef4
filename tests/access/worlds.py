"""Random and single changes of people and their consents, told twice: to the database and to the pure rule."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from caseflow import clock
from caseflow.access import may_know, scope
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
    cleared_by_recorder: bool | None = None


ASPECTS = (
    "kind", "purpose", "giver", "guardian_name", "has_assent", "how_given", "risks_explained", "not_conditional",
    "withdrawn", "end_reason", "approved", "toward", "lasts", "given", "fields", "counselled", "text_kind", "text",
)  # fmt: skip


def spoiler(draw, aspects, most=4):
    """`pick(aspect, right, *wrong)`: mostly everything is right, often one thing is wrong, now and then several."""
    how_many = draw(st.sampled_from([n for n in (0, 0, 0, 0, 1, 1, 1, 1, 2, 4) if n <= most]))
    spoiled = draw(st.sets(st.sampled_from(aspects), min_size=how_many, max_size=how_many))

    def pick(aspect, right, *wrong):
        return draw(st.sampled_from(wrong)) if aspect in spoiled else draw(right) if hasattr(right, "map") else right

    return pick


@st.composite
def consents_told(draw, nationality: str = "HND", is_clear: bool = True, is_minor: bool = False) -> Told:
    pick = spoiler(draw, ASPECTS)
    fits, other = ("consulate", "consulate_override") if is_clear else ("consulate_override", "consulate")
    kind = pick("kind", fits, other, "service")
    right, wrong = ("guardian", "self") if is_minor else ("self", "guardian")
    override = kind == "consulate_override"
    flags = {
        "purpose": pick("purpose", "consular_assistance", "referral"),
        "giver": pick("giver", right, wrong),
        "guardian_name": pick("guardian_name", "Rosa", "", "  "),
        "has_assent": pick("has_assent", True, False),
        "how_given": pick("how_given", st.sampled_from(["signature", "thumbprint"]), "witnessed_verbal", ""),
        "risks_explained": pick("risks_explained", True, False),
        "not_conditional": pick("not_conditional", True, False),
        "withdrawn": pick("withdrawn", False, True),
        "end_reason": pick("end_reason", "", "protection_changed"),
        "approved": pick("approved", True, False),
    }
    allowed = st.frozensets(st.sampled_from(sorted(rules.LIAISON_FIELDS)), min_size=1, max_size=6)
    return Told(
        toward=pick("toward", nationality, "HND", "SLV", "GTM"),
        given=-pick("given", st.sampled_from([0, 1, 5, 30, 59]), -1, 60, 89, 90, 731),
        lasts=pick("lasts", st.sampled_from([60, 90] if override else [60, 731, 732]), 30, 91, 92, 733, 800),
        kind=kind,
        fields=pick("fields", allowed, frozenset(), frozenset({"address"}), frozenset({"name", "address"})),
        counselled=pick("counselled", st.sampled_from([0, -3]), None, 1) if override or draw(st.booleans()) else None,
        flags=flags,
        text=(pick("text_kind", "", "service"), draw(st.booleans()), pick("text", True, False)),
    )


@st.composite
def somebodies(draw) -> Somebody:
    pick = spoiler(draw, ("protection", "nationalities", "is_stateless", "precision"), most=1)
    years = draw(st.sampled_from([36, 36, 36, 18, 19, 17, 13, 12, 11, 0]))
    protection = pick("protection", "clear", "protected", "unknown")
    nationality = draw(st.sampled_from(["HND", "SLV", "GTM"]))
    others = draw(st.frozensets(st.sampled_from(["HND", "SLV", "COL"]), max_size=1))
    told = consents_told(nationality, protection == "clear", years < 18)
    return Somebody(
        nationalities=pick("nationalities", others | {nationality}, others, frozenset()),
        protection=protection,
        is_stateless=pick("is_stateless", False, True),
        years=years,
        shift=draw(st.sampled_from([0, -1, 1, -31, 31, -370, 370])),
        precision=pick("precision", "day", "month", "year", "estimated", "unknown"),
        told=draw(st.lists(told, min_size=1, max_size=3)),
        cleared_by_recorder=draw(st.sampled_from([None, None, None, True, False])),
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
        recorded_by=1, approved_by=2 if f["approved"] else None,
    )  # fmt: skip


def in_the_database(person: Person, told: Told, world, today: date) -> Consent:
    f = dict(told.flags)
    wrong_kind, is_current, is_grandfathered = told.text
    number = 1 + 2 * is_current + 4 * is_grandfathered
    text = make.text(wrong_kind or told.kind, "es", number, is_current=is_current, is_grandfathered=is_grandfathered)
    given_on = today + timedelta(days=told.given)
    approved = world.users["supervisor"].id if f.pop("approved") else None
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
        # Consents are recorded by the caseworker: user 1 to the rule, whatever the number in the database.
        cleared = {None: (None, None), True: ("caseworker", 1), False: ("supervisor", 7)}[somebody.cleared_by_recorder]
        row.cleared_by_id = world.users[cleared[0]].id if cleared[0] else None
        rows = [in_the_database(row, told, world, today) for told in somebody.told]
        told = [as_rules(t, r.id, recipients, today) for t, r in zip(somebody.told, rows, strict=True)]
        person = rules.Person(somebody.nationalities, somebody.protection, born, somebody.is_stateless, cleared[1])
        known[row.id] = (person, told)
    return known


def compare(world, actors, people: list[Somebody], day: date, override_on: bool) -> int:
    """Build the people, ask for each consulate, compare with the rule, forget them. Returns how many were seen."""
    recipients = {country: world.houses[who].id for country, who in CONSULATES.items()}
    seen = 0
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
            seen += len(expected)
    db.session.rollback()
    return seen
