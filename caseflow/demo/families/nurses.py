"""Nurses abroad who come to Nova Scotia as care aides and register as nurses beside the work."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from caseflow.demo.acts import cases, consents, jobs, partner, people, steps, visits, work
from caseflow.demo.acts.beginnings import Profile, evaluated, met
from caseflow.demo.acts.visits import CONCERN, Found
from caseflow.demo.acts.work import Job, School
from caseflow.demo.calendar import Story
from caseflow.demo.family import Family, Someone, of_team
from caseflow.demo.invented import ARABIC, ENGLISH, refugee, refugee_child, speaks
from caseflow.demo.town import Town

KENYA = ("KEN", "", "Kakuma")
LEBANON = ("LBN", "", "Tripoli")
HALIFAX = ("CAN", "CA-NS", "Halifax")
ONWARD = "Federal and provincial partners of the immigration department, as read out"
AIP, IEN = "ca_aip_ns_care", "ca_ns_ien_registration"


@dataclass(frozen=True)
class Nurse:
    """A nurse: the family, where they live, met how many days ago, and how far the story has come since."""

    family: tuple[Someone, ...]
    home: tuple[str, str, str]
    met: int
    last: str
    then: Callable[[Family], Story] | None = None
    country: str = ""
    opening: str = "cca_lunenburg"
    risk: str = "standard"


def stories(town: Town) -> Iterator[Story]:
    """One story for each nurse."""
    return (_story(of_team(town, "care", n.home, n.family[0].given), n) for n in NURSES)


def _story(f: Family, nurse: Nurse) -> Story:
    yield nurse.met
    met(f, nurse.family, by="Partner’s desk in the camp", risk=nurse.risk)
    for after, name, act in WAY:
        if nurse.last in STOPS[: STOPS.index(name)]:
            break
        yield nurse.met - after
        act(f, nurse)
    if nurse.then is not None:
        yield from nurse.then(f)


def _evaluated(f: Family, nurse: Nurse) -> None:
    cases.move(f)
    evaluated(f, profile(nurse.country or nurse.family[0].nationality), sign=nurse.last != "evaluated")


def profile(country: str) -> Profile:
    """What every nurse of these stories brings along."""
    return Profile(
        ("5321", "2221"),
        (Job("2221", "Ward nurse, surgical", country, 9, 3.2, 42), Job("5321", "Clinic assistant", "KEN", 3, 0, 30)),
        (School("6", "Bachelor of Science in Nursing", country, 9.5),),
        (
            ("ielts_general", "6.5", "6.0", "6.0", "6.5", "6.5", 300),
            ("ielts_academic", "7.5", "7.0", "6.5", "7.0", "7.0", 200),
        ),
        (("2221", "Council of nurses, country of origin", country, "foreign"),),
        "Six years on a surgical ward. Wants to work as a care aide first and register as a nurse.",
        (("person.nursing_currency", True), ("offer.duration_months_after_pr_visa", 24)),
        (
            ("vital_signs", "certified", 4, "Nursing council, practical test"),
            ("wound_care", "tested", 3, "Shown at the clinic in the camp"),
            ("dementia_care", "said", 2, ""),
        ),
        work.Way(
            "2221", "Bachelor of Science in Nursing", "Nova Scotia College of Nursing (NSCN)", "CAN", "ca_ns_nurse"
        ),
    )  # fmt: skip


def _matched(f: Family, nurse: Nurse) -> None:
    jobs.match(f, nurse.opening, starts=max(nurse.met - 320, -260))
    steps.choose(f, AIP)
    cases.found_out(f, "The province confirmed by e-mail that it takes applications.")
    cases.move(f)
    consents.to_employer(f, f.employer)
    jobs.go(f, "submitted")


def _accepted(f: Family, nurse: Nurse) -> None:
    jobs.upto(f, "accepted")
    cases.move(f)
    consents.everybody_to_authority(f, nurse.family, "Provincial and federal immigration departments", onward=ONWARD)
    steps.done(f, "AIP_DESIGNATION", "AIP_OFFER")
    steps.beside(f, IEN)
    steps.done(f, "IEN_NNAS_OPEN")


def _planned(f: Family, _nurse: Nurse) -> None:
    steps.done(f, "AIP_SETTLEMENT_PLAN")
    steps.submitted(f, "AIP_ENDORSEMENT")
    steps.started(f, "IEN_NNAS_DOCS", missing=1)


def _endorsed(f: Family, _nurse: Nurse) -> None:
    steps.granted(f, "AIP_ENDORSEMENT")
    steps.done(f, "IEN_NNAS_DOCS", "IEN_NNAS_REPORT")


def _applied(f: Family, _nurse: Nurse) -> None:
    steps.waived(f, "AIP_WORK_PERMIT", "They come with the residence visa; no bridging permit is needed.")
    steps.done(f, "AIP_APPLY_PR")
    steps.submitted(f, "AIP_DECISION")
    steps.done(f, "IEN_NSCN_APPLY")
    steps.submitted(f, "IEN_ASSESS")


def _decided(f: Family, _nurse: Nurse) -> None:
    steps.granted(f, "AIP_DECISION")
    steps.granted(f, "IEN_ASSESS")
    jobs.upto(f, "contract_signed")


def _arrived(f: Family, _nurse: Nurse) -> None:
    for ref in f.people:
        people.moves(f, ref, "CAN", "CA-NS", "Lunenburg")
    jobs.go(f, "started")
    cases.move(f)


WAY = (
    (12, "evaluated", _evaluated),
    (30, "matched", _matched),
    (52, "accepted", _accepted),
    (80, "planned", _planned),
    (135, "endorsed", _endorsed),
    (160, "applied", _applied),
    (300, "decided", _decided),
    (320, "arrived", _arrived),
)
STOPS = ("met", *(name for _after, name, _act in WAY))


def _second_try(f: Family) -> Story:
    yield 6
    jobs.go(f, "declined_by_employer", reason="The night shifts were given to others.")
    consents.withdraw_newest(f, "present_to_employer")
    yield 4
    jobs.match(f, "cca_lunenburg", starts=-240)
    consents.to_employer(f, f.employer, identity_from="interview")
    jobs.go(f, "submitted")
    cases.note(f, "Prefers Lunenburg: her cousin lives there.", cases.SHAREABLE)
    yield 3
    partner.wrote(f, "We have rooms near the home from January. Would this candidate want one?")


def _late_with_residence(f: Family) -> Story:
    yield 9
    jobs.upto(f, "contract_signed")
    cases.task(f, "Collect the police certificates the person already holds", "document", -4, about=0)
    cases.note(f, "Do not write to the council of nurses at home: she is protected. NNAS took the sworn statement.")


def _waits(f: Family) -> Story:
    yield 41
    cases.hold(f, "Nothing to do until the residence decision comes.", event="step_decided", until=-120)


def _settling(f: Family) -> Story:
    yield 131
    visits.made(f, Found(present="Both parents", shareable="The flat is small but warm; the bank account works."))
    consents.to_employer(f, f.employer)
    yield 108
    visits.made(f, Found(areas=(("schooling", CONCERN, "The older child waits for an English class."),)))
    number = visits.need(f, "education", "English class for the older child", to="South Shore school board", about=2)
    yield 47
    visits.made(f, Found())
    visits.need_met(f, number, "Began in the second week of the term.")
    yield 46
    partner.paid(f, 138, 30, "3600", "160.7")
    partner.paid(f, 108, 31, "3720", "166.1")
    yield 45
    partner.paid(f, 77, 30, "3140", "160.7", "120")
    partner.wrote(f, "In the last month we took something off for the uniform.")
    yield 20
    steps.done(f, "IEN_CONDITIONAL")
    yield 12
    steps.started(f, "IEN_NCLEX", missing=1)
    jobs.go(f, "on_leave", reason="Study leave before the exam.")
    cases.note(f, "Exam seat booked for next month. The home pays the study leave.", cases.SHAREABLE)


def _nurse_at_last(f: Family) -> Story:
    for day in (470, 448, 388, 296):
        yield day
        visits.made(f)
    yield 250
    steps.done(f, "IEN_CONDITIONAL")
    yield 180
    steps.done(f, "IEN_NCLEX", "IEN_LICENCE", "IEN_ROLE_CHANGE")
    work.opened_again(f, "She is registered: her licence is written down.")
    work.licensed(f, "2221", "Nova Scotia College of Nursing", "CAN", "full", years=0.01, ends=-190)
    work.signed(f)
    yield 112
    visits.made(f, Found(shareable="Works as a registered nurse since June."))
    steps.done(f, "AIP_FOLLOWUP")
    yield 60
    cases.close(
        f,
        "regularized",
        "Permanent residence, registered nurse, follow-up complete. No open need.",
        "You did it. Your residence has no end, and you work in your own profession. Call us whenever you need us.",
    )


NURSES = (
    Nurse(
        (
            refugee("رشا", "القرمزي", "female", 36, "SYR", ARABIC, status="unhcr_registered", latin="Rasha Al-Qirmizi"),
            refugee_child("Yaman", "Al-Qirmizi", "male", 8, "SYR", paper="birth_certificate"),
        ),
        LEBANON,
        41,
        "matched",
        _second_try,
        opening="cca_digby",
    ),
    Nurse(
        (refugee("Nyakim", "", "female", 29, "SSD", ENGLISH, birth="year", paper="refugee_travel_document"),),
        KENYA,
        146,
        "endorsed",
        _late_with_residence,
    ),
    Nurse(
        (
            refugee("Amina Warsame", "Guled", "female", 38, "SOM", speaks("som", "eng", "C1")),
            refugee("Liban Hassan", "Jama", "male", 41, "SOM", relation="spouse", second="KEN"),
            refugee_child("Sahra", "Liban Hassan", "female", 12, "KEN", paper="birth_certificate"),
            refugee_child("Yusuf", "Liban Hassan", "male", 5, "KEN", paper="birth_certificate"),
        ),
        KENYA,
        205,
        "applied",
        _waits,
    ),
    Nurse(
        (
            refugee("Solange", "Mukendi Kalala", "female", 35, "COD", speaks("fra", "eng")),
            refugee("Patrice", "Kalala wa Mbuyi", "male", 37, "COD", relation="spouse"),
            refugee_child("Merveille", "Kalala Mukendi", "female", 11, "COD"),
        ),
        KENYA,
        459,
        "arrived",
        _settling,
        risk="raised",
    ),
    Nurse(
        (refugee("Tirhas", "Gebremeskel", "female", 40, "ERI", speaks("tir", "eng", "C1")),),
        KENYA,
        797,
        "arrived",
        _nurse_at_last,
    ),
)
