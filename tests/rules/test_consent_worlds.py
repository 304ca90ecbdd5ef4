"""Over random worlds and any order of events: no liaison sees more than the newest valid consent allows (T5)."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from caseflow.rules import consent as rules
from caseflow.rules.birth import NOT_KNOWN, Birth, is_adult
from caseflow.rules.consent import Consent, Person, may_know

TODAY = date(2026, 11, 24)
PURPOSE = "consular_assistance"
COUNTRIES = {1: "HND", 2: "GTM"}

ADULT = Birth(date(1990, 1, 1), "day")
days = st.integers(-120, 5).map(lambda days: TODAY + timedelta(days=days))
births = st.one_of(
    st.just(NOT_KNOWN),
    st.builds(Birth, st.dates(date(1960, 1, 1), TODAY), st.sampled_from(["day", "month", "year", "estimated"])),
)
A_NATIONAL = Person(frozenset({"HND", "GTM"}), "clear", ADULT)
A_CONSENT = Consent(
    kind="consulate", recipient=1, purpose=PURPOSE, fields=frozenset({"name"}), giver="self", guardian_name="Rosa",
    has_assent=True, how_given="signature", text_language="es", text_counts=True, risks_explained=True,
    not_conditional=True, counselled_on=TODAY - timedelta(days=60), given_on=TODAY - timedelta(days=30),
    expires_on=TODAY + timedelta(days=30), recorded_by=10, approved_by=11,
)  # fmt: skip
# What may be different from the two above, so that worlds in which somebody is seen are not rare.
PERSON_CHANGES = {
    "nationalities": st.frozensets(st.sampled_from(["HND", "GTM", "SLV"])),
    "protection": st.sampled_from(["protected", "unknown"]),
    "birth": births,
    "is_stateless": st.just(True),
}
CONSENT_CHANGES = {
    "kind": st.sampled_from(["consulate_override", "consulate_override", "service"]),
    "recipient": st.sampled_from([2, 2, None]),
    "purpose": st.just("other"),
    "fields": st.frozensets(st.sampled_from([*sorted(rules.LIAISON_FIELDS), "address"])),
    "giver": st.just("guardian"),
    "guardian_name": st.just(""),
    "has_assent": st.just(False),
    "how_given": st.just("witnessed_verbal"),
    "text_counts": st.just(False),
    "risks_explained": st.just(False),
    "not_conditional": st.just(False),
    "counselled_on": st.one_of(st.none(), days),
    "given_on": days,
    "expires_on": st.integers(-10, 100).map(lambda days: TODAY + timedelta(days=days)),
    "withdrawn_at": st.just(datetime(2026, 11, 24, tzinfo=UTC)),
    "end_reason": st.just("protection_changed"),
    "approved_by": st.sampled_from([None, 10]),
}


@st.composite
def changed(draw: st.DrawFn, base: object, changes: dict[str, st.SearchStrategy[object]], most: int) -> object:
    names = draw(st.lists(st.sampled_from(sorted(changes)), max_size=most, unique=True))
    return replace(base, **{name: draw(changes[name]) for name in names})


people = changed(A_NATIONAL, PERSON_CHANGES, 2)
consents = st.builds(
    lambda consent, number: replace(consent, id=number), changed(A_CONSENT, CONSENT_CHANGES, 3), st.integers(1, 9)
)


def test_the_worlds_are_worth_looking_at() -> None:
    assert may_know("HND", 1, PURPOSE, A_NATIONAL, [A_CONSENT], TODAY) == {"name"}


@given(people, st.lists(consents, max_size=5), st.sampled_from([1, 2]), st.booleans())
@settings(max_examples=400)
def test_whoever_is_seen_agreed_and_is_safe(person: Person, given_: list[Consent], by: int, on: bool) -> None:
    seen = may_know(COUNTRIES[by], by, PURPOSE, person, given_, TODAY, override_on=on)
    if seen is None:
        return
    word = rules.last_word(given_, by, PURPOSE)
    assert word is not None
    assert COUNTRIES[by] in person.nationalities
    assert not person.is_stateless
    assert word.recipient == by
    assert rules.active(word, TODAY)
    assert seen <= rules.LIAISON_FIELDS
    assert seen == word.fields | {"name"}
    assert person.protection == "clear" or (word.kind == "consulate_override" and on and word.approved_by == 11)
    assert (word.giver == "self") == (is_adult(person.birth, TODAY) is True)


@given(people, st.lists(consents, min_size=1, max_size=5), st.sampled_from([1, 2]), st.data())
def test_withdrawal_always_hides(person: Person, given_: list[Consent], by: int, data: st.DataObject) -> None:
    numbered = [replace(consent, id=number) for number, consent in enumerate(given_)]
    chosen = data.draw(st.sampled_from(numbered))
    ended = rules.to_withdraw(numbered, chosen.id)
    now = datetime(2026, 11, 24, 12, tzinfo=UTC)
    after = [replace(c, withdrawn_at=now) if c.id in ended else c for c in numbered]
    if chosen.kind in rules.CONSULAR_KINDS and chosen.recipient == by and chosen.purpose == PURPOSE:
        assert may_know(COUNTRIES[by], by, PURPOSE, person, after, TODAY, override_on=True) is None


@given(people, st.lists(consents, max_size=5), st.sampled_from([1, 2]))
def test_a_consent_toward_somebody_else_changes_nothing(person: Person, given_: list[Consent], by: int) -> None:
    own = [consent for consent in given_ if consent.recipient == by]
    for on in (True, False):
        everything = may_know(COUNTRIES[by], by, PURPOSE, person, given_, TODAY, override_on=on)
        assert everything == may_know(COUNTRIES[by], by, PURPOSE, person, own, TODAY, override_on=on)


class ConsentLife(RuleBasedStateMachine):
    """Consents are given, withdrawn, approved; days pass; protection changes: as the rooms do it, by these rules."""

    def __init__(self) -> None:
        super().__init__()
        self.today = TODAY
        self.person = Person(frozenset({"HND"}), "clear", Birth(date(1990, 1, 1), "day"))
        self.consents: list[Consent] = []
        self.silenced = False  # the last thing that happened in the matter was a withdrawal

    @rule(fields=st.frozensets(st.sampled_from(sorted(rules.LIAISON_FIELDS)), min_size=1), override=st.booleans())
    def give(self, fields: frozenset[str], override: bool) -> None:
        consent = Consent(
            id=len(self.consents) + 1, kind="consulate_override" if override else "consulate", recipient=1,
            purpose=PURPOSE, fields=fields, giver="self", how_given="signature", text_language="es", text_counts=True,
            risks_explained=True, not_conditional=True, counselled_on=self.today if override else None,
            given_on=self.today, expires_on=self.today + timedelta(days=60), recorded_by=10,
        )  # fmt: skip
        if rules.complete(consent, self.person, self.today) or (not override and self.person.protection != "clear"):
            return
        self.consents.append(consent)
        self.silenced = False

    @rule()
    def approve(self) -> None:
        self.consents = [
            replace(c, approved_by=11) if c.kind == "consulate_override" and c.approved_by is None else c
            for c in self.consents
        ]

    @rule(which=st.integers(1, 6))
    def withdraw(self, which: int) -> None:
        ended = rules.to_withdraw(self.consents, which)
        now = datetime.combine(self.today, datetime.min.time(), UTC)
        self.consents = [replace(c, withdrawn_at=now) if c.id in ended else c for c in self.consents]
        self.silenced = self.silenced or bool(ended)

    @rule(protection=st.sampled_from(["clear", "protected", "unknown"]))
    def screen(self, protection: str) -> None:
        ended = rules.after_status_change(protection, self.consents)
        self.person = replace(self.person, protection=protection)
        self.consents = [replace(c, end_reason="protection_changed") if c.id in ended else c for c in self.consents]

    @rule(days=st.integers(1, 40))
    def wait(self, days: int) -> None:
        self.today += timedelta(days=days)

    @invariant()
    def no_ordinary_consent_is_active_for_a_protected_person(self) -> None:
        if self.person.protection != "clear":
            assert not any(c.kind == "consulate" and rules.active(c, self.today) for c in self.consents)

    @invariant()
    def nothing_more_is_seen_than_the_newest_consent_names(self) -> None:
        seen = may_know("HND", 1, PURPOSE, self.person, self.consents, self.today, override_on=True)
        if seen is not None:
            assert not self.silenced
            assert seen <= self.consents[-1].fields | {"name"}
            assert rules.active(self.consents[-1], self.today)


ConsentLife.TestCase.settings = settings(max_examples=60, stateful_step_count=15)
TestConsentLife = ConsentLife.TestCase
