"""An approval whose last day nobody wrote down is no approval, wherever the product asks."""

from caseflow import clock
from caseflow.access import scope
from caseflow.casefile import read
from caseflow.cases import facts
from caseflow.extensions import db
from caseflow.models.base import NEVER
from caseflow.models.cases import Case
from caseflow.vocabulary.language import in_language
from tests.factories import cases, employers, people


def test_an_approval_without_a_last_day_counts_neither_on_the_page_nor_for_the_next_stage(world):
    rosa = people.person(world.teams["north"])
    file = cases.case(world.teams["north"], rosa, stage="placement")
    farm = employers.employer(world.houses["house"], vetting_state="approved", vetted_until=NEVER, vetted=False)
    employers.placement(employers.opening(farm), file, rosa, state="accepted", head=1)
    db.session.commit()
    cara = world.actor("caseworker")
    row = db.session.scalars(scope.cases(cara).where(Case.ref == file.ref)).one()
    assert not facts.facts_of(cara, row, clock.today()).employer_vetted
    with in_language("en"):
        assert read.read(cara, file.ref).placement[0].unsafe is not None
