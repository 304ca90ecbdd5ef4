"""People who asked Mexico for refuge: a humanitarian card, a weekly signature, and a decision to wait for."""

from collections.abc import Iterator
from dataclasses import replace

from caseflow.demo.acts import cases, consents, consulates, people, steps, visits
from caseflow.demo.acts.beginnings import Profile, evaluated, met
from caseflow.demo.acts.steps import Gives
from caseflow.demo.acts.work import Job, School
from caseflow.demo.calendar import Story
from caseflow.demo.families.border import TAPACHULA
from caseflow.demo.family import Family, Someone, of_team
from caseflow.demo.invented import SPANISH, refugee
from caseflow.demo.town import Town

COMAR = "mx_comar_tvrh"
CLAIM = {"status": "claim_made"}


def stories(town: Town) -> Iterator[Story]:
    """The stories of this file."""
    for tell in (with_override, override_waits, refused, not_safe_to_call, recognised):
        yield tell(of_team(town, "border", TAPACHULA, tell.__name__))


def with_override(f: Family) -> Story:
    """Protected, and asks her consulate all the same for one paper: counselled, and decided by two people."""
    yield from waiting(
        f,
        (
            refugee("Suyapa", "Maradiaga Ordóñez", "female", 29, "HND", SPANISH, **CLAIM),
            replace(refugee("Génesis", "Maradiaga", "female", 7, "HND", SPANISH, **CLAIM), relation="child", paper=""),
        ),
        160,
        ends=-60,
    )
    yield 32
    consent = consents.override(f, "hnd", counselled=35, lasts=80)
    yield 30
    consents.approve(f, consent)
    cases.note(f, "Pide solo la partida de nacimiento de la niña. El consulado ve el nombre y la ayuda, nada más.")
    yield 21
    consulates.assisted(f, "hnd", "civil_registry", "requested", "Partida de nacimiento de una menor.")
    yield 18
    visits.need(f, "child_protection", "Partida de nacimiento de la niña para la escuela", about=1)
    yield 4
    steps.done(f, "COMAR_WEEKLY")


def override_waits(f: Family) -> Story:
    """The same wish, recorded this week; the supervisor has not decided."""
    yield from waiting(
        f,
        (
            refugee("Ángel Gabriel", "Portillo", "male", 38, "SLV", SPANISH, **CLAIM),
            refugee("Maribel", "Portillo de Rivas", "female", 35, "SLV", SPANISH, relation="spouse", **CLAIM),
        ),
        75,
        ends=-290,
    )
    yield 9
    steps.done(f, "COMAR_WEEKLY")
    yield 3
    consents.override(f, "slv", counselled=5, lasts=60)
    cases.task(f, "Decidir la excepción que pidió la familia", "approval", -1, mine=False, about=0)


def refused(f: Family) -> Story:
    """The commission said no six days ago; there are fifteen working days to ask again."""
    yield from waiting(f, (refugee("Yorman Alexis", "Villasmil", "male", 26, "VEN", SPANISH, **CLAIM),), 140, ends=-120)
    yield 6
    steps.done(f, "COMAR_WEEKLY")
    steps.refused(
        f,
        "COMAR_DECISION",
        "No dieron por creíble el relato del segundo arresto. Falta el parte médico.",
        "La respuesta fue negativa. Tiene quince días hábiles para pedir que la revisen; la abogada ya la prepara.",
    )
    cases.task(f, "Entregar el recurso de revisión con el parte médico", "step", -10, about=0)


def not_safe_to_call(f: Family) -> Story:
    """Came yesterday; her telephone is not safe."""
    yield 1
    who = replace(
        refugee("Daniela", "Zúniga", "male", 24, "HND", SPANISH, status="intends_to_claim", paper="national_id"),
        gender="woman",
        unsafe="El teléfono es de la persona de quien huye. Solo en persona, los martes.",
    )
    met(f, (who,), risk="critical", by="Albergue", agreed=False)
    people.attempt(f, f.principal, "in_person", "reached", "Habla bajo; pide hablar con una mujer.")
    cases.task(f, "Acompañar a presentar la solicitud dentro de los treinta días", "appointment", -12, about=0)


def recognised(f: Family) -> Story:
    """Recognised as a refugee, and at home now."""
    yield from waiting(f, (refugee("Leticia", "Obando Lacayo", "female", 47, "NIC", SPANISH, **CLAIM),), 330, ends=-40)
    yield 90
    steps.granted(f, "COMAR_DECISION")
    yield 70
    steps.permit(f, f.principal, "permanent_residence", "MEX", 70, None)
    cases.move(f)
    yield 20
    cases.close(
        f,
        "regularized",
        "Reconocida; residencia permanente. Trabaja en una imprenta.",
        "México la reconoció como refugiada y su residencia no vence. Felicidades.",
    )


def waiting(f: Family, family: tuple[Someone, ...], met_ago: int, *, ends: int) -> Story:
    """From the first talk to the long wait, with the card that lets them work."""
    yield met_ago
    met(f, family, risk="high", by="Albergue")
    people.facts(f, f.principal, person__working_days_since_entry_MEX=f.ago(met_ago + 6), claim__region="MX-CHP")
    yield met_ago - 5
    cases.move(f)
    evaluated(
        f,
        Profile(
            ("9112", "5120"),
            (Job("5223", "Vendedora en el mercado", family[0].nationality, 7, 1),),
            (School("2", "Ciclo básico", family[0].nationality, 10),),
        ),
    )
    steps.choose(f, COMAR)
    cases.move(f, 2)
    yield met_ago - 9
    steps.done(f, "COMAR_FILE")
    yield met_ago - 12
    steps.done(f, "COMAR_RECEIPT", gives=Gives(ends=met_ago - 192))
    steps.done(f, "COMAR_WEEKLY")
    yield met_ago - 45
    steps.done(f, "TVRH_APPLY", gives=Gives(ends=ends))
    steps.submitted(f, "COMAR_DECISION")
    cases.note(f, "Recuerda firmar cada semana: faltar dos veces es abandono.", cases.SHAREABLE)
