"""Seasonal workers of Guatemala, Honduras and El Salvador, through their labour ministries to farms in the north."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from caseflow.demo.acts import cases, consents, consulates, jobs, people, steps, visits
from caseflow.demo.acts.beginnings import Profile, evaluated, met
from caseflow.demo.acts.steps import Gives
from caseflow.demo.acts.visits import CONCERN, Found
from caseflow.demo.acts.work import Job, School
from caseflow.demo.calendar import Story
from caseflow.demo.family import Family, Someone, of_team
from caseflow.demo.firms import OFFERS
from caseflow.demo.invented import KICHE, QEQCHI, SPANISH, child
from caseflow.demo.town import Town

MINISTRY = {
    "GTM": "Ministerio de Trabajo y Previsión Social",
    "HND": "Secretaría de Trabajo y Seguridad Social",
    "SLV": "Ministerio de Trabajo y Previsión Social",
}


@dataclass(frozen=True)
class Hand:
    """A seasonal worker: whom the story is about, from where, to which opening, and what comes of it."""

    who: Someone
    home: tuple[str, str, str]
    opening: str
    then: Callable[[Family, int], Story]
    sees: str = ""  # the consulate that may know, if any
    facts: tuple[tuple[str, bool], ...] = ()
    years: float = 4
    family: tuple[Someone, ...] = ()


def stories(town: Town) -> Iterator[Story]:
    """One story for each worker."""
    return (_story(of_team(town, "labour", hand.home, hand.who.family), hand) for hand in HANDS)


def _story(f: Family, hand: Hand) -> Story:
    start = OFFERS[hand.opening].starts
    yield start + 112
    met(f, (hand.who, *hand.family), by="Oficina municipal de empleo")
    if hand.sees:
        consents.to_consulate(f, hand.sees, lasts=540)
    consents.to_authority(f, MINISTRY[hand.home[0]])
    yield start + 104
    cases.move(f)
    evaluated(f, _profile(hand))
    yield start + 92
    jobs.match(f, hand.opening)
    steps.choose(f, "us_h2a")
    cases.found_out(f, "Consta en la oferta.")
    cases.move(f)
    yield from hand.then(f, start)


def _profile(hand: Hand) -> Profile:
    country = hand.home[0]
    return Profile(
        ("9211", "9214"),
        (Job("9211", "Peón agrícola", country, hand.years, 0, 45, True, "Finca de la zona"),),
        (School("1", "Primaria completa", country, max(hand.who.age - 13, 1)),),
        facts=(("person.h2_continuous_months", 0), *(hand.facts or (("person.has_us_immigration_violation", False),))),
        words="Conoce la cosecha y el empaque. Puede salir en cuanto tenga la visa.",
    )


def _offered(f: Family, start: int) -> Story:
    """Until the employer's job order, which the law wants between 75 and 60 days before the work."""
    yield start + 72
    consents.to_employer(f, f.employer)
    jobs.upto(f, "offered")
    steps.done(f, "H2A_JOB_ORDER")


def _approved(f: Family, start: int) -> Story:
    yield from _offered(f, start)
    yield start + 58
    jobs.upto(f, "contract_signed")
    cases.move(f)
    steps.done(f, "H2A_LABOR_CERT", filed=f.ago(start + 58), on=f.ago(start + 58))
    yield start + 36
    days = {"petition__valid_from": f.ago(start + 5), "petition__valid_to": f.ago(OFFERS_END[start])}
    people.facts(f, f.principal, **days)
    steps.done(f, "H2A_PETITION", "H2A_RECRUIT", "H2A_DISCLOSURE")


def _with_visa(f: Family, start: int) -> Story:
    yield from _approved(f, start)
    yield start + 16
    steps.submitted(f, "H2A_VISA")
    yield start + 11
    steps.granted(f, "H2A_VISA", gives=Gives(ends=OFFERS_END.get(start), country="USA"))


def _on_the_way(f: Family, start: int) -> Story:
    yield from _with_visa(f, start)
    yield 1
    jobs.go(f, "travelling")
    people.attempt(f, f.principal, "whatsapp", "reached", "Mandó foto desde el aeropuerto.")


def at_work(f: Family, start: int) -> Story:
    """To the first day of work, with the visa and the admission."""
    yield from _with_visa(f, start)
    yield start
    jobs.go(f, "started")
    people.moves(f, f.principal, *WHERE)
    steps.permit(f, f.principal, "seasonal_work_permit", "USA", start, OFFERS_END[start], 30)
    steps.done(f, "H2A_ADMISSION")
    cases.move(f)


WHERE = ("USA", "US-GA", "Glennville")
OFFERS_END = {
    OFFERS[key].starts: OFFERS[key].ends or 0 for key in ("onions_before", "onions", "onions_winter", "onions_next")
}


def _well(f: Family, start: int) -> Story:
    yield from at_work(f, start)
    yield start - 8
    visits.made(f, Found(kind="call", shareable="Llegó bien, con su pasaporte."))
    yield start - 33
    visits.made(f, Found(kind="video_call"))
    yield start - 96
    visits.made(f, Found(areas=(("isolation", CONCERN, "Extraña a su familia; llama los domingos."),)))
    steps.done(f, "H2A_HALFWAY")
    yield start - 100
    consulates.assisted(f, f.home[0].lower(), "passport", "refused", "Falta la partida de nacimiento; vuelve con ella.")


def _underpaid(f: Family, start: int) -> Story:
    yield from at_work(f, start)
    yield start - 9
    visits.made(f, Found(kind="call"))
    yield start - 31
    visits.made(
        f,
        Found(
            "0.82",
            (("wage", CONCERN, "Descuentos de comida que no están en el contrato."),),
            ("FL11",),
            internal="Pedir las boletas de pago de dos quincenas.",
            shareable="Revisamos juntos sus boletas de pago.",
        ),
    )
    visits.need(f, "protection", "Orientación laboral sobre descuentos indebidos", to="Línea de derechos laborales")


def _late(f: Family, start: int) -> Story:
    yield from at_work(f, start)
    yield start - 12
    visits.missed(f, "El teléfono estaba apagado tres días seguidos.")
    people.attempt(f, f.principal, "whatsapp", "no_answer", "Dos veces, mañana y noche.")
    yield start - 40
    visits.made(f, Found(kind="call", areas=(("housing", CONCERN, "Ocho personas en un cuarto."),)))
    yield start - 97
    visits.made(f, Found(kind="call", shareable="El capataz repartió a la gente en dos casas."))


def _home_again(f: Family, start: int) -> Story:
    yield from _well(f, start)
    yield OFFERS_END[start]
    jobs.go(f, "ended_completed", reason="Terminó la temporada y volvió.", cancel_visits=True)
    steps.done(f, "H2A_THREE_QUARTERS", "H2A_RETURN")
    cases.close(
        f,
        "regularized",
        "Temporada completa, horas garantizadas pagadas. El empleador lo pide otra vez.",
        "Cumplió su contrato. Guarde sus boletas: sirven para la próxima temporada.",
    )


def _visa_refused(f: Family, start: int) -> Story:
    yield from _approved(f, start)
    yield start + 20
    steps.submitted(f, "H2A_VISA")
    yield start + 12
    steps.refused(
        f,
        "H2A_VISA",
        "El consulado citó un cruce irregular de hace seis años.",
        "El consulado no dio la visa. Puede volver a pedirla con otra prueba; le ayudamos a decidir.",
    )
    jobs.go(f, "withdrawn", reason="Sin visa no puede viajar.")
    yield start - 4
    cases.close(
        f,
        "refused",
        "Visa negada por antecedente migratorio. Pasa a reintegración si acepta.",
        "No fue posible este año. Hay capacitación y trabajo aquí; le llamamos en dos semanas.",
    )


def _waiting(f: Family, start: int) -> Story:
    yield from _offered(f, start)
    cases.task(f, "Traer la constancia de vecindad", "document", -9)
    cases.note(f, "Pide que se le llame después de las seis: trabaja en la milpa.", cases.SHAREABLE)


HANDS = (
    Hand(
        Someone("Yensi Paola", "Funes", "female", 30, "HND", spoken=SPANISH),
        ("HND", "HN-LP", "Marcala"),
        "onions_winter",
        _on_the_way,
        "hnd",
    ),
    Hand(
        Someone("Norma Yaneth", "Cálix de Banegas", "female", 34, "HND", spoken=SPANISH),
        ("HND", "HN-OL", "Catacamas"),
        "onions",
        _underpaid,
        "hnd",
        family=(child("Ashly Nicole", "Banegas Cálix", "female", 9, "HND"),),
    ),
    Hand(
        Someone("Mártir", "Orellana Guevara", "male", 41, "SLV", spoken=SPANISH),
        ("SLV", "SV-CA", "Ilobasco"),
        "onions",
        _late,
        "slv",
    ),
    Hand(
        Someone("Sebastiana", "Tzoc Ixcoy", "female", 29, "GTM", spoken=KICHE),
        ("GTM", "GT-08", "Momostenango"),
        "onions_before",
        _home_again,
        "gtm",
    ),
    Hand(
        Someone("José Domingo", "Caal Choc", "male", 38, "GTM", spoken=QEQCHI),
        ("GTM", "GT-16", "Chisec"),
        "onions",
        _visa_refused,
        "",
        (("person.has_us_immigration_violation", True),),
    ),
    Hand(
        Someone("Reina Isabel", "Quintanilla", "female", 26, "SLV", spoken=SPANISH),
        ("SLV", "SV-MO", "Jocoaitique"),
        "onions_next",
        _waiting,
        "slv",
    ),
)
