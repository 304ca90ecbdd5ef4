"""People in Halifax who asked for refuge and work, or want to, with an open permit meanwhile."""

from collections.abc import Iterator

from caseflow.demo.acts import cases, consents, jobs, people, steps, visits
from caseflow.demo.acts.beginnings import Profile, evaluated, met
from caseflow.demo.acts.steps import Gives
from caseflow.demo.acts.visits import CONCERN, Found
from caseflow.demo.acts.work import Job, School
from caseflow.demo.calendar import Story
from caseflow.demo.family import Family, Someone, of_team
from caseflow.demo.invented import speaks
from caseflow.demo.town import Town

HALIFAX = ("CAN", "CA-NS", "Halifax")
ONWARD = "Federal and provincial partners of the immigration department, as read out"
IGBO = speaks("ibo", "eng", "C2")
OWP, IEN = "ca_claimant_open_work_permit", "ca_ns_ien_registration"
FACTS = (
    ("person.can_support_self_without_work", False),
    ("person.returned_to_country_of_alleged_persecution", False),
)


def stories(town: Town) -> Iterator[Story]:
    """The stories of this file."""
    for tell in (newly_come, expecting, five_days, too_late, aide_and_nurse, not_referred, cook):
        yield tell(of_team(town, "care", HALIFAX, tell.__name__))


def claimant(given: str, family: str, sex: str, age: float, country: str, language: str, **more: object) -> Someone:
    """Somebody who made a claim in Canada."""
    spoken = ((language, "native", False), ("eng", "B1", language in ("amh", "tur", "uig")))
    told = {"feared": (country,), "protection_status": "claim_made", "paper_ends": 420, "spoken": spoken, **more}
    return Someone(given, family, sex, age, country, **told)  # type: ignore[arg-type]


def newly_come(f: Family) -> Story:
    """Came with her file two days ago. Nobody is responsible, nobody has asked her about protection."""
    yield 2
    who = Someone(
        "Ifeoma Blessing", "Nwachukwu-Eze", "female", 34, "NGA", birth="month", spoken=(("eng", "C2", False),)
    )
    people.add(f, who, screen=False)
    cases.open_(f, risk="raised", by="Walk-in, Gottingen Street", assign=False)
    people.attempt(f, f.principal, "phone", "reached", "She prefers to be called in the evening.")


def expecting(f: Family) -> Story:
    """Two months in: the claim is made, the permit asked for."""
    yield 64
    met(f, (
        claimant("Selamawit", "Tessema Woldeyes", "female", 28, "ETH", "amh"),
        claimant("Dawit", "Bekele Haile", "male", 31, "ETH", "amh", relation="spouse"),
    ), risk="raised", by="Refugee law clinic")  # fmt: skip
    people.status(f, f.principal, "CAN", "refugee_claimant", 70)
    yield 58
    cases.move(f)
    evaluated(f, care_profile("ETH", ()))
    begin(f)
    cases.move(f, 2)
    yield 51
    steps.done(f, "OWP_CLAIM")
    yield 40
    steps.done(f, "OWP_MEDICAL", "OWP_BIOMETRICS")
    steps.submitted(f, "OWP_ISSUE")
    number = visits.need(f, "shelter", "Room in a shared house until the permit comes", to="Shared housing project")
    yield 12
    visits.need_met(f, number, "Moved in on the first of the month.")
    visits.need(f, "health", "Prenatal care; the due date is in four months", about=0)
    cases.task(f, "Ask the clinic for an interpreter, Amharic, a woman", "appointment", -3, about=0)


def five_days(f: Family) -> Story:
    """A permit that ends in five days, and a renewal that was begun late."""
    yield 730
    met(f, (claimant("Gülbahar", "Yıldız", "female", 43, "TUR", "tur"),), by="Immigrant services desk")
    people.status(f, f.principal, "CAN", "refugee_claimant", 745, 500)
    yield 720
    cases.move(f)
    evaluated(f, care_profile("TUR", ()))
    begin(f)
    cases.move(f, 2)
    steps.done(f, "OWP_CLAIM", "OWP_MEDICAL", "OWP_BIOMETRICS")
    yield 715
    steps.done(f, "OWP_ISSUE", gives=Gives(ends=-5))
    steps.done(f, "OWP_NEXT_PATHWAY")
    cases.move(f)
    yield 11
    steps.started(f, "OWP_RENEW", missing=1)
    cases.note(f, "The renewal should have been filed three months ago. The letter went to her old address.")
    cases.task(f, "File the renewal of the open work permit", "step", -2, about=0)


def too_late(f: Family) -> Story:
    """The permit ended nine days ago, and nobody reaches him."""
    yield 380
    met(
        f,
        (claimant("Abdulkerim", "", "male", 37, "CHN", "uig", birth="estimated", latin=""),),
        risk="high",
        by="Mosque",
    )
    people.status(f, f.principal, "CAN", "refugee_claimant", 385, 374)
    yield 378
    cases.move(f)
    evaluated(f, care_profile("CHN", ()))
    begin(f)
    cases.move(f, 2)
    steps.done(f, "OWP_CLAIM", "OWP_MEDICAL", "OWP_BIOMETRICS")
    yield 374
    steps.done(f, "OWP_ISSUE", gives=Gives(ends=9))
    steps.done(f, "OWP_NEXT_PATHWAY")
    cases.move(f)
    for day, channel in ((30, "phone"), (19, "whatsapp"), (6, "through_somebody")):
        yield day
        people.attempt(f, f.principal, channel, "no_answer")
    cases.risk(f, "critical", "Mosque")
    cases.task(f, "Legal advice today: the permit has ended, restoration within 90 days", "appointment", -1)


def aide_and_nurse(f: Family) -> Story:
    """A nurse at home, a care aide here; the college said no the first time."""
    yield 400
    met(f, (
        claimant("Marie-Ange", "Désir", "female", 39, "HTI", "hat"),
        claimant("Jean-Wilner", "Désir", "male", 15, "HTI", "hat", relation="child", paper=""),
    ), by="Sister in Dartmouth")  # fmt: skip
    people.status(f, f.principal, "CAN", "refugee_claimant", 410, 360)
    yield 388
    cases.move(f)
    evaluated(f, care_profile("HTI", ("2221", "Ministère de la santé publique", "HTI", "foreign")))
    begin(f)
    steps.beside(f, IEN)
    cases.found_out(f, "Asked and written down.")
    cases.move(f)
    yield 372
    cases.move(f)
    steps.done(f, "OWP_CLAIM", "OWP_MEDICAL", "OWP_BIOMETRICS")
    steps.done(f, "IEN_NNAS_OPEN", "IEN_NNAS_DOCS")
    yield 360
    steps.done(f, "OWP_ISSUE", gives=Gives(ends=-60))
    steps.done(f, "OWP_NEXT_PATHWAY")
    yield 330
    jobs.match(f, "cca_digby", starts=150)
    consents.to_employer(f, f.employer)
    yield from _at_work_and_refused(f)


def _at_work_and_refused(f: Family) -> Story:
    """The first year as a care aide, and what the college said."""
    yield 150
    jobs.upto(f, "started")
    cases.move(f)
    steps.done(f, "IEN_NNAS_REPORT", "IEN_NSCN_APPLY")
    steps.submitted(f, "IEN_ASSESS")
    yield 141
    visits.made(f, Found(kind="office"))
    yield 118
    visits.made(
        f, Found(areas=(("isolation", CONCERN, "Night shifts; sees nobody."),), shareable="We look for a day shift.")
    )
    yield 62
    visits.made(f, Found("0.97", kind="call"))
    cases.settled(f, "visit", "A slip in the pay office, paid with the next wage.")
    yield 25
    steps.refused(
        f,
        "IEN_ASSESS",
        "The college wants a bridging programme: practice gap of five years.",
        "Not yet: the college asks you to do a bridging course first. It begins in January and we help you to pay it.",
    )
    jobs.go(f, "ended_resigned", reason="No more nights: the day shift in Lunenburg is free.", cancel_visits=True)
    yield 17
    jobs.match(f, "cca_lunenburg", starts=-9)
    consents.to_employer(f, f.employer)
    jobs.upto(f, "accepted")
    cases.task(f, "Seat in the bridging programme; grant application", "other", -14, about=0)


def not_referred(f: Family) -> Story:
    """A claim that was not referred: more than a year after the first entry."""
    yield 95
    who = claimant("Óscar Iván", "Peñaloza", "male", 33, "COL", "spa", protection_status="claim_ineligible")
    met(f, (who,), by="Food bank")
    cases.move(f)
    yield 80
    evaluated(f, care_profile("COL", ()), sign=False)
    cases.close(
        f,
        "ineligible",
        "Claim not referred (S.C. 2026 c. 4): three years after first entry. Risk assessment with the legal clinic.",
        "This permit is not open to you. The legal clinic sees you on Thursday about the assessment that is.",
    )


def cook(f: Family) -> Story:
    """Evaluated, and waits for the supervisor to sign."""
    yield 33
    met(f, (claimant("Đức Anh", "Đặng", "male", 30, "VNM", "vie"),), by="Own initiative")
    people.status(f, f.principal, "CAN", "refugee_claimant", 35)
    yield 18
    cases.move(f)
    work = (Job("5120", "Cook", "VNM", 8, 1),)
    school = (School("3", "Secondary school", "VNM", 12),)
    words = "Cooked in a hotel kitchen for seven years."
    evaluated(f, Profile(("5120", "9412"), work, school, words=words), sign=False)
    yield 5
    cases.task(f, "Read the evaluation and sign it", "approval", -2, mine=False, about=0)


def care_profile(country: str, licence: tuple[str, ...]) -> Profile:
    """Somebody who wants to work in care."""
    licences = (licence,) if licence else ()
    return Profile(
        ("5321", "5322"),
        (Job("5322", "Looked after an elderly couple", country, 5, 1, 30, verified=False),),
        (School("3", "Secondary school", country, 15),),
        (("celpip_general", "6", "5", "5", "6", "", 60),),
        licences,  # type: ignore[arg-type]
        "Patient, used to night work.",
        FACTS,
    )


def begin(f: Family) -> None:
    """On the way to the open permit, after legal advice."""
    for ref in f.people[:1]:
        consents.to_authority(f, "Immigration, Refugees and Citizenship Canada", ref, onward=ONWARD)
    steps.choose(f, OWP)
    cases.found_out(f, "Asked and written down.")
