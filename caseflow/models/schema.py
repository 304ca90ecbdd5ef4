"""Every table, imported once, so that migrations and tests know the whole schema."""

from caseflow.models import (
    accounts,
    audit,
    cases,
    consent,
    decisions,
    documents,
    employers,
    evaluation,
    followup,
    grievances,
    jobs,
    matching,
    pathways,
    people,
    placements,
    reports,
    training,
)
from caseflow.models.base import Base

TABLES = (
    accounts, audit, cases, consent, decisions, documents, employers, evaluation, followup, grievances, jobs, matching,
    pathways, people, placements, reports, training,
)  # fmt: skip
METADATA = Base.metadata
