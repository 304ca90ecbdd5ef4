"""What a passed training writes into what a person can do, and how that is taken back when the result was wrong.

It stands beside the evaluation and waits for nobody to open it: a result is new knowledge.
"""

from datetime import date
from typing import Any

from caseflow.access import scope
from caseflow.access.actor import Actor
from caseflow.access.closings import as_rule
from caseflow.extensions import db
from caseflow.models.evaluation import Licence, Skill
from caseflow.models.people import PersonLanguage
from caseflow.models.training import Enrolment
from caseflow.rules.holdings import CERTIFIED
from caseflow.rules.training import Gain, ends, raised
from caseflow.vocabulary.skills import LicenceKind
from caseflow.vocabulary.training import GainKind

_EVIDENCE = 200


def give(user: Actor, row: Enrolment, passed_on: date) -> list[str]:
    """Write what the training gives. Returns it as "skill cpr 3", for the trail; `row.gave` keeps how to undo it."""
    gave: dict[str, Any] = {"languages": [], "licences": []}
    said = []
    for gain in (as_rule(one) for one in row.offer.gives):
        if gain.kind == GainKind.SKILL:
            _skill(row, gain, passed_on)
        elif gain.kind == GainKind.LANGUAGE:
            change = _language(user, row, gain)
            if change is None:
                continue
            gave["languages"].append(change)
        else:
            gave["licences"].append(_licence(row, gain, passed_on))
        said.append(f"{gain.kind} {gain.code} {gain.level}".strip())
    row.gave = gave
    return said


def take_back(user: Actor, row: Enrolment) -> list[str]:
    """Take back what passing wrote. Returns what somebody changed since, and which therefore stays."""
    kept: list[str] = []
    for skill in db.session.scalars(scope.of_person(user, Skill).where(Skill.enrolment_id == row.id)):
        db.session.delete(skill)
    for change in row.gave.get("languages", ()):
        if not _lower(user, row, change):
            kept.append(f"language {change['language']} {change['after']}")
    for licence_id in row.gave.get("licences", ()):
        found = scope.of_person(user, Licence).where(Licence.id == licence_id, Licence.person_id == row.person_id)
        licence = db.session.scalars(found).one_or_none()
        if licence is not None and licence.version == 1:
            db.session.delete(licence)
        elif licence is not None:
            kept.append(f"licence {licence.isco}")
    row.gave = {}
    return kept


def _skill(row: Enrolment, gain: Gain, passed_on: date) -> None:
    skill = Skill(
        person_id=row.person_id,
        skill=gain.code,
        source=CERTIFIED,
        level=int(gain.level),
        assessed_on=passed_on,
        expires_on=ends(gain, passed_on),
        evidence=f"{row.offer.title}, {row.offer.provider}"[:_EVIDENCE],
        enrolment_id=row.id,
    )
    db.session.add(skill)


def _language(user: Actor, row: Enrolment, gain: Gain) -> dict[str, Any] | None:
    """Raise the level that somebody speaks a language at; None when it is as high already."""
    spoken = _spoken(user, row, gain.code)
    before = spoken.level if spoken is not None else None
    after = raised(before, gain.level)
    if after == before:
        return None
    if spoken is None:
        db.session.add(
            PersonLanguage(person_id=row.person_id, language=gain.code, level=after, needs_interpreter=False)
        )
    else:
        spoken.level = after
    return {"language": gain.code, "before": before, "after": after}


def _lower(user: Actor, row: Enrolment, change: dict[str, Any]) -> bool:
    """Put a level back to what it was, unless somebody wrote another since."""
    spoken = _spoken(user, row, change["language"])
    if spoken is None:
        return True
    if spoken.level != change["after"]:
        return False
    if change["before"] is not None:
        spoken.level = change["before"]
    elif spoken.version == 1:
        db.session.delete(spoken)
    else:
        return False
    return True


def _spoken(user: Actor, row: Enrolment, language: str) -> PersonLanguage | None:
    query = scope.of_person(user, PersonLanguage).where(
        PersonLanguage.person_id == row.person_id, PersonLanguage.language == language
    )
    return db.session.scalars(query).one_or_none()


def _licence(row: Enrolment, gain: Gain, passed_on: date) -> int:
    licence = Licence(
        person_id=row.person_id,
        isco=gain.code,
        body=row.offer.provider,
        country=row.offer.country or "",
        kind=LicenceKind.FULL,
        number=row.certificate,
        issued_on=passed_on,
        expires_on=ends(gain, passed_on),
        conditions="",
    )
    db.session.add(licence)
    db.session.flush()
    return licence.id
