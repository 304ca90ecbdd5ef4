"""Rankings of the demo's houses: what some families wish, and today's rankings of people, openings and families."""

from collections.abc import Iterator
from datetime import timedelta

from sqlalchemy import exists

from caseflow import clock
from caseflow.access import scope
from caseflow.access.actor import Actor
from caseflow.demo.calendar import Story, spoken
from caseflow.demo.town import Town
from caseflow.extensions import db
from caseflow.matching import commands, commands_wishes
from caseflow.matching.commands_wishes import WishEntry
from caseflow.models.cases import Case, CaseMember
from caseflow.models.employers import Opening

# (worker, language of the house, what their families wish, in turn)
_HOUSES = (
    ("caseworker", "en", (
        WishEntry(regions=("CA-NS",), together="must", note="The children have begun school in Halifax."),
        WishEntry(regions=("CA-NB", "CA-NS"), not_regions=("CA-AB",), needs_housing=True),
        WishEntry(countries=("CAN",), together="no_matter"),
    )),
    ("caseworker.guatemala", "es", (
        WishEntry(countries=("CAN", "MEX"), together="rather", needs_housing=True),
        WishEntry(countries=("CAN",), together="no_matter"),
    )),
)  # fmt: skip
_EARLIEST = 45


def stories(town: Town) -> Iterator[Story]:
    """One story for each house."""
    for worker, language, wishes in _HOUSES:
        yield spoken(language, _story(town.users[worker], wishes))


def _story(user: Actor, wishes: tuple[WishEntry, ...]) -> Story:
    """What families wish is asked early; people are ranked last, when every other story has come to its today."""
    yield 5
    families = _families(user)
    for number, ref in enumerate(families[: 2 * len(wishes)]):
        entry = wishes[number % len(wishes)]
        day = clock.today(user.timezone) + timedelta(days=_EARLIEST)
        entry = WishEntry(**{**vars(entry), "earliest_on": day if number % 2 else None})
        commands_wishes.edit_wishes(user, ref, entry, seen=0)
    yield 0
    for opening in db.session.scalars(
        scope.openings(user).where(Opening.state == "open").with_only_columns(Opening.ref).order_by(Opening.id)
    ).all():
        commands.rank_people(user, opening)
    for ref in families[:2]:
        commands.rank_family(user, ref)


def _families(user: Actor) -> list[str]:
    """Open cases of the user's teams with more than one person in them, the oldest first."""
    kin = exists().where(
        CaseMember.case_id == Case.id, CaseMember.is_principal.is_(False), CaseMember.left_on.is_(None)
    )
    query = scope.cases(user).where(Case.status == "open", kin).with_only_columns(Case.ref).order_by(Case.id)
    return list(db.session.scalars(query))
