"""A step that is handed in to an authority which works with caseflow lies in its queue from then on."""

from sqlalchemy import select

from caseflow.access import scope
from caseflow.access.refs import new_ref
from caseflow.extensions import db
from caseflow.models.accounts import Organization
from caseflow.models.decisions import Application, AuthorityActor
from caseflow.pathways.moving import Moving


def put_before(moving: Moving) -> None:
    """Put the step before the authority that stands for its actor in the pathway's country, if one does."""
    row, pathway = moving.placed.row, moving.placed.pathway
    query = (
        select(Organization.id)
        .join(AuthorityActor, AuthorityActor.organization_id == Organization.id)
        .where(
            Organization.kind == "authority",
            Organization.active,
            Organization.country == pathway.country,
            AuthorityActor.actor == moving.placed.template.actor,
        )
        .order_by(Organization.id)
        .limit(1)
    )
    row.authority_id = db.session.scalar(query)
    if row.authority_id is None or row.filed_on is None:
        return
    there = application_of(row.id)
    if there is None:
        there = Application(ref=new_ref("AP"), step_id=row.id, case_id=row.case_id, person_id=row.person_id)
        db.session.add(there)
    there.authority_id, there.filed_on, there.is_open = row.authority_id, row.filed_on, True


def take_back(moving: Moving) -> None:
    """Take the step out of the authority's queue."""
    there = application_of(moving.placed.row.id)
    if there is not None:
        there.is_open = False
    moving.placed.row.authority_id = None


def application_of(step_id: int) -> Application | None:
    """What lies before an authority for this step. The step was found through the user's scope."""
    return db.session.scalars(scope.application_of(step_id)).one_or_none()
