"""Displaced engineers abroad: on a federal pathway that has closed since they began, or in search of another."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from caseflow.demo.acts import cases, consents, jobs, people, steps, visits
from caseflow.demo.acts.beginnings import Profile, evaluated, met
from caseflow.demo.acts.visits import CONCERN, Found
from caseflow.demo.acts.work import Job, School
from caseflow.demo.calendar import Story
from caseflow.demo.family import Family, Someone, of_team
from caseflow.demo.invented import ARABIC, refugee, refugee_child, speaks
from caseflow.demo.town import Town

CLOSED_ON = date(2025, 12, 31)  # the last day on which the pathway took applications
EMPP = "ca_empp_federal_job_offer"
ONWARD = "Federal and provincial partners of the immigration department, as read out"
STATELESS = Someone(
    "Bilal", "Abu Shanab", "male", 29, stateless=True, feared=("SYR",), protection_status="stateless", born_in="SYR",
    spoken=ARABIC, paper="unhcr_card",
)  # fmt: skip


@dataclass(frozen=True)
class Engineer:
    """An engineer on the pathway: the family, where they live, the job, and what came after the application."""

    family: tuple[Someone, ...]
    home: tuple[str, str, str]
    opening: str
    isco: str
    then: Callable[[Family], Story]
    country: str
    applies: bool = True


def stories(town: Town) -> Iterator[Story]:
    """The stories of this file."""
    for one in ENGINEERS:
        yield _story(of_team(town, "abroad", one.home, one.family[0].latin or one.family[0].given), one)
    for tell, home in ((no_programme, JORDAN), (overridden, TRINIDAD)):
        yield tell(of_team(town, "abroad", home, tell.__name__))


def _story(f: Family, one: Engineer) -> Story:
    closing = f.town.calendar.since(CLOSED_ON)
    yield closing + 175
    met(f, one.family, by="Partner’s talent list", risk="raised")
    people.paper(f, f.principal, "unhcr_card", one.home[0], -500)
    yield closing + 160
    cases.move(f)
    evaluated(f, profile(one.country, one.isco))
    yield closing + 130
    jobs.match(f, one.opening, starts=closing - 240)
    steps.choose(f, EMPP)
    cases.found_out(f, "Known from the offer and from the registration.")
    cases.move(f)
    consents.to_employer(f, f.employer)
    consents.everybody_to_authority(f, one.family, "Immigration, Refugees and Citizenship Canada", onward=ONWARD)
    steps.done(f, "EMPP_REGISTER")
    yield closing + 100
    steps.done(f, "EMPP_VISA_PRECHECK", "EMPP_MATCH_INTERVIEW")
    jobs.upto(f, "accepted")
    cases.move(f)
    yield closing + 70
    steps.done(f, "EMPP_OFFER", "EMPP_REFERRAL", "EMPP_LANGUAGE_TEST")
    if one.applies:
        yield closing + 9
        steps.done(f, "EMPP_APPLY_PR")
        steps.submitted(f, "EMPP_COMPLETENESS")
        yield closing - 25
        steps.granted(f, "EMPP_COMPLETENESS")
        steps.submitted(f, "EMPP_DECISION")
    yield from one.then(f)


def profile(country: str, isco: str) -> Profile:
    """An engineer with some years of practice."""
    return Profile(
        (isco,),
        (
            Job(isco, "Project engineer", country, 11, 5, 45),
            Job("9313", "Works on building sites, by the day", "LBN", 4, 0.1, 30),
        ),
        (School("6", "Bachelor of Engineering", country, 12),),
        (("ielts_general", "6.5", "6.5", "6.0", "6.5", "6.5", 80),),
        words="Led small teams. Drawings and calculations seen; references by telephone, not from the ministry.",
        facts=(("offer.duration_months_after_pr_visa", 36),),
    )  # fmt: skip


def _waits(f: Family) -> Story:
    yield 35
    steps.due(f, "EMPP_DECISION", -45)
    cases.note(f, "Asked the department by web form; the standard answer came back.")
    cases.hold(f, "The decision is with the department; write again after the date.", until=-25)


def _wakes_today(f: Family) -> Story:
    yield 60
    cases.hold(f, "The UNRWA card is being renewed; look again on this day.", until=0)


def _arrived(f: Family) -> Story:
    yield 92
    steps.granted(f, "EMPP_DECISION")
    jobs.upto(f, "contract_signed")
    yield 60
    visits.plan(f, 48, "call")
    steps.done(f, "EMPP_PREDEPARTURE")
    yield 48
    visits.made(f, Found(kind="call", shareable="The keys of the flat wait at the desk; somebody is at the airport."))
    yield 36
    jobs.go(f, "travelling")
    yield 33
    for ref in f.people:
        people.moves(f, ref, "CAN", "CA-NS", "Halifax")
    jobs.go(f, "started")
    steps.done(f, "EMPP_ARRIVAL")
    cases.move(f)
    yield 25
    visits.made(f, Found(present="The couple", areas=(("housing", CONCERN, "A motel room until the flat is free."),)))
    visits.need(f, "shelter", "Flat near a bus line, from the first of the month", to="Newcomer housing desk")


def _missed_the_day(f: Family) -> Story:
    closing = f.town.calendar.since(CLOSED_ON)
    yield closing - 12
    jobs.go(f, "withdrawn", reason="The pathway closed before the application was complete.")
    steps.cancelled(f, "EMPP_APPLY_PR", "The pathway takes no applications since the end of the year.")
    cases.note(
        f,
        "The programme closed while we waited for your language result. The employer still wants you.",
        cases.SHAREABLE,
    )
    cases.hold(f, "Waits until an intake opens again.", event="intake_opens")


def _gone(f: Family) -> Story:
    for day, channel in ((210, "whatsapp"), (190, "email"), (170, "through_somebody")):
        yield day
        people.attempt(f, f.principal, channel, "no_answer")
    yield 150
    cases.close(f, "lost_contact", "Three ways tried in six weeks; the neighbour says they crossed to Türkiye.")


JORDAN, LEBANON = ("JOR", "", "Amman"), ("LBN", "", "Saida")
EGYPT = ("EGY", "", "Cairo")
TRINIDAD = ("TTO", "", "Chaguanas")


def no_programme(f: Family) -> Story:
    """Came after the pathway had closed: a work visa may do, once the employer is vetted."""
    yield 58
    who = refugee("أنس", "الدالاتي", "male", 31, "SYR", ARABIC, status="unhcr_registered", latin="Anas Al-Dalati")
    met(f, (replace(who, paper_ends=15),), by="Talent list of a partner")
    yield 44
    cases.move(f)
    evaluated(f, profile("SYR", "2512"))
    cases.no_pathway(f, "The federal pathway is closed to new people. A work visa with this employer is looked at.")
    cases.move(f)
    cases.task(f, "Passport ends in two weeks: ask for a travel document, not at the embassy", "document", 1, about=0)


def overridden(f: Family) -> Story:
    """Moved on by the supervisor although something was missing."""
    yield 25
    polish = speaks("spa", "pol", "B1")
    who = refugee(
        "Andrés Eloy", "Wołoszyn Urdaneta", "male", 44, "VEN", polish, status="unhcr_registered", second="POL"
    )
    met(f, (who,), by="Church group")
    yield 20
    cases.move(f)
    evaluated(f, profile("VEN", "2145"), sign=False)
    yield 14
    cases.move(f, override="The employer decides this week; the signature follows on Monday.")


REGISTERED = {"status": "unhcr_registered"}
ENGINEERS = (
    Engineer(
        (
            refugee("نور الهدى", "السباعي", "female", 34, "SYR", ARABIC, latin="Nour Al-Huda Al-Sibai", **REGISTERED),
            refugee("Kinan", "Darwish", "male", 36, "SYR", relation="spouse"),
        ),
        LEBANON,
        "civil",
        "2142",
        _waits,
        "SYR",
    ),
    Engineer(
        (
            refugee("فراس", "العظمة", "male", 39, "SYR", ARABIC, latin="Firas Al-Azma"),
            refugee("Hala", "Qabbani", "female", 35, "SYR", relation="spouse"),
            refugee_child("Salma", "Al-Azma", "female", 6, "SYR"),
        ),
        JORDAN,
        "mechanical",
        "2144",
        _arrived,
        "SYR",
    ),
    Engineer(
        (refugee("Mutasim", "Abdelrahim Idris", "male", 33, "SDN", ARABIC, **REGISTERED),),
        EGYPT,
        "civil",
        "2142",
        _missed_the_day,
        "SDN",
        applies=False,
    ),
    Engineer((STATELESS,), LEBANON, "civil", "2142", _wakes_today, "SYR"),
    Engineer(
        (refugee("Haider", "Al-Jumaili", "male", 41, "IRQ", ARABIC, **REGISTERED),),
        JORDAN,
        "mechanical",
        "2144",
        _gone,
        "IRQ",
    ),
)
