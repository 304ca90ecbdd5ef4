"""Who is acting: a plain value, loaded once for each request and handed to every command and query first."""

from dataclasses import dataclass

from caseflow.vocabulary.roles import Role


@dataclass(frozen=True)
class Actor:
    """The acting user. Nothing in it can load anything, so nothing about rights depends on when it is read."""

    id: int
    ref: str
    name: str
    role: Role
    organization_id: int
    organization_name: str
    country: str
    timezone: str
    language: str
    team_ids: frozenset[int] = frozenset()
    employer_id: int | None = None
    is_protection_officer: bool = False
    session_id: int | None = None
    session_token: str = ""

    # What Flask-Login asks of a user.
    is_authenticated = True
    is_active = True
    is_anonymous = False

    @property
    def is_system(self) -> bool:
        """True for acts that nobody signed in for: the clock, the command line, the demo."""
        return self.id == 0

    def get_id(self) -> str:
        """The random session token, never the user's own id: a copied cookie dies with its session row."""
        return self.session_token


# Acts that nobody signed in for: the clock, the first administrator, the demo.
SYSTEM = Actor(
    id=0,
    ref="",
    name="caseflow",
    role=Role.ADMINISTRATOR,
    organization_id=0,
    organization_name="caseflow",
    country="",
    timezone="UTC",
    language="en",
)
