"""Border workers and their families in Tapachula: a card for the south of Mexico, renewed every year."""

from collections.abc import Iterator

from caseflow.demo.acts import cases, consents, consulates, jobs, people, steps, visits
from caseflow.demo.acts.beginnings import Profile, evaluated, met
from caseflow.demo.acts.steps import Gives
from caseflow.demo.acts.visits import CONCERN, Found
from caseflow.demo.acts.work import Job, School
from caseflow.demo.calendar import Story
from caseflow.demo.family import Family, Someone, of_team
from caseflow.demo.invented import SPANISH, child, speaks
from caseflow.demo.town import Town

TAPACHULA = ("MEX", "MX-CHP", "Tapachula")
TVTF = "mx_tvtf"
MAM = speaks("mam", "spa", "B1", interpreter=True)


def stories(town: Town) -> Iterator[Story]:
    """The stories of this file."""
    for tell in (renewing, steady, three_passports, packing):
        yield tell(of_team(town, "border", TAPACHULA, tell.__name__))


def renewing(f: Family) -> Story:
    """A family of four whose cards end in twenty days."""
    family = (
        Someone("Bartolo", "Ramírez Chilel", "male", 36, "GTM", spoken=MAM),
        Someone("Eulalia", "Coronado Bámaca", "female", 33, "GTM", relation="spouse", spoken=MAM),
        child("Rocael", "Ramírez Coronado", "male", 12, "GTM", paper="birth_certificate"),
        child("Yesenia", "Ramírez Coronado", "female", 4, "GTM", paper="birth_certificate"),
    )
    yield from at_work(f, family, "coffee", 385, 345, ends=-20)
    consents.to_consulate(f, "gtm", lasts=600)
    yield 344
    consulates.assisted(f, "gtm", "civil_registry", "given", "Partidas de nacimiento de los dos niños.")
    for day in (338, 316, 256, 166):
        yield day
        visits.made(f, Found(present="La familia", kind="visit" if day > 250 else "call"))
    steps.done(f, "TVTF_FOLLOWUP")
    yield 140
    number = visits.need(
        f, "education", "Cupo en la primaria para Rocael", to="Supervisión escolar de la zona", about=2
    )
    yield 120
    visits.need_met(f, number, "Entró a sexto grado en agosto.")
    yield 31
    steps.started(f, "TVTF_RENEW", missing=1)
    cases.note(f, "Falta la oferta del patrón para renovar. La traen el viernes.", cases.SHAREABLE)
    cases.task(f, "Presentar la renovación antes de que venza la tarjeta", "step", -8)


def steady(f: Family) -> Story:
    """A year of work without trouble; the consulate may know his name and where he lives."""
    family = (Someone("Otoniel", "de León Barrios", "male", 44, "GTM", spoken=SPANISH),)
    yield from at_work(f, family, "coffee", 262, 205, ends=-150)
    consents.to_consulate(f, "gtm", lasts=420, fields=("name", "municipality", "permit", "assistance"))
    consulates.assisted(f, "gtm", "passport", "requested", "Cita para el pasaporte en la caravana móvil.")
    for day in (198, 176, 113):
        yield day
        visits.made(f, Found(kind="call"))
    yield 25
    visits.made(f, Found("1.05", shareable="El patrón pagó el aguinaldo completo."))


def three_passports(f: Family) -> Story:
    """A Honduran and a Guatemalan with a child born in Mexico: three passports and two consulates."""
    family = (
        Someone("Josefa Dolores", "Euceda", "female", 30, "HND", spoken=SPANISH),
        Someone("Amílcar", "Godínez", "male", 32, "GTM", relation="common_law_partner", spoken=SPANISH),
        child("Ian Mateo", "Godínez Euceda", "male", 2, "MEX", "HND", paper="birth_certificate"),
    )
    yield from at_work(f, family, "coffee", 170, 128, ends=-236)
    consents.to_consulate(f, "hnd", lasts=365)
    consents.to_consulate(f, "gtm", f.people[1], lasts=365, fields=("name", "contact"))
    yield 121
    visits.made(f, Found(present="Los tres"))
    yield 96
    visits.made(f, Found(areas=(("health", CONCERN, "El niño tiene tos desde hace un mes."),)))
    visits.need(f, "health", "Pediatra para el niño", to="Centro de salud urbano", about=2)
    yield 39
    visits.made(f, Found(kind="call"))


def packing(f: Family) -> Story:
    """Offered work by an employer whose vetting must be looked at again within weeks."""
    yield 44
    met(f, (Someone("Delmy Carolina", "Recinos", "female", 22, "SLV", spoken=SPANISH),), by="Albergue")
    people.status(f, f.principal, "MEX", "visitor", 50, -5)
    yield 38
    cases.move(f)
    evaluated(f, profile("SLV"))
    yield 33
    jobs.match(f, "bananas", starts=-20)
    begin(f)
    cases.move(f)
    yield 21
    jobs.upto(f, "offered")
    steps.started(f, "TVTF_OFFER")
    cases.task(f, "El patrón debe mostrar el registro del seguro social", "document", 2)


def begin(f: Family) -> None:
    """On the pathway, with what may be told to whom."""
    steps.choose(f, TVTF)
    consents.to_employer(f, f.employer)
    consents.to_authority(f, "Instituto Nacional de Migración")


def profile(country: str) -> Profile:
    """Somebody who has worked on farms all their life."""
    return Profile(
        ("9211", "9321"),
        (Job("9211", "Jornalero", country, 8, 0, 48),),
        (School("1", "Primaria", country, 9),),
        facts=(("offer.wage_equals_minimum", False),),
    )


def at_work(f: Family, family: tuple[Someone, ...], opening: str, met_ago: int, start: int, *, ends: int) -> Story:
    """From the first talk to the first day of work with the card in hand."""
    yield met_ago
    met(f, family, by="Ventanilla del empleador")
    people.status(f, f.principal, "MEX", "visitor", met_ago + 2, met_ago - 25)
    yield met_ago - 6
    cases.move(f)
    evaluated(f, profile(family[0].nationality))
    jobs.match(f, opening, starts=start)
    begin(f)
    for ref, who in zip(f.people, family, strict=True):
        if who.nationality == "MEX":
            steps.not_for(f, ref, "Nació en Tapachula: es mexicano.")
    cases.move(f)
    yield met_ago - 14
    jobs.upto(f, "accepted")
    cases.move(f)
    steps.done(f, "TVTF_OFFER", "TVTF_CONTRACT_GT")
    yield met_ago - 20
    steps.submitted(f, "TVTF_APPLY")
    yield start + 5
    steps.granted(f, "TVTF_APPLY", gives=Gives(ends=ends))
    if len(family) > 1:
        steps.done(f, "TVTF_FAMILY", gives=Gives(ends=ends))
    cases.note(f, "La tarjeta solo sirve en cuatro estados del sur. Llévela siempre.", cases.SHAREABLE)
    yield start
    jobs.upto(f, "started")
    cases.move(f)
