"""Facts about a person, out of what is recorded of them. What is not known is not there."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal

from caseflow.models.evaluation import LanguageTest, WorkExperience
from caseflow.models.people import StatusRecord
from caseflow.pathways.records import Records
from caseflow.rules import experience, language_tests
from caseflow.rules.birth import DAY, Birth, age_on, age_range
from caseflow.rules.conditions import Estimate
from caseflow.rules.deadlines import add_months
from caseflow.rules.experience import Spell
from caseflow.rules.spans import Span
from caseflow.vocabulary.occupations import nocs_of_isco

Fact = tuple[str, object]

_NOT_CLASSIFIED = 9
_LAST_FIVE_YEARS = 60  # months
# What an identity paper is called among the documents that pathways ask for.
_PAPERS = {
    "passport": ("passport", "travel_document", "identity_document"),
    "national_id": ("identity_document",),
    "birth_certificate": ("birth_certificate",),
    "consular_card": ("identity_document",),
    "refugee_travel_document": ("travel_document", "refugee_status_proof"),
    "unhcr_card": ("unhcr_registration",),
    "residence_card": ("stay_permit_card",),
    "tax_number": ("tax_number",),
}
_PERMIT_PAPERS = {
    "visa": "visa",
    "work_permit": "work_permit",
    "open_work_permit": "work_permit",
    "seasonal_work_permit": "work_permit",
    "stay_permit": "stay_permit_card",
}
_LICENCE_PAPERS = {"full": "licence_full", "conditional": "licence_conditional"}
_PROFESSIONS = {"2221": "nursing", "3221": "nursing", "2211": "medicine", "2212": "medicine", "2262": "pharmacy"}
_ASYLUM = frozenset({"claim_made", "claim_referred", "claim_ineligible", "recognised_refugee"})
# What our own statuses are called in the rules of a country, where there is no doubt.
_STATUS_WORDS = {
    "COL": {"irregular": "irregular", "refugee_claimant": "SC2"},
    "BRA": {"irregular": "irregular", "refugee_claimant": "refugee_protocol", "permanent_resident": "RNM"},
}
# Canadian Language Benchmarks near a level of the European framework: a guess, which never satisfies a rule.
_CLB_NEAR = {"A1": 2, "A2": 4, "B1": 5, "B2": 7, "C1": 9, "C2": 10}
_NURSING_TESTS = ("celban", "ielts_academic", "oet")
_PANDEMIC = (date(2020, 3, 13), date(2020, 8, 14))
_CARE_UNTIL = date(2021, 8, 31)
_WORK_PERMITS = frozenset({"work_permit", "open_work_permit", "seasonal_work_permit"})


def identity(records: Records, today: date) -> Iterator[Fact]:
    """Age, nationalities, where they live, protection, and the papers they hold."""
    person = records.person
    birth = Birth(person.birth_date, person.birth_precision)
    ages = age_range(birth, today)
    if ages is not None:
        yield "person.age", ages[0] if ages[0] == ages[1] else Span(*ages)
    if birth.precision == DAY and birth.on is not None:
        yield "person.age_months", _months(birth.on, today)
    if person.nationalities or person.is_stateless:
        yield "person.nationalities", frozenset(n.country for n in person.nationalities)
    if person.residence_country:
        yield "person.residence_country", person.residence_country
    if person.residence_region:
        yield "person.current_region", person.residence_region
    if person.protection != "unknown":
        yield "person.protection", person.protection
    yield "person.documents", frozenset(_papers(records, today))


def _months(born: date, today: date) -> int:
    return age_on(born, today) * 12 + sum(
        add_months(born, age_on(born, today) * 12 + months) <= today for months in range(1, 12)
    )


def _papers(records: Records, today: date) -> Iterator[str]:
    """Every kind of document that the person holds and that has not expired."""
    for paper in records.documents:
        if _holds(paper.expires_on, today):
            yield from _PAPERS.get(paper.kind, ())
    for wanted in records.wanted:
        if wanted.state in ("received", "verified") and _holds(wanted.expires_on, today):
            yield wanted.kind
    for licence in records.licences:
        if licence.kind in _LICENCE_PAPERS and _holds(licence.expires_on, today):
            yield _LICENCE_PAPERS[licence.kind]
    for permit in records.permits:
        if permit.kind in _PERMIT_PAPERS and permit.ended_on is None and _holds(permit.valid_until, today):
            yield _PERMIT_PAPERS[permit.kind]
    if any(language_tests.is_valid(_result(test), today) for test in records.tests):
        yield "language_test_result"


def _holds(last_day: date | None, today: date) -> bool:
    return last_day is None or last_day >= today


def status(records: Records, today: date) -> Iterator[Fact]:
    """Migration status in a country, as its rules call it; the stage of a refugee claim."""
    for country, words in _STATUS_WORDS.items():
        current = [s for s in records.statuses if s.country == country and _covers(s, today)]
        if current and current[-1].status in words:
            yield f"person.status_{country}", words[current[-1].status]
    irregular = [
        s.valid_from for s in records.statuses if s.country == "COL" and not s.is_regular and s.valid_from is not None
    ]
    if irregular:
        yield "person.in_colombia_irregular_on", min(irregular)
    if records.person.protection_status in _ASYLUM and records.person.residence_country == "CAN":
        yield "person.asylum_status_CAN", records.person.protection_status
    cards = [p.valid_from for p in records.permits if p.country == "PER" and p.kind == "stay_permit"]
    if cards:
        yield "person.cpp_age_days", (today - min(cards)).days


def _covers(record: StatusRecord, today: date) -> bool:
    return (record.valid_from is None or record.valid_from <= today) and _holds(record.valid_until, today)


def claim(records: Records, known: Mapping[str, object]) -> Iterator[Fact]:
    """Whether a work permit was issued after the refugee claim, once the day of the claim is known."""
    day = known.get("claim.date")
    if isinstance(day, date):
        permits = [p for p in records.permits if p.country == "CAN" and p.kind in _WORK_PERMITS]
        if any(permit.valid_from >= day for permit in permits):
            yield "person.work_permit_issued_after_claim", True


def work(records: Records, today: date) -> Iterator[Fact]:
    """Hours of work, occupations worked in, farm and care work."""
    if not records.work:
        return
    spells = [_spell(row) for row in records.work]
    paid = experience.paid(spells)
    yield "person.paid_work_hours_total", _hours(paid, date.min, today)
    yield "person.paid_work_hours_last_5y", _hours(paid, add_months(today, -_LAST_FIVE_YEARS), today)
    yield "person.experience_noc", frozenset(code for row in records.work for code in _nocs(row))
    if experience.of_kind(spells, experience.is_farm_work):
        yield "person.has_farm_experience", True
    care = experience.of_kind(spells, experience.is_care_work)
    if care:
        yield "person.care_hours_2020_03_13_to_2020_08_14", _hours(care, *_PANDEMIC)
        yield "person.care_experience_hours_by_2021_08_31", _hours(care, date.min, _CARE_UNTIL)
    opening = records.opening
    if opening is not None and any(row.is_verified and row.isco == opening.isco for row in records.work):
        yield "person.has_verifiable_experience_in_offer_occupation", True


def _spell(row: WorkExperience) -> Spell:
    return Spell(row.isco, row.started_on, row.ended_on, row.hours_per_week, row.is_paid)


def _hours(spells: Iterable[Spell], first: date, last: date) -> object:
    found = experience.hours_between(spells, first, last)
    return found.least if found.is_exact else Span(found.least, None)


def _nocs(row: WorkExperience) -> list[str]:
    return [row.noc] if row.noc else nocs_of_isco(row.isco)


def skills(records: Records, today: date) -> Iterator[Fact]:
    """Education, professions with a licence, language results."""
    levels = [row.isced for row in records.education if row.completed_on and row.isced != _NOT_CLASSIFIED]
    if levels:
        yield "person.isced_level", max(levels)
    professions = {_PROFESSIONS[row.isco] for row in records.licences if row.isco in _PROFESSIONS}
    if professions:
        yield "person.professional_registrations", frozenset(professions)
    if any(_holds(row.expires_on, today) for row in records.licences):
        yield "person.has_licence", True
    valid = [test for test in records.tests if language_tests.is_valid(_result(test), today)]
    benchmarks = [lowest for test in valid if (lowest := language_tests.lowest_benchmark(_result(test))) is not None]
    if benchmarks:
        yield "person.clb_min_skill", max(benchmarks)
    else:
        yield from _declared_english(records)
    for name in _NURSING_TESTS:
        sittings = [test for test in records.tests if test.test == name]
        if sittings:
            yield f"person.tests.{name}", _scores(max(sittings, key=lambda test: test.taken_on))


def _declared_english(records: Records) -> Iterator[Fact]:
    """What somebody says of their own English is a guess: it shows what to find out and satisfies nothing."""
    for spoken in records.languages:
        if spoken.language == "eng" and spoken.level in _CLB_NEAR:
            yield "person.clb_min_skill", Estimate(_CLB_NEAR[spoken.level], "cefr")


def _result(test: LanguageTest) -> language_tests.Result:
    return language_tests.Result(
        test.test,
        test.listening,
        test.reading,
        test.writing,
        test.speaking,
        test.taken_on,
        test.overall or "",
        test.expires_on,
    )


def _scores(test: LanguageTest) -> dict[str, object]:
    """The scores by skill, as numbers where they are numbers, and the last day on which they hold."""
    result = _result(test)
    scores: dict[str, object] = {skill: _score(result.score(skill)) for skill in language_tests.SKILLS}
    overall = language_tests.overall_band(result)
    if overall is not None:
        scores["overall"] = float(overall)
    return {**scores, "valid_until": language_tests.valid_until(result)}


def _score(text: str) -> object:
    plain = text.replace(",", ".")
    return float(Decimal(plain)) if plain.replace(".", "", 1).isdigit() else text


def days_since(day: date, today: date, *, working: bool) -> int:
    """Days from that day to today; working days are Monday to Friday."""
    if not working:
        return (today - day).days
    return sum((day + timedelta(days=n)).weekday() < 5 for n in range(1, (today - day).days + 1))
