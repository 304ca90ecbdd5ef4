"""Nicaraguan farm workers in Costa Rica: a card for eleven months, asked for by the employer."""

from collections.abc import Iterator

from caseflow.demo.acts import cases, consents, jobs, people, steps, visits
from caseflow.demo.acts.beginnings import Profile, evaluated, met
from caseflow.demo.acts.steps import Gives
from caseflow.demo.acts.visits import CONCERN, Found
from caseflow.demo.acts.work import Job, School
from caseflow.demo.calendar import Story
from caseflow.demo.family import Family, Someone, of_team
from caseflow.demo.invented import SPANISH, child, speaks
from caseflow.demo.town import Town

PITAL = ("CRI", "CR-A", "Pital")
SITLAM = "cr_sitlam"


def stories(town: Town) -> Iterator[Story]:
    """The stories of this file."""
    for tell in (across_the_river, with_a_baby, dismissed, waits_for_coffee):
        yield tell(of_team(town, "sanjose", PITAL, tell.__name__))


def across_the_river(f: Family) -> Story:
    """A Miskito who works well; the next visit is due this week."""
    who = Someone("Rigo", "Wilson Taylor", "male", 29, "NIC", spoken=speaks("miq", "spa", "B2"))
    yield from at_work(f, (who,), "pineapple", 250, 183, ends=-95)
    for day in (176, 151, 95):
        yield day
        visits.made(f, Found(kind="call" if day == 151 else "visit"))
    yield 40
    cases.note(f, "Manda dinero cada quincena; pide un curso de manejo de agroquímicos.", cases.SHAREABLE)


def with_a_baby(f: Family) -> Story:
    """Paid less than agreed; she has a small child with her."""
    family = (
        Someone("Heyling Massiel", "Rostrán", "female", 23, "NIC", birth="month", spoken=SPANISH),
        child("Eithan", "Rostrán", "male", 1, "CRI", "NIC", paper="birth_certificate"),
    )
    yield from at_work(f, family, "pineapple", 170, 110, ends=-160)
    yield 104
    visits.made(f, Found())
    yield 80
    visits.made(f, Found("0.9", (("wage", CONCERN, "Le descuentan la comida dos veces."),)))
    visits.need(f, "child_protection", "Cupo en la red de cuido para el niño", to="Red de cuido, Pital", about=1)
    yield 10
    visits.missed(f, "Lluvia: el puente estaba cerrado.", again=-4)
    cases.settled(f, "visit", "El patrón devolvió lo descontado de más.")


def dismissed(f: Family) -> Story:
    """Lost the job: the case goes back to look for another employer while the card runs."""
    who = Someone("Karelia del Socorro", "Úbeda", "female", 31, "NIC", spoken=SPANISH)
    yield from at_work(f, (who,), "pineapple", 200, 140, ends=-90)
    yield 133
    visits.made(f)
    yield 52
    jobs.go(f, "ended_dismissed", reason="La despidieron al pedir permiso médico.", cancel_visits=True)
    yield 50
    cases.move_back(f, "placement", "Busca otro patrón: la tarjeta permite cambiar de empleador.")
    cases.task(f, "Acompañarla a la inspección de trabajo", "appointment", 6)


def waits_for_coffee(f: Family) -> Story:
    """Ready to work; the employer's vetting is only begun."""
    yield 27
    met(f, (Someone("Jader", "Pineda Centeno", "male", 20, "NIC", spoken=SPANISH),), by="Casa de derechos")
    people.status(f, f.principal, "CRI", "visitor", 30, -60)
    yield 22
    cases.move(f)
    evaluated(f, profile())
    steps.choose(f, SITLAM)
    cases.move(f)
    yield 9
    cases.hold(f, "El beneficio de café todavía no está verificado.", event="other", until=-30)


def profile() -> Profile:
    """Somebody who knows the harvests."""
    return Profile(
        ("9211",),
        (Job("9211", "Cortador", "NIC", 6, 0, 48),),
        (School("1", "Primaria", "NIC", 9),),
        facts=(("person.is_cross_border_indigenous", False),),
    )


def at_work(f: Family, family: tuple[Someone, ...], opening: str, met_ago: int, start: int, *, ends: int) -> Story:
    """From the first talk to the first day of work."""
    yield met_ago
    met(f, family, by="Oficina del empleador")
    people.status(f, f.principal, "CRI", "visitor", met_ago + 1, start)
    yield met_ago - 5
    cases.move(f)
    evaluated(f, profile())
    jobs.match(f, opening, starts=start)
    steps.choose(f, SITLAM)
    cases.found_out(f, "El ministerio confirmó que recibe solicitudes.")
    consents.to_employer(f, f.employer)
    cases.move(f)
    yield met_ago - 12
    jobs.upto(f, "accepted")
    cases.move(f)
    steps.done(f, "CR_EMPLOYER_REQUEST")
    yield met_ago - 25
    steps.done(f, "CR_MTSS", "CR_RECRUIT")
    yield start + 8
    steps.done(f, "CR_BORDER")
    steps.done(f, "CR_CARD", gives=Gives(ends=ends))
    yield start
    jobs.upto(f, "started")
    steps.done(f, "CR_INSURANCE")
    cases.move(f)
