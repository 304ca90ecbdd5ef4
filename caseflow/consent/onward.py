"""With whom the authority of a person's pathway may share what it gets (access rule DP15)."""

from collections.abc import Mapping

from caseflow.access import scope
from caseflow.access.actor import Actor
from caseflow.extensions import db
from caseflow.models.cases import Case, CaseMember
from caseflow.models.pathways import PathwayVersion
from caseflow.vocabulary.language import current_language


def shares_with(user: Actor, person_id: int) -> tuple[str, ...]:
    """The names that the pathway of the person's open case gives, in the reader's language; none if it shares none."""
    query = (
        scope.cases(user)
        .join(CaseMember, CaseMember.case_id == Case.id)
        .join(PathwayVersion, PathwayVersion.id == Case.pathway_version_id)
        .where(CaseMember.open_person_id == person_id)
        .with_only_columns(PathwayVersion.body)
    )
    body = db.session.scalar(query)
    partners = body.get("shares_data_with", []) if isinstance(body, Mapping) else []
    return tuple(name for name in (_name(partner) for partner in partners) if name)


def _name(partner: object) -> str:
    words = partner.get("who", partner) if isinstance(partner, Mapping) else partner
    if not isinstance(words, Mapping):
        return str(words)
    return str(words.get(current_language()) or words.get("en") or "")
