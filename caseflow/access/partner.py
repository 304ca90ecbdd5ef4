"""Which rows exist for an employer partner: their own openings, and the candidates put before them who agreed.

It starts from the partner's own openings and from the consent of each person, is evaluated at every request, and says
in SQL what `rules.presenting` says; a property-based test over random worlds holds the two together. A withdrawn or
ended consent closes the view at once. What is internal (notes, grievances, rankings, checks) is in no Select here.
"""

from datetime import date
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, String, and_, exists, false, func, literal, or_, select, type_coerce
from sqlalchemy.orm import aliased

from caseflow import clock
from caseflow.access import may_know
from caseflow.access.actor import Actor
from caseflow.extensions import db
from caseflow.models.base import Base
from caseflow.models.consent import Consent, ConsentText
from caseflow.models.employers import Employer, Opening
from caseflow.models.people import Person
from caseflow.models.placements import Placement, PlacementEvent, PlacementMessage, WageReport
from caseflow.rules import consent as rules
from caseflow.rules import presenting
from caseflow.rules.placements import ENDED
from caseflow.vocabulary.roles import Role

Row = TypeVar("Row", bound=Base)

# The tables about a placement that the employer writes too. No other is read through `of_candidate`.
SHARED = frozenset({PlacementEvent, PlacementMessage, WageReport})


def employers(user: Actor) -> Select[Employer]:
    """The partner's own employer, and no other."""
    return select(Employer).where(Employer.id == user.employer_id if _is_partner(user) else false())


def openings(user: Actor) -> Select[Opening]:
    """The partner's own openings. What staff only prepare is not theirs yet."""
    own = Opening.employer_id == user.employer_id if _is_partner(user) else false()
    return select(Opening).where(own, Opening.state != "draft")


def candidates(user: Actor) -> Select[Placement]:
    """The placements of the partner's own openings whose people agreed to be presented to this employer, joined with
    the opening, the person and the consent that lets the partner know of them: one row a placement."""
    today = clock.today(user.timezone)
    return (
        select(Placement)
        .join(Opening, Opening.id == Placement.opening_id)
        .join(Person, Person.id == Placement.person_id)
        .join(Consent, Consent.person_id == Placement.person_id)
        .join(ConsentText, ConsentText.id == Consent.text_id)
        .where(
            Opening.employer_id == user.employer_id if _is_partner(user) else false(),
            _was_shown(),
            *_word_counts(user, today),
        )
    )


def of_candidate(user: Actor, model: type[Row]) -> Select[Row]:
    """Rows of a table with `placement_id` that the employer writes too, of the candidates the partner knows of."""
    if model not in SHARED:
        raise ValueError(f"{model.__name__} is not shared with employers")
    column = model.placement_id  # type: ignore[attr-defined]
    return select(model).where(column.in_(candidates(user).with_only_columns(Placement.id)))


def of_person(user: Actor, model: type[Row], field: str) -> Select[Row]:
    """Rows of a table with `person_id`, of the candidates of whom the partner may read this field today.

    Which of the rows and columns are shown is for the partner's room to choose, one by one.
    """
    column = model.person_id  # type: ignore[attr-defined]
    agreed = candidates(user).where(shows(field)).with_only_columns(Placement.person_id)
    return select(model).where(column.in_(agreed))


def taken_heads(user: Actor) -> Select[Any]:
    """(opening, head) of every place taken in the partner's openings: to refuse one too many, never to be shown."""
    columns: Any = (Placement.opening_id, Placement.head)
    own = Opening.employer_id == user.employer_id if _is_partner(user) else false()
    query: Select[Any] = select(*columns).join(Opening, Opening.id == Placement.opening_id)
    return query.where(own, Placement.head.is_not(None))


def shows(field: str) -> ColumnElement[bool]:
    """Whether the partner may read this field of a candidate in the state of the placement. For `candidates`."""
    named = (literal(" ") + type_coerce(Consent.fields, String) + literal(" ")).like(f"% {field} %")
    if field not in presenting.EMPLOYER_FIELDS:
        return false()
    if field not in presenting.TELLS_WHO:
        return and_(named, Placement.state.in_(presenting.GOES_ON))
    stages = ("", *presenting.IDENTITY_STAGES)
    when = [
        and_(Consent.identity_from == stage, Placement.state.in_(presenting.identity_states(stage))) for stage in stages
    ]
    if field == presenting.IDENTITY:
        when.append(and_(Consent.identity_from.in_(stages), Placement.state.in_(ENDED)))
    return and_(named, or_(*when))


def _is_partner(user: Actor) -> bool:
    return user.role is Role.EMPLOYER and user.employer_id is not None


def _was_shown() -> ColumnElement[bool]:
    presented = or_(Placement.submitted_on.is_not(None), Placement.offered_on.is_not(None))
    return or_(
        Placement.state.in_((*presenting.GOES_ON, *ENDED)), and_(Placement.state.in_(presenting.OVER), presented)
    )


def _word_counts(user: Actor, today: date) -> tuple[Any, ...]:
    """The consent is the person's last word toward the partner's employer, and counts (`rules.consent.counts`)."""
    spellings = _spellings(user)
    newer = aliased(Consent)
    later = or_(newer.given_on > Consent.given_on, and_(newer.given_on == Consent.given_on, newer.id > Consent.id))
    return (
        Consent.kind == presenting.KIND,
        _names(Consent, user, spellings),
        ~exists().where(
            newer.person_id == Consent.person_id,
            newer.kind == presenting.KIND,
            _names(newer, user, spellings),
            later,
        ),
        may_know.counts(today),
    )


def _names(consent: Any, user: Actor, spellings: list[str]) -> ColumnElement[bool]:
    """`rules.presenting.names_employer`: by the employer chosen from the list, else by one of its spellings."""
    by_name = and_(consent.employer_id.is_(None), consent.recipient_name.in_(spellings))
    return or_(consent.employer_id == user.employer_id, by_name)


def _spellings(user: Actor) -> list[str]:
    """How consents that name nobody of the list spell this employer, among those of people placed with it: names are
    compared without accents, case and signs, which no database does alike."""
    if not _is_partner(user):
        return []
    query = (
        select(Consent.recipient_name, Employer.ref, Employer.name)
        .join(Placement, Placement.person_id == Consent.person_id)
        .join(Opening, Opening.id == Placement.opening_id)
        .join(Employer, Employer.id == Opening.employer_id)
        .where(
            Opening.employer_id == user.employer_id,
            Consent.kind == presenting.KIND,
            Consent.employer_id.is_(None),
            func.length(Consent.recipient_name) > 0,
        )
        .distinct()
    )
    found = []
    for said, ref, name in db.session.execute(query):
        if presenting.names_employer(rules.Consent(recipient_name=said), ref, name):
            found.append(said)
    return sorted(found)
