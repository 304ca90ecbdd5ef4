"""Venezuelan families in Bogotá: cards for ten years, some of which nobody has fetched."""

from collections.abc import Iterator
from datetime import date

from caseflow.demo.acts import cases, consents, jobs, people, steps, visits
from caseflow.demo.acts.beginnings import Profile, evaluated, met
from caseflow.demo.acts.visits import CONCERN, Found
from caseflow.demo.acts.work import Job, School
from caseflow.demo.calendar import Story
from caseflow.demo.family import Family, Someone, of_team
from caseflow.demo.invented import SPANISH, refugee, refugee_child, speaks
from caseflow.demo.town import Town

BOGOTA = ("COL", "CO-DC", "Bogotá")
PPT = "co_ppt"
# Registration closed on 24 November 2023; these people were in time.
REGISTERED, FINGERS, DECIDED = date(2023, 6, 12), date(2023, 9, 5), date(2023, 11, 28)
FEARS = {"status": "fears_return"}


def stories(town: Town) -> Iterator[Story]:
    """The stories of this file."""
    for tell in (bricklayer, card_in_a_drawer, said_no, came_too_late):
        yield tell(of_team(town, "bogota", BOGOTA, tell.__name__))


def bricklayer(f: Family) -> Story:
    """The card is there, and so is work; a visit was missed."""
    family = (
        refugee("Maikel", "Uriana Epieyú", "male", 32, "VEN", speaks("guc", "spa", "C1"), second="COL", **FEARS),
        refugee("Yorgelis", "Montiel", "female", 30, "VEN", SPANISH, relation="spouse", **FEARS),
        refugee_child("Yeraldin", "Uriana Montiel", "female", 6, "VEN", paper="birth_certificate"),
    )
    yield from registered(f, family, 400)
    steps.done(f, "PPT_DELIVERY", "PPT_HEALTH")
    yield 370
    jobs.match(f, "bricklayer", starts=328)
    consents.to_employer(f, f.employer)
    yield 328
    jobs.upto(f, "started")
    steps.done(f, "PPT_WORK")
    cases.move(f)
    for day in (321, 298, 240):
        yield day
        visits.made(f, Found(present="Los tres"))
    yield 145
    visits.missed(f, "Nadie en casa; la vecina dijo que estaban en La Guajira.", again=100)
    yield 99
    visits.made(f, Found(areas=(("schooling", CONCERN, "La niña cambió dos veces de colegio."),)))
    visits.need(f, "education", "Cupo fijo en el colegio del barrio", about=2)


def card_in_a_drawer(f: Family) -> Story:
    """Granted three years ago, never fetched."""
    yield from registered(f, (refugee("Zuleima", "Rincón Ferrer", "female", 48, "VEN", SPANISH, **FEARS),), 60)
    yield 8
    steps.due(f, "PPT_DELIVERY", -6)
    cases.task(f, "Ir con ella al punto de entrega: la tarjeta está impresa desde hace años", "appointment", -6)
    cases.note(f, "No fue por miedo a que le pidieran el pasaporte vencido. No lo piden.", cases.SHAREABLE)


def said_no(f: Family) -> Story:
    """The decision was a no; another route is looked at."""
    who = refugee("Johan Sebastián", "Perozo", "male", 25, "VEN", SPANISH, **FEARS)
    yield from registered(f, (who,), 180, decided=False)
    yield 44
    steps.refused(
        f,
        "PPT_DECISION",
        "Homónimo con antecedentes; la huella no coincide. Falta la resolución completa.",
        "Negaron el permiso por otra persona con su nombre. Lo aclaramos con sus huellas.",
    )
    cases.risk(f, "raised", "Personería")
    cases.task(f, "Pedir copia de la resolución completa", "document", 3, about=0)


def came_too_late(f: Family) -> Story:
    """Entered after the last day: this way is closed to her."""
    yield 75
    met(
        f,
        (Someone("Oriana", "Matheus", "female", 29, "VEN", second_nationality="COL", spoken=SPANISH),),
        by="Personería",
    )
    cases.move(f)
    yield 61
    evaluated(f, worker(), sign=False)
    cases.close(
        f,
        "ineligible",
        "Entró en 2024; además es colombiana por su padre: la vía es el registro civil.",
        "Usted es colombiana por su padre. No necesita permiso: la acompañamos a la registraduría.",
    )


def worker() -> Profile:
    """Somebody with a trade."""
    return Profile(
        ("7112", "9313"),
        (Job("7112", "Albañil", "VEN", 12, 7), Job("9313", "Ayudante de obra", "COL", 6, 0, 44, False)),
        (School("2", "Tercer año", "VEN", 14),),
    )


def registered(f: Family, family: tuple[Someone, ...], met_ago: int, *, decided: bool = True) -> Story:
    """Met after they had registered; the steps are recorded with the days on which they happened."""
    yield met_ago
    met(f, family, by="Centro Intégrate")
    for ref in f.people:
        people.facts(
            f,
            ref,
            person__regular_entry_date_COL=date(2022, 8, 3),
            person__has_expulsion_order_COL=False,
            person__has_criminal_record=False,
            person__status_COL="none",
        )
    yield met_ago - 6
    cases.move(f)
    evaluated(f, worker())
    steps.choose(f, PPT, began=date(2023, 6, 1))
    steps.done(f, "PPT_PREREG", on=REGISTERED)
    steps.done(f, "PPT_BIOMETRIC", filed=FINGERS, on=FINGERS)
    if decided:
        steps.done(f, "PPT_DECISION", filed=FINGERS, on=DECIDED)
    else:
        steps.submitted(f, "PPT_DECISION", filed=FINGERS)
    cases.move(f, 2)
