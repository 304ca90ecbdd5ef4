"""Venezuelans in Roraima who move south to a job that waits for them."""

from collections.abc import Iterator

from caseflow.demo.acts import cases, consents, jobs, people, steps, visits
from caseflow.demo.acts.beginnings import Profile, evaluated, met
from caseflow.demo.acts.steps import Gives
from caseflow.demo.acts.visits import Found
from caseflow.demo.acts.work import Job, School
from caseflow.demo.calendar import Story
from caseflow.demo.family import Family, Someone, of_team
from caseflow.demo.invented import SPANISH, refugee, refugee_child, speaks
from caseflow.demo.town import Town

RORAIMA = ("BRA", "BR-RR", "Boa Vista")
VES = "br_interiorizacao_ves"
CLAIM = {"status": "claim_made"}


def stories(town: Town) -> Iterator[Story]:
    """The stories of this file."""
    for tell in (far_south, wants_to_think, vaccinated_last_week, stays_with_his_people):
        yield tell(of_team(town, "boavista", RORAIMA, tell.__name__))


def far_south(f: Family) -> Story:
    """In Chapecó for three months."""
    family = (
        refugee("Anyelo", "Rondón Tovar", "male", 28, "VEN", speaks("spa", "por", "A2"), **CLAIM),
        refugee("Mariangel", "Suniaga", "female", 27, "VEN", SPANISH, relation="spouse", **CLAIM),
        refugee_child("Thiago", "Rondón Suniaga", "male", 3, "VEN", paper="birth_certificate"),
    )
    yield from selected(f, family, 170)
    yield 120
    steps.done(f, "BR_VOLUNTARY", "BR_MEDICAL", "BR_CASE_OPEN")
    yield 104
    visits.plan(f, 80, "call")
    steps.done(f, "BR_TRAVEL")
    for ref in f.people:
        people.moves(f, ref, "BRA", "BR-SC", "Chapecó")
    yield 88
    jobs.upto(f, "started")
    steps.done(f, "BR_HIRED")
    cases.move(f)
    yield 81
    visits.made(f, Found(kind="call"))
    yield 79
    visits.made(f, Found(kind="call"))
    yield 58
    visits.made(f, Found(kind="video_call", shareable="El niño entró en la guardería."))
    visits.need(f, "integration", "Curso de portugués de noche", to="Prefeitura de Chapecó", about=0)


def wants_to_think(f: Family) -> Story:
    """Chosen by the employer; she decides freely, and takes until next week."""
    yield from selected(f, (refugee("Luisana", "Marcano", "female", 33, "VEN", SPANISH, **CLAIM),), 70)
    yield 6
    cases.hold(f, "Quiere hablar con su madre antes de firmar. Es su decisión.", until=-7)


def vaccinated_last_week(f: Family) -> Story:
    """Ten days must pass after the yellow fever vaccine."""
    family = (
        refugee("Kervin", "Palacios", "male", 24, "VEN", SPANISH, **CLAIM),
        refugee("Wilneidys", "Palacios", "female", 19, "VEN", SPANISH, relation="sibling", **CLAIM),
    )
    yield 26
    begin_here(f, family)
    yield 20
    on_the_way(f)
    steps.submitted(f, "BR_DOCS")
    yield 5
    for ref in f.people:
        people.facts(f, ref, person__days_since_yellow_fever_vaccine=f.ago(5), person__days_since_mmr_vaccine=f.ago(5))
    steps.started(f, "BR_VACCINES")
    cases.task(f, "Segunda revisión de vacunas, catorce días después", "appointment", -9)


def stays_with_his_people(f: Family) -> Story:
    """A Warao who chose not to go."""
    yield from selected(
        f, (refugee("Librado", "Moraleda", "male", 37, "VEN", speaks("wba", "spa", "B1"), **CLAIM),), 140
    )
    yield 66
    jobs.go(f, "declined_by_person", reason="No quiere separarse de su comunidad.")
    cases.close(
        f,
        "withdrawn",
        "Decisión libre y hablada con la comunidad. Residencia al día.",
        "Su residencia sigue vigente aunque se quede aquí. Gracias por decirlo a tiempo.",
    )


def begin_here(f: Family, family: tuple[Someone, ...]) -> None:
    """Intake at the reception centre."""
    met(f, family, by="Puesto de interiorización")
    for ref in f.people:
        people.facts(f, ref, person__status_BRA="residence_protocol")
        people.paper(f, ref, "tax_number", "BRA", -3000)


def on_the_way(f: Family) -> None:
    """Evaluated, matched with the job, on the pathway."""
    cases.move(f)
    evaluated(
        f,
        Profile(
            ("7511", "9329"),
            (Job("9329", "Obrero de planta", "VEN", 6, 2),),
            (School("3", "Bachillerato", "VEN", 7),),
        ),
    )
    jobs.match(f, "meat", starts=88)
    steps.choose(f, VES)
    cases.found_out(f, "Está anotado en el carné de vacunas.")
    cases.move(f)


def selected(f: Family, family: tuple[Someone, ...], met_ago: int) -> Story:
    """From the reception centre to the employer's choice."""
    yield met_ago
    begin_here(f, family)
    for ref in f.people:
        day = f.ago(met_ago + 30)
        people.facts(f, ref, person__days_since_yellow_fever_vaccine=day, person__days_since_mmr_vaccine=day)
    yield met_ago - 8
    on_the_way(f)
    consents.to_employer(f, f.employer)
    consents.everybody_to_authority(f, family, "Puesto de interiorización y socios de acogida")
    yield met_ago - 25
    steps.done(f, "BR_DOCS", gives=Gives(ends=met_ago - 390))
    steps.done(f, "BR_VACCINES")
    jobs.upto(f, "accepted")
    cases.move(f)
    yield met_ago - 36
    steps.done(f, "BR_SIGNAL", "BR_SELECT")
