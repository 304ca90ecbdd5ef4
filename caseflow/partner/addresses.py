"""All addresses of this room on one blueprint."""

from caseflow.partner import views_openings
from caseflow.partner.views import bp

__all__ = ["bp", "views_openings"]
