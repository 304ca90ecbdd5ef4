"""Trainings of the demo's houses: what is on offer, who takes part, and one result that closed a gap by itself."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

from caseflow import clock
from caseflow.access import scope
from caseflow.access.actor import Actor
from caseflow.demo.calendar import Story, spoken
from caseflow.demo.town import Town
from caseflow.extensions import db
from caseflow.models.cases import CaseMember
from caseflow.models.people import Person
from caseflow.training import commands, commands_enrolment, rows
from caseflow.training.entries import GainEntry, OfferEntry, Presence

Gains = tuple[tuple[str, str, str, int | None], ...]
# (worker, language of the house, title, provider, area, mode, language, country, town, begins in days, days, seats,
#  cost, currency, what it gives)
Planned = tuple[str, str, str, str, str, str, str, str, str, int, int, int, str, str, Gains]
_OFFERS: tuple[Planned, ...] = (
    ("caseworker", "en", "First aid and CPR for care workers", "Fundy First Aid", "care", "presence", "eng", "CAN",
     "Halifax", 12, 2, 12, "0", "", (("skill", "first_aid", "3", 36), ("skill", "cpr", "3", 12))),
    ("caseworker", "en", "English for health care, up to C1", "Citadel Language School", "language", "both", "eng",
     "CAN", "Halifax", 20, 110, 16, "0", "", (("language", "eng", "C1", None),)),
    ("caseworker", "en", "Moving and washing people safely", "Tern Cove Care Homes", "care", "at_work", "eng", "CAN",
     "Lunenburg", 26, 12, 6, "0", "",
     (("skill", "lifting_transfer", "3", None), ("skill", "personal_hygiene", "3", None))),
    ("caseworker", "en", "Know your rights on the farm", "Harbour Bridge", "rights", "online", "spa", "", "", 9, 1, 40,
     "0", "", (("skill", "labour_law_canada", "2", None),)),
    ("caseworker", "en", "Food handler certificate", "Dartmouth Kitchen School", "services", "presence", "eng", "CAN",
     "Dartmouth", 33, 3, 14, "45", "CAD", (("skill", "food_safety", "3", 60),)),
    ("caseworker.guatemala", "es", "Manejo seguro de plaguicidas", "Instituto del Altiplano", "agriculture", "presence",
     "spa", "GTM", "Chimaltenango", 15, 5, 20, "0", "", (("skill", "pesticide_handling", "3", 24),)),
    ("caseworker.guatemala", "es", "Inglés para el trabajo en el campo", "Academia Quetzal", "language", "presence",
     "spa", "GTM", "Ciudad de Guatemala", 22, 90, 25, "150", "GTQ", (("language", "eng", "A2", None),)),
    ("caseworker.guatemala", "es", "Derechos laborales y estafas de reclutamiento", "Red Caminos", "rights", "online",
     "spa", "", "", 6, 1, 60, "0", "", (("skill", "labour_rights", "2", None),)),
    ("caseworker.lima", "es", "Cocina y manipulación de alimentos", "Escuela Barrios Altos", "services", "presence",
     "spa", "PER", "Lima", 18, 30, 18, "0", "",
     (("skill", "cooking", "3", None), ("skill", "food_safety", "2", 24))),
)  # fmt: skip
_ENROLLED, _PLANNED = 2, 1


def stories(town: Town) -> Iterator[Story]:
    """One story for each house that offers trainings."""
    for worker, language in dict.fromkeys((offer[0], offer[1]) for offer in _OFFERS):
        yield spoken(language, _story(town, worker))
    yield spoken("en", _passed(town))


def _story(town: Town, worker: str) -> Story:
    """What is on offer, and the first people in it."""
    yield 21
    user = town.users[worker]
    offers = [_offer(user, offer) for offer in _OFFERS if offer[0] == worker]
    yield 14
    people = _people(user)
    for number, ref in enumerate(offers):
        for place, person in enumerate(people[number : number + _ENROLLED + _PLANNED]):
            state = "enrolled" if place < _ENROLLED else "planned"
            commands_enrolment.plan_training(user, ref, person, state=state, note="")


def _passed(town: Town) -> Story:
    """A course that is over: attended, and passed by one who can prove it now."""
    yield 60
    user, today = town.users["caseworker"], clock.today(town.users["caseworker"].timezone)
    entry = OfferEntry(
        "Safety at work, basic course", "Fundy First Aid", "safety", "presence", "eng", "CAN", "", "Halifax", None, "",
        today + timedelta(days=5), today + timedelta(days=7), Decimal(18), 10, 80,
    )  # fmt: skip
    ref = commands.create_offer(user, entry)
    commands.add_gain(user, ref, GainEntry("skill", "workplace_safety", "2", 36), seen=1)
    people = _people(user)[:2]
    for person in people:
        commands_enrolment.plan_training(user, ref, person, state="enrolled", note="")
    for days in (55, 54, 53):
        yield days
        _day(user, ref)
    yield 50
    offer = rows.offer_to_change(user, ref)
    for row in commands_enrolment.participants(user, offer.id)[:1]:
        day = clock.today(user.timezone)
        commands_enrolment.move_enrolment(user, row.ref, "passed", on=day, certificate="", reason="", seen=row.version)


def _day(user: Actor, ref: str) -> None:
    """Everybody was there for six hours."""
    offer = rows.offer_to_change(user, ref)
    said = [Presence(row.ref, True, Decimal(6)) for row in commands_enrolment.participants(user, offer.id)]
    commands_enrolment.record_day(user, ref, clock.today(user.timezone), said, seen=0)


def _offer(
    user: Actor, offer: tuple[str, str, str, str, str, str, str, str, str, int, int, int, str, str, Gains]
) -> str:
    _who, _spoken, title, provider, area, mode, language, country, town, begins, days, seats, cost, currency, gains = (
        offer
    )
    first = clock.today(user.timezone) + timedelta(days=21 + begins)
    entry = OfferEntry(
        title, provider, area, mode, language, country, "", town, Decimal(cost), currency, first,
        first + timedelta(days=days - 1), None, seats, 80,
    )  # fmt: skip
    ref = commands.create_offer(user, entry)
    for number, (kind, code, level, months) in enumerate(gains, 1):
        commands.add_gain(user, ref, GainEntry(kind, code, level, months), seen=number)
    return ref


def _people(user: Actor) -> list[str]:
    """Adults in open cases of the user's teams, in the order in which they came."""
    adults = clock.today(user.timezone) - timedelta(days=18 * 366)
    query = (
        scope.members(user)
        .join(Person, Person.id == CaseMember.open_person_id)
        .where(Person.born_latest < adults)
        .order_by(CaseMember.id)
        .with_only_columns(Person.ref)
    )
    return list(db.session.scalars(query))
