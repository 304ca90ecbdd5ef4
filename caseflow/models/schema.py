"""Every table, imported once, so that migrations and tests know the whole schema."""

from caseflow.models import accounts, audit, cases, consent, employers, evaluation, followup, pathways, people
from caseflow.models.base import Base

TABLES = (accounts, audit, cases, consent, employers, evaluation, followup, pathways, people)
METADATA = Base.metadata
