"""Farm workers of the Annapolis Valley, from Honduras, Guatemala, El Salvador, Jamaica and Mexico."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from caseflow.demo.acts import cases, consents, consulates, grievances, jobs, people, steps, visits
from caseflow.demo.acts.beginnings import Profile, evaluated, met
from caseflow.demo.acts.steps import Gives
from caseflow.demo.acts.visits import CONCERN, URGENT, Found
from caseflow.demo.acts.work import Job, School
from caseflow.demo.calendar import Story
from caseflow.demo.family import Family, Someone, of_team
from caseflow.demo.firms import OFFERS
from caseflow.demo.firms_north import NORTH
from caseflow.demo.invented import ENGLISH, KICHE, QEQCHI, SPANISH, child
from caseflow.demo.town import Town

AG, SAWP = "ca_tfwp_agricultural", "ca_sawp"
ONWARD = "Federal and provincial partners of the immigration department, as read out"


@dataclass(frozen=True)
class Worker:
    """A farm worker: who, from where, to which opening; the days of the permit; the consulate that may know."""

    family: tuple[Someone, ...]
    home: tuple[str, str, str]
    opening: str
    then: Callable[[Family], Story]
    permit_ends: int = -420
    sees: str = ""
    risk: str = "standard"
    pathway: str = AG


def stories(town: Town) -> Iterator[Story]:
    """One story for each worker, and one of an employer."""
    yield from (_story(of_team(town, "valley", w.home, w.family[0].family), w) for w in WORKERS)
    yield freeze_greenhouse(town)


def _story(f: Family, worker: Worker) -> Story:
    start = OFFERS[worker.opening].starts
    # Nobody was met before the opening was known, or tomorrow.
    yield max(min(start + 110, OFFERS[worker.opening].posted - 3), 6)
    met(f, worker.family, by="Farm workers’ helpline", risk=worker.risk)
    if worker.sees:
        consents.to_consulate(f, worker.sees, lasts=700)
    consents.to_authority(f, "Labour and immigration authorities named in the form", onward=ONWARD)
    cases.move(f)
    evaluated(f, _profile(worker))
    jobs.match(f, worker.opening)
    steps.choose(f, worker.pathway)
    cases.found_out(f, "Known from the contract.")
    consents.to_employer(f, f.employer)
    cases.move(f)
    if start > 0:
        yield start + 70
        jobs.upto(f, "contract_signed")
        cases.move(f)
        yield from (_sawp if worker.pathway == SAWP else _agricultural)(f, start, worker)
    yield from worker.then(f)


def _agricultural(f: Family, start: int, worker: Worker) -> Story:
    steps.done(f, "AG_ADVERTISE", "AG_HOUSING", "AG_LMIA")
    yield start + 40
    steps.done(f, "AG_SELECT", "AG_CONTRACT")
    yield start + 15
    gives = Gives(ends=worker.permit_ends, employer=f.employer, region="CA-NS", isco="9211")
    steps.done(f, "AG_WORK_PERMIT", gives=gives)
    yield from _at_work(f, start, "AG_TRAVEL")


def _sawp(f: Family, start: int, worker: Worker) -> Story:
    steps.done(f, "SAWP_LMIA", "SAWP_SELECTION")
    yield start + 15
    steps.done(f, "SAWP_PERMIT", gives=Gives(ends=worker.permit_ends, employer=f.employer, region="CA-NS"))
    yield from _at_work(f, start, "SAWP_ARRIVE")


def _at_work(f: Family, start: int, arrival: str) -> Story:
    yield start
    for ref in f.people[:1]:
        people.moves(f, ref, "CAN", "CA-NS", "Kentville")
    jobs.go(f, "started")
    cases.note(f, "You keep your own passport. Nobody may ask you to pay for this job.", cases.SHAREABLE)
    steps.done(f, arrival)
    cases.move(f)


def _profile(worker: Worker) -> Profile:
    who, country = worker.family[0], worker.home[0]
    return Profile(
        ("9211", "9214"),
        (Job("9211", "Field hand", country, 6, 0, 48),),
        (School("1", "Primary school", country, max(who.age - 13, 1)),),
        words="Knows fruit and vegetables. Strong, careful with ladders.",
        facts=(("offer.guaranteed_hours_first_6_weeks", 288),),
    )


def _monitored(f: Family) -> Story:
    start = OFFERS["apples"].starts
    for day in (7, 29, 91, 179):
        yield start - day
        visits.made(f, Found(shareable="Pay slips and housing looked at together."))
    yield 80
    steps.done(f, "AG_MONITOR")
    consulates.assisted(f, "hnd", "passport", "given", "Renovado por cinco años.")


def _soon_over(f: Family) -> Story:
    start = OFFERS["apples"].starts
    for day, kind in ((6, "visit"), (33, "call"), (95, "visit"), (184, "visit")):
        yield start - day
        visits.made(f, Found(kind=kind))
    yield 60
    steps.started(f, "AG_MONITOR")
    yield 15
    consulates.assisted(f, "hnd", "visit", "requested", "Pide hablar con alguien sobre el contrato de la hija mayor.")
    cases.task(f, "Ask the farm whether it extends before the permit ends", "contact", -5)


def _thinks_again(f: Family) -> Story:
    """Agreed that the consulate may know, and took it back."""
    start = OFFERS["apples"].starts
    yield start - 8
    visits.made(f)
    given = consents.to_consulate(f, "slv", lasts=500, fields=("name", "municipality"))
    for day in (33, 92):
        yield start - day
        visits.made(f, Found(kind="call"))
    yield 77
    consents.withdraw(f, given)
    cases.note(f, "Took back the consent toward the consulate, by telephone, in his own words. No reason asked.")
    yield 44
    visits.missed(f, "Snow; the road to the farm was closed.")


def _abused(f: Family) -> Story:
    """Passport kept, money taken: the visit froze the farm, an open permit is asked for."""
    start = OFFERS["berries"].starts
    yield start - 9
    visits.made(f, Found("0.95", (("housing", CONCERN, "Eleven people, one stove."),), ("FL10",)))
    yield start - 32
    visits.made(
        f,
        Found(
            "0.71",
            (
                ("wage", URGENT, "Deductions for a debt nobody can explain."),
                ("safety", URGENT, "Threatened with return."),
            ),
            ("FL06", "FL07"),
            passport_kept=True,
            fee_charged=True,
            internal="Passport in the office safe. Called the protection officer from the car.",
            shareable="You may leave this farm and stay in Canada. We ask for an open permit with you.",
        ),
    )
    visits.need(f, "protection", "Safe place away from the farm, tonight", to="Newcomer women’s house")
    grievances.wishes(f, "document_retention", "Her passport back, and not to return to that farm.", may_speak=False)
    grievances.acted(f, "document_retention", "shelter", "Went there the same night.", to="Newcomer women’s house")
    visits.risk(f, "critical", "Threats and a kept passport")
    yield start - 36
    jobs.go(
        f, "ended_abuse_exit", reason="Left with the help of the team; police informed at her wish.", cancel_visits=True
    )
    steps.submitted(f, "AG_ABUSE_EXIT")
    grievances.safe(f, "document_retention", "She has her passport: the police fetched it from the office.")
    grievances.acted(f, "document_retention", "police", "At her wish; she keeps the number.", to="RCMP, Kings district")
    grievances.acted(f, "recruitment_fee", "labour_inspection", to="Labour Standards, Nova Scotia", due=30)
    grievances.acted(f, "wage_underpayment", "lawyer", "Pay slips handed over.", to="Legal aid clinic", due=60)
    yield from _away(f, start - 75)


def _away(f: Family, day: int) -> Story:
    """She may work anywhere now."""
    yield day
    grievances.closed(f, "document_retention", "moved", "Passport returned, new employer. She feels safe again.")
    steps.granted(f, "AG_ABUSE_EXIT")
    cases.settled(f, "visit", "Away from the farm; the permit for any employer is there.")
    steps.cancelled(f, "AG_RETURN", "She stays, on the permit for any employer.")
    cases.move_back(f, "placement", "Looks for another farm; the permit lets her work anywhere.")
    visits.plan(f, -3, "office")


def _beside_her(f: Family) -> Story:
    """At the same farm; the visits go on, and one is overdue."""
    start = OFFERS["berries"].starts
    yield start - 10
    visits.made(f, Found("0.94", kind="call"))
    yield start - 36
    visits.made(f, Found(passport_kept=False, areas=(("isolation", CONCERN, "Not allowed to have visitors."),)))
    cases.settled(f, "visit", "The missing pay came with the next slip.")
    yield start - 92
    visits.missed(f, "The manager said nobody may come in during packing.", again=15)
    yield 13
    alone = (("safety", URGENT, "The gate is locked at night."), ("isolation", CONCERN, "No telephone, no visitors."))
    visits.made(f, Found(areas=alone, indicators=("FL03", "FL04"), internal="Met him at the bus stop on Sunday."))
    cases.task(f, "Decide what happens with the farm and with him", "approval", -1, mine=False, about=0)


def _out_of_reach(f: Family) -> Story:
    start = OFFERS["apples"].starts
    for day in (7, 15, 31, 60, 92, 121):
        yield start - day
        visits.made(f, Found(kind="visit" if day < 40 else "call"))
    yield 100
    steps.started(f, "AG_MONITOR")
    yield 92
    visits.made(f)
    yield 41
    jobs.go(f, "unknown_no_contact", reason="Not at the farm since Sunday; the telephone is off.")
    people.attempt(f, f.principal, "whatsapp", "no_answer")
    people.attempt(f, f.principal, "through_somebody", "left_message", "A cousin in Truro passes it on.")


def _season_over(f: Family) -> Story:
    for day in (410, 388, 330, 240):
        yield day
        visits.made(f, Found(kind="call" if day % 4 else "visit"))
    yield 190
    jobs.go(f, "ended_completed", reason="Season over, flew home.", cancel_visits=True)
    steps.done(f, "SAWP_LIAISON", "SAWP_RETURN")
    people.moves(f, f.principal, "JAM", "", "May Pen")
    cases.close(
        f,
        "withdrawn",
        "Went home after the season and wants no further contact.",
        "Thank you for your work and your trust. The door stays open for next season.",
    )


def freeze_greenhouse(town: Town) -> Story:
    """Somebody who does not want to be named tells of an employer whose vetting has run out besides."""
    yield 30
    firm = next(one for one in NORTH if one.key == "glass")
    grievances.told_unnamed(
        town,
        firm,
        "contract_substitution",
        "high",
        "Signed for greenhouse work by the hour. After arrival a second paper came: packing, by the box.",
        "Wants the contract that was signed. Nobody may hear who said it; the brother works there too.",
    )


WORKERS = (
    Worker(
        (Someone("Darwin Josué", "Munguía Zelaya", "male", 28, "HND", spoken=SPANISH),),
        ("HND", "HN-YO", "El Progreso"),
        "apples",
        _monitored,
        sees="hnd",
    ),
    Worker(
        (
            Someone("Gladis Marina", "Perdomo", "female", 37, "HND", spoken=SPANISH),
            child("Kimberly", "Sørensen Perdomo", "female", 14, "HND", "DNK", paper="passport"),
        ),
        ("HND", "HN-IB", "Roatán"),
        "apples",
        _soon_over,
        -20,
        "hnd",
    ),
    Worker(
        (Someone("Wilfredo", "Guardado Ayala", "male", 45, "SLV", spoken=SPANISH),),
        ("SLV", "SV-CH", "Nueva Concepción"),
        "apples",
        _thinks_again,
        -90,
    ),
    Worker(
        (Someone("María Candelaria", "Saquic Ixmatá", "female", 25, "GTM", spoken=KICHE),),
        ("GTM", "GT-14", "Joyabaj"),
        "berries",
        _abused,
        -200,
        risk="raised",
    ),
    Worker(
        (Someone("Mateo", "Xol Ba’", "male", 31, "GTM", spoken=QEQCHI),),
        ("GTM", "GT-16", "San Pedro Carchá"),
        "berries",
        _beside_her,
        -200,
        "gtm",
    ),
    Worker(
        (Someone("Nahúm", "Castellón Irías", "male", 33, "HND", spoken=SPANISH),),
        ("HND", "HN-EP", "Danlí"),
        "apples",
        _out_of_reach,
        -60,
        risk="high",
    ),
    Worker(
        (Someone("Delroy", "Whyte-Bennett", "male", 50, "JAM", spoken=ENGLISH),),
        ("JAM", "", "May Pen"),
        "apples_before",
        _season_over,
        190,
        pathway=SAWP,
    ),
)
