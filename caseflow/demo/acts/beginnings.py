"""How most stories begin: a family is met at intake, and the principal applicant evaluated."""

from dataclasses import dataclass

from caseflow.demo.acts import cases, consents, people, work
from caseflow.demo.acts.work import Job, School, Way
from caseflow.demo.family import Family, Someone
from caseflow.vocabulary.facts import FactValue

ADULT = 18
ASSENTS = 12


@dataclass(frozen=True)
class Profile:
    """What a principal applicant can do. `tests` are (test, listening, reading, writing, speaking, overall, days ago);
    `licences` are (ISCO, body, country, kind)."""

    wants: tuple[str, ...]
    jobs: tuple[Job, ...] = ()
    schools: tuple[School, ...] = ()
    tests: tuple[tuple[str, str, str, str, str, str, int], ...] = ()
    licences: tuple[tuple[str, str, str, str], ...] = ()
    words: str = ""
    facts: tuple[tuple[str, FactValue], ...] = ()
    skills: tuple[tuple[str, str, int, str], ...] = ()  # code, source, level, evidence
    way: Way | None = None


def met(
    f: Family, family: tuple[Someone, ...], *, risk: str = "standard", by: str = "", assign: bool = True,
    agreed: bool = True,
) -> None:  # fmt: skip
    """Intake: everybody with name, paper and screening, a case, and the consents to our work."""
    for who in family:
        people.add(f, who)
    cases.open_(f, tuple(who.relation for who in family[1:]), risk=risk, by=by, assign=assign)
    if not agreed:
        return
    principal = f"{family[0].given} {family[0].family}".strip()
    for ref, who in zip(f.people, family, strict=True):
        if who.age >= ADULT:
            consents.service(f, ref)
        elif who.relation:
            consents.service(f, ref, guardian=principal, assent=who.age >= ASSENTS - 1)


def evaluated(f: Family, profile: Profile, *, sign: bool = True) -> None:
    """The evaluation: work, education, licences, tests; summed up, and signed by the supervisor."""
    work.occupations(f, *profile.wants)
    work.worked(f, *profile.jobs)
    work.studied(f, *profile.schools)
    for isco, body, country, kind in profile.licences:
        work.licensed(f, isco, body, country, kind)
    for test, listening, reading, writing, speaking, overall, days in profile.tests:
        work.tested(f, test, listening, reading, writing, speaking, days=days, overall=overall)
    for name, value in profile.facts:
        people.facts(f, f.principal, **{name: value})
    for skill, source, level, evidence in profile.skills:
        work.able(f, skill, source, level, evidence)
    if profile.way is not None:
        work.procedure(f, profile.way, 30)
    if profile.words:
        work.summed_up(f, profile.words)
    if sign:
        work.signed(f)
