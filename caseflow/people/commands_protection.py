"""Screening for international protection, and what follows from it at once."""

from caseflow.access import consents as asked
from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.audit import trail
from caseflow.errors import Refused
from caseflow.extensions import db
from caseflow.models.consent import Consent
from caseflow.models.people import Person
from caseflow.people import checks, current
from caseflow.people.entries import Screening
from caseflow.people.rows import person_to_change
from caseflow.rules.consent import after_status_change
from caseflow.vocabulary.language import _
from caseflow.vocabulary.protection import Protection

# Written as "changed", not in full: what people fear stays in one place.
_CONFIDENTIAL = ("protection_note",)


def screen_person(user: Actor, ref: str, entry: Screening, *, seen: int) -> int:
    """Record a protection screening. Returns how many consents toward a consulate it ended.

    Whoever is not (or no longer) clear has no ordinary consent toward any consulate: those end in this transaction,
    so that no consular query ever needs the status to stay silent (rules.consent.after_status_change; access rule
    DP02). Raises NotFound, Denied, Stale or Refused.
    """
    person = person_to_change(user, ref)
    gate.require(user, "person.screen")
    before = current.screening(person)
    current.still(person, seen, before, entry)
    columns = checks.screening(entry)
    _mind_protection(user, person, columns["protection"])
    for name, value in columns.items():
        setattr(person, name, value)
    changed = current.changes(before, current.screening(person))
    ended = _end_consents(user, person)
    if not changed and not ended:
        return 0
    for part in changed.values():
        for name in _CONFIDENTIAL:
            if name in part:
                part[name] = "…"
    trail.commit(user, "person.screen", person, ref, ended_consents=ended, **changed)
    return len(ended)


def _mind_protection(user: Actor, person: Person, protection: str) -> None:
    """Calling somebody clear who was protected before takes a protection officer, who is remembered: a consent toward
    a consulate must then be recorded by somebody else (access rule DP02). Raises Refused."""
    was_protected = person.was_protected or person.protection == Protection.PROTECTED
    if protection == Protection.CLEAR and was_protected and person.protection != Protection.CLEAR:
        if not user.is_protection_officer:
            raise Refused(
                _("This person was protected. Only a protection officer can record that they no longer need it."),
                "protection",
            )
        person.cleared_by_id = user.id
    if protection != Protection.CLEAR:
        person.cleared_by_id = None
    person.was_protected = was_protected or protection == Protection.PROTECTED


def _end_consents(user: Actor, person: Person) -> list[str]:
    """End what the new status ends, each with its own entry in the trail; their references."""
    given = asked.of_people(user, [person.id]).get(person.id, ())
    ids = after_status_change(person.protection, given)
    if not ids:
        return []
    rows = db.session.scalars(
        scope.of_person(user, Consent).where(Consent.id.in_(sorted(ids))).order_by(Consent.id)
    ).all()
    for consent in rows:
        consent.end_reason = "protection_changed"
        trail.record(
            user,
            "consent.end",
            person,
            f"{person.ref}/consents/{consent.ref}",
            end_reason="protection_changed",
            purpose=consent.purpose,
        )
    return [consent.ref for consent in rows]
