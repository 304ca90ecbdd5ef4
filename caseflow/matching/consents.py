"""Who agreed to be served, and who to be presented to which employer: for thousands at once, in two or three queries.

Says in SQL what `rules.consent.counts` and `rules.presenting` say; a test over many consents holds the two together.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_

from caseflow.access import may_know, scope
from caseflow.access.actor import Actor
from caseflow.extensions import db
from caseflow.models.consent import Consent, ConsentText
from caseflow.models.employers import Employer
from caseflow.rules import consent as rules
from caseflow.rules.consent import SERVICE
from caseflow.rules.fitting import presenting
from caseflow.rules.matching import UNASKED
from caseflow.rules.presenting import KIND, names_employer

Ids = Collection[int] | None


def served(user: Actor, today: date, ids: Ids) -> set[int]:
    """The people whose consent to the service counts today; of all the user's people when `ids` is None."""
    query = _of_kind(user, SERVICE, ids).where(_counts(today))
    return set(db.session.connection().scalars(query.with_only_columns(Consent.person_id)))


class Words:
    """What people said last about being presented to certain employers."""

    def __init__(self, user: Actor, today: date, ids: Ids, employers: Iterable[Employer]) -> None:
        self._employers = {one.id: (one.ref, one.name) for one in employers}
        self._said: dict[int, dict[int, tuple[Any, ...]]] = {key: {} for key in self._employers}
        spelled = self._spelled(user, ids)
        toward = or_(
            Consent.employer_id.in_(sorted(self._employers)),
            and_(Consent.employer_id.is_(None), Consent.recipient_name.in_(sorted(spelled))),
        )
        columns: Any = (
            Consent.person_id, Consent.employer_id, Consent.recipient_name, Consent.given_on, Consent.id,
            Consent.withdrawn_at.is_not(None), _counts(today),
        )  # fmt: skip
        query = _of_kind(user, KIND, ids).where(toward).order_by(Consent.given_on, Consent.id)
        for person_id, employer_id, name, *word in db.session.connection().execute(query.with_only_columns(*columns)):
            # The newest comes last and stays.
            for key in (employer_id,) if employer_id is not None else spelled[name]:
                self._said[key][person_id] = tuple(word)

    def _spelled(self, user: Actor, ids: Ids) -> dict[str, list[int]]:
        """The names in consents that name nobody of the list, with the employers that each means: names are compared
        without accents, case and signs, which no database does alike."""
        names = _of_kind(user, KIND, ids).where(Consent.employer_id.is_(None), func.length(Consent.recipient_name) > 0)
        found: dict[str, list[int]] = defaultdict(list)
        for name in db.session.scalars(names.with_only_columns(Consent.recipient_name).distinct()):
            for key, (ref, called) in self._employers.items():
                if names_employer(rules.Consent(recipient_name=name), ref, called):
                    found[name].append(key)
        return dict(found)

    def of(self, employer_id: int, people: Iterable[int]) -> list[str]:
        """For each of these people what their last word toward the employer is worth today."""
        said = self._said[employer_id]
        if not said:
            return [UNASKED for _one in people]
        worth = {
            key: presenting(is_there=True, counts=bool(word[3]), is_withdrawn=bool(word[2]))
            for key, word in said.items()
        }
        return [worth.get(one, UNASKED) for one in people]


def _of_kind(user: Actor, kind: str, ids: Ids) -> Any:
    query = (
        scope.of_person(user, Consent).join(ConsentText, ConsentText.id == Consent.text_id).where(Consent.kind == kind)
    )
    return query if ids is None else query.where(Consent.person_id.in_(sorted(ids)))


def _counts(today: date) -> ColumnElement[bool]:
    """`rules.consent.counts`, for a query over Consent, Person and ConsentText."""
    return and_(
        or_(Consent.recipient_id.is_not(None), func.trim(Consent.recipient_name) != ""),
        may_know.counts(today),
    )
