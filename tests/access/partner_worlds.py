"""Random worlds of people, their consents to be presented, and placements: told to the database and to the rule."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from hypothesis import strategies as st

from caseflow import clock
from caseflow.access import partner
from caseflow.extensions import db
from caseflow.models.consent import Consent
from caseflow.models.placements import Placement
from caseflow.rules import consent as rules
from caseflow.rules import presenting
from caseflow.rules.placements import MOVES
from tests.access.worlds import Somebody, birth, on, spoiler
from tests.factories import cases
from tests.factories import consent as make
from tests.factories import employers as make_employers
from tests.factories import people as make_people

NAME = "Café del Río, S.A."
# How a consent can say whom it is toward: chosen from the list, or written down one way or another.
TOWARD = ("own", "own", "CAFE DEL RIO, S.A.", "own ref", "other", "Another Farm", "")


@dataclass(frozen=True)
class Word:
    """A consent by offsets from today."""

    kind: str
    toward: str
    given: int
    lasts: int
    fields: frozenset[str]
    identity_from: str
    flags: dict[str, object] = field(hash=False)
    text: tuple[str, bool, bool]


@dataclass(frozen=True)
class Candidate:
    who: Somebody
    words: list[Word] = field(hash=False)
    state: str
    at_own: bool
    submitted: bool
    offered: bool


ASPECTS = (
    "kind", "purpose", "giver", "guardian_name", "has_assent", "how_given", "risks_explained", "not_conditional",
    "withdrawn", "end_reason", "toward", "lasts", "given", "fields", "text_kind", "text",
)  # fmt: skip


@st.composite
def words(draw, is_minor: bool) -> Word:
    pick = spoiler(draw, ASPECTS)
    right, wrong = ("guardian", "self") if is_minor else ("self", "guardian")
    named = st.frozensets(st.sampled_from(presenting.EMPLOYER_FIELDS), min_size=1)
    flags = {
        "purpose": pick("purpose", "job_placement", ""),
        "giver": pick("giver", right, wrong, ""),
        "guardian_name": pick("guardian_name", "Rosa", "", "  "),
        "has_assent": pick("has_assent", True, False),
        "how_given": pick("how_given", st.sampled_from(["signature", "witnessed_verbal"]), ""),
        "risks_explained": pick("risks_explained", True, False),
        "not_conditional": pick("not_conditional", True, False),
        "withdrawn": pick("withdrawn", False, True),
        "end_reason": pick("end_reason", "", "protection_changed"),
    }
    return Word(
        kind=pick("kind", "present_to_employer", "service", "submit_to_authority"),
        toward=pick("toward", st.sampled_from(TOWARD[:4]), *TOWARD[4:]),
        given=-pick("given", st.sampled_from([0, 1, 5, 30]), -1, 60),
        lasts=pick("lasts", st.sampled_from([60, 2000]), 30, 1),
        fields=pick("fields", named, frozenset(), frozenset({"family", "health"}), frozenset({"work", "status"})),
        identity_from=draw(st.sampled_from(["", *presenting.IDENTITY_STAGES, "shortlisted", "started"])),
        flags=flags,
        text=(pick("text_kind", "", "service"), draw(st.booleans()), pick("text", True, False)),
    )


@st.composite
def candidates(draw) -> Candidate:
    years = draw(st.sampled_from([36, 36, 36, 36, 18, 17, 11]))
    who = Somebody(
        frozenset({"HND"}), draw(st.sampled_from(["clear", "protected", "unknown"])), False, years,
        draw(st.sampled_from([0, 0, 1, -1])), draw(st.sampled_from(["day", "day", "day", "year", "unknown"])), [],
    )  # fmt: skip
    return Candidate(
        who=who,
        words=draw(st.lists(words(years < 18), min_size=1, max_size=3)),
        state=draw(st.sampled_from(sorted(MOVES))),
        at_own=draw(st.sampled_from([True, True, True, False])),
        submitted=draw(st.booleans()),
        offered=draw(st.booleans()),
    )


def as_rule(word: Word, consent_id: int, own, other, today: date) -> rules.Consent:
    f = word.flags
    wrong_kind, is_current, is_grandfathered = word.text
    given_on = today + timedelta(days=word.given)
    employer, name = _toward(word, own, other)
    return rules.Consent(
        id=consent_id, kind=word.kind, recipient_name=name, purpose=str(f["purpose"]), fields=word.fields,
        giver=str(f["giver"]), guardian_name=str(f["guardian_name"]), has_assent=bool(f["has_assent"]),
        how_given=str(f["how_given"]), text_language="es",
        text_counts=wrong_kind in ("", word.kind) and (is_current or is_grandfathered),
        risks_explained=bool(f["risks_explained"]), not_conditional=bool(f["not_conditional"]),
        given_on=given_on, expires_on=given_on + timedelta(days=word.lasts),
        withdrawn_at=clock.now() if f["withdrawn"] else None, end_reason=str(f["end_reason"]),
        employer=employer, identity_from=word.identity_from,
    )  # fmt: skip


def _toward(word: Word, own, other) -> tuple[int | None, str]:
    chosen = {"own": (own.id, "an old name"), "other": (other.id, NAME), "own ref": (None, own.ref.lower())}
    return chosen.get(word.toward, (None, word.toward))


def in_the_database(person, word: Word, own, other, world, today: date) -> Consent:
    f = dict(word.flags)
    wrong_kind, is_current, is_grandfathered = word.text
    number = 1 + 2 * is_current + 4 * is_grandfathered
    text = make.text(wrong_kind or word.kind, "es", number, is_current=is_current, is_grandfathered=is_grandfathered)
    given_on = today + timedelta(days=word.given)
    employer, name = _toward(word, own, other)
    row = make.consent(
        person, name, world.users["caseworker"], kind=word.kind, fields=word.fields, given_on=given_on,
        expires_on=given_on + timedelta(days=word.lasts), text=text, employer_id=employer, purpose="job_placement",
        identity_from=word.identity_from, withdrawn_at=clock.now() if f.pop("withdrawn") else None,
        **{name: value for name, value in f.items() if name != "purpose"},
    )  # fmt: skip
    row.purpose = str(f["purpose"])
    db.session.flush()
    return row


def compare(world, actor, own, other, people: list[Candidate], day: date) -> int:
    """Build the people, ask as the partner's room asks, compare with the rule, forget them. How many were seen."""
    jobs = {True: make_employers.opening(own, heads=50), False: make_employers.opening(other, heads=50)}
    expected = {}
    with on(day):
        today = clock.today()
        for one in people:
            born = birth(one.who, today)
            person = make_people.person(
                world.teams["north"], born=born.on, precision=born.precision, protection=one.who.protection
            )
            rows = [in_the_database(person, word, own, other, world, today) for word in one.words]
            told = [as_rule(word, row.id, own, other, today) for word, row in zip(one.words, rows, strict=True)]
            days = {"submitted_on": today if one.submitted else None, "offered_on": today if one.offered else None}
            case = cases.case(world.teams["north"], person)
            placed = make_employers.placement(jobs[one.at_own], case, person, state=one.state, **days)
            shown = _by_the_rule(one, told, rules.Person(one.who.nationalities, one.who.protection, born), own, today)
            if shown is not None:
                expected[placed.id] = shown
        found = _found_by(actor)
    assert found == expected
    db.session.rollback()
    return sum(len(fields) > 0 for fields in expected.values())


def _by_the_rule(one: Candidate, told, person, own, today: date) -> frozenset[str] | None:
    presented = one.submitted or one.offered
    if not one.at_own or not presenting.was_shown(one.state, was_presented=presented):
        return None
    word = presenting.last_word(told, own.ref, own.name, own.id)
    if word is None or not rules.counts(word, person, today):
        return None
    assert presenting.may_present(told, person, own.ref, own.name, today, own.id)
    fields = presenting.shown_fields(word, one.state)
    assert presenting.shows_identity(word, one.state) == ("identity" in fields)
    return fields


def _found_by(actor) -> dict[int, frozenset[str]]:
    query = partner.candidates(actor)
    ids = list(db.session.scalars(query.with_only_columns(Placement.id)))
    assert len(ids) == len(set(ids)), "a candidate is there once"
    found: dict[int, set[str]] = {number: set() for number in ids}
    for name in (*presenting.EMPLOYER_FIELDS, "family", "health", "status"):
        for number in db.session.scalars(query.where(partner.shows(name)).with_only_columns(Placement.id)):
            found[number].add(name)
    return {number: frozenset(fields) for number, fields in found.items()}
