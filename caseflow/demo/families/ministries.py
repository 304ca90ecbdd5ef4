"""Through the ministries of Guatemala, Honduras and El Salvador; some of them after a return that was not chosen."""

from collections.abc import Iterator

from caseflow.demo.acts import cases, consents, jobs, people, steps, visits
from caseflow.demo.acts.beginnings import Profile, evaluated, met
from caseflow.demo.acts.steps import Gives
from caseflow.demo.acts.visits import Found
from caseflow.demo.acts.work import Job, School
from caseflow.demo.calendar import Story
from caseflow.demo.family import Family, Someone, of_team
from caseflow.demo.invented import KICHE, SPANISH, child, speaks
from caseflow.demo.town import Town

GT, HN, SV = "gt_mintrab_ptte", "hn_ptte", "sv_mtps_migracion_laboral"
QUICHE, CORTES = ("GTM", "GT-14", "Nebaj"), ("HND", "HN-CR", "Choloma")
USULUTAN, PETEN = ("SLV", "SV-US", "Jiquilisco"), ("GTM", "GT-17", "Sayaxché")


def stories(town: Town) -> Iterator[Story]:
    """The stories of this file."""
    for tell, team, home in (
        (lettuce, "labour", QUICHE),
        (lawns, "labour", USULUTAN),
        (second_chance, "back", CORTES),
        (own_bakery, "back", QUICHE),
        (learning, "back", PETEN),
        (buried, "back", USULUTAN),
        (just_landed, "back", CORTES),
    ):
        yield tell(of_team(town, team, home, tell.__name__))


def lettuce(f: Family) -> Story:
    """With a registered recruiter to a farm in Quebec."""
    yield 360
    met(
        f, (Someone("Pedro", "Brito Raymundo", "male", 33, "GTM", spoken=speaks("ixl", "spa", "B1", interpreter=True)),)
    )
    yield 350
    cases.move(f)
    evaluated(f, farmer("GTM"))
    jobs.match(f, "lettuce", starts=238)
    begin(f, GT)
    steps.done(f, "GT_REGISTER")
    yield 330
    steps.done(f, "GT_VALIDATE", "GT_RECRUITER_CHECK", "GT_MATCH", "GT_PASSPORT")
    jobs.upto(f, "contract_signed")
    cases.move(f)
    yield 290
    steps.done(f, "GT_ART34")
    steps.submitted(f, "GT_VISA")
    yield 262
    steps.granted(f, "GT_VISA", gives=Gives(ends=-120, country="CAN"))
    steps.done(f, "GT_ORIENTATION")
    yield 238
    jobs.go(f, "started")
    people.moves(f, f.principal, "CAN", "CA-QC", "Saint-Rémi")
    steps.permit(f, f.principal, "work_permit", "CAN", 238, -120, 90)
    cases.move(f)
    for day in (231, 208, 149, 60):
        yield day
        visits.made(f, Found(kind="video_call"))
        if day == 149:
            steps.done(f, "GT_FOLLOWUP")


def lawns(f: Family) -> Story:
    """A season of landscaping that ends soon; nobody went to see him last time."""
    yield 330
    met(f, (Someone("Óscar Armando", "Batres", "male", 39, "SLV", spoken=SPANISH),), by="Alcaldía")
    yield 320
    people.paper(f, f.principal, "national_id", "SLV", -1500)
    cases.move(f)
    evaluated(f, farmer("SLV"))
    jobs.match(f, "lawns", starts=228)
    begin(f, "us_h2b")
    yield 300
    jobs.upto(f, "contract_signed")
    cases.move(f)
    steps.done(f, "H2B_CERT", "H2B_PETITION", "H2B_RECRUIT")
    yield 250
    steps.done(f, "H2B_VISA", gives=Gives(ends=-20, country="USA"))
    yield 228
    jobs.go(f, "started")
    people.moves(f, f.principal, "USA", "US-VA", "Culpeper")
    steps.permit(f, f.principal, "seasonal_work_permit", "USA", 228, -20, 30)
    cases.move(f)
    yield 220
    visits.made(f, Found(kind="call"))
    yield 199
    visits.made(f, Found(kind="call"))


def second_chance(f: Family) -> Story:
    """Came back with a record; the programme warns and does not shut him out."""
    family = (
        Someone("Franklin Omar", "Zapata Mejía", "male", 35, "HND", spoken=speaks("spa", "eng", "B1")),
        Someone("Ingris", "Lobo", "female", 34, "HND", relation="common_law_partner", spoken=SPANISH),
        child("Ariana", "Zapata Lobo", "female", 8, "USA", "HND", paper="passport"),
    )
    yield 88
    met(f, family, by="Centro de atención al migrante retornado")
    people.status(f, f.principal, "HND", "returned", 110)
    people.facts(f, f.principal, person__can_read_write=True, person__has_irregular_migration_record=True)
    consents.to_consulate(f, "hnd", fields=("name", "contact", "assistance"), lasts=180)
    yield 70
    cases.move(f)
    evaluated(f, farmer("HND"))
    jobs.match(f, "onions_next")
    begin(f, HN)
    steps.done(f, "HN_REGISTER")
    yield 30
    jobs.upto(f, "offered")
    steps.done(f, "HN_POOL")
    steps.started(f, "HN_INTERVIEW")
    visits.need(f, "education", "La niña habla inglés y no entiende la clase", to="Escuela bilingüe, beca", about=2)


def own_bakery(f: Family) -> Story:
    """Went no further: a trade at home was the better way."""
    yield 260
    met(f, (Someone("Isabel", "Cobo Terraza", "female", 42, "GTM", spoken=KICHE),), by="Casa del migrante")
    people.status(f, f.principal, "GTM", "returned", 280)
    yield 240
    cases.move(f)
    evaluated(f, farmer("GTM"))
    cases.no_pathway(f, "Quiere quedarse cerca de su madre; la panadería ya tiene clientes.")
    cases.move(f)
    yield 90
    cases.close(
        f,
        "another_route",
        "Reintegración: horno y capital semilla entregados, seguimiento con la cooperativa.",
        "Su panadería va bien. La cooperativa la visita cada mes; ya no necesita este caso.",
    )


def learning(f: Family) -> Story:
    """Returned, learns to weld, and may go again with a contract."""
    yield 120
    met(
        f,
        (Someone("Marvin Estuardo", "Tiul Pop", "male", 21, "GTM", spoken=speaks("kek", "spa", "B2")),),
        by="Albergue",
    )
    people.status(f, f.principal, "GTM", "returned", 130)
    people.facts(f, f.principal, person__has_irregular_migration_record=True)
    yield 110
    cases.move(f)
    evaluated(f, farmer("GTM"))
    cases.no_pathway(f, "Primero el curso de soldadura; después se mira otra vez.")
    cases.move(f)
    cases.hold(f, "Curso de soldadura hasta fin de mes.", until=-12)


def buried(f: Family) -> Story:
    """Died before anything came of it."""
    yield 180
    met(f, (Someone("Toribio", "", "male", 63, "SLV", birth="year", spoken=SPANISH),), by="Parroquia")
    yield 96
    cases.close(f, "deceased", "Murió en el hospital de Usulután. La hija recogió sus papeles.")


def just_landed(f: Family) -> Story:
    """On yesterday's flight. Nobody is responsible yet."""
    yield 1
    who = Someone("Cristian Noel", "Ponce", "male", 19, "HND", birth="unknown")
    met(f, (who,), by="Vuelo de retorno", assign=False, agreed=False)
    people.attempt(f, f.principal, "in_person", "call_back", "Pidió llamar mañana, después de ver a su mamá.")


def begin(f: Family, key: str) -> None:
    """On the pathway, with what may be told to whom."""
    steps.choose(f, key)
    cases.found_out(f, "Consta en la oferta.")
    cases.move(f)
    consents.to_employer(f, f.employer)
    consents.to_authority(f, "Ministerio de Trabajo")


def farmer(country: str) -> Profile:
    """Somebody who has worked the land."""
    return Profile(
        ("9211", "9214"),
        (Job("9211", "Agricultor", country, 9, 0.4, 45), Job("9214", "Viverista", country, 0.4, 0, 30)),
        (School("1", "Primaria", country, 8),),
    )
