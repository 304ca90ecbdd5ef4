"""Who works in the demo: three support services, four consulates, an authority, an oversight office, an employer."""

from dataclasses import dataclass, field

from sqlalchemy import select

from caseflow.access.actor import SYSTEM, Actor
from caseflow.accounts import commands_admin as accounts
from caseflow.accounts.commands_admin import OrganizationFields, UserFields
from caseflow.accounts.queries import actor_of_user
from caseflow.demo.calendar import Calendar
from caseflow.extensions import db
from caseflow.models.accounts import User
from caseflow.vocabulary.roles import OrganizationKind, Role

DOMAIN = "demo.example"


@dataclass(frozen=True)
class House:
    """An organization. `teams` are (key, name)."""

    name: str
    kind: str
    country: str
    city: str
    zone: str
    language: str
    teams: tuple[tuple[str, str], ...] = ()
    override: bool = False


@dataclass(frozen=True)
class Somebody:
    """A user; `key` is the part of the e-mail address before the @."""

    key: str
    name: str
    role: str
    house: str
    teams: tuple[str, ...] = ()
    officer: bool = False
    says: str = ""  # what to look at first, for the list of sign-ins


SERVICE, CONSULATE, AUTHORITY = OrganizationKind.SERVICE, OrganizationKind.CONSULATE, OrganizationKind.AUTHORITY

HOUSES = {
    "harbour": House(
        "Harbour Bridge Settlement Service", SERVICE, "CAN", "Halifax", "America/Halifax", "en",
        (("care", "Health care pathways"), ("abroad", "Skilled refugees abroad"), ("valley", "Annapolis Valley farms")),
    ),
    "caminos": House(
        "Red Caminos", SERVICE, "GTM", "Ciudad de Guatemala", "America/Guatemala", "es",
        (
            ("labour", "Trabajo temporal"),
            ("border", "Tapachula, frontera sur"),
            ("sanjose", "San José, trabajo agrícola"),
            ("back", "Retorno y reintegración"),
        ),
        override=True,
    ),
    "puente": House(
        "Puente Andino", SERVICE, "PER", "Lima", "America/Lima", "es",
        (("lima", "Lima"), ("bogota", "Bogotá"), ("boavista", "Boa Vista, Roraima")),
    ),
    "hnd": House("Consulado General de Honduras", CONSULATE, "HND", "Montreal", "America/Toronto", "es"),
    "slv": House("Consulado General de El Salvador", CONSULATE, "SLV", "Montreal", "America/Toronto", "es"),
    "gtm": House("Consulado General de Guatemala", CONSULATE, "GTM", "Tapachula", "America/Mexico_City", "es"),
    "ven": House("Consulado General de Venezuela", CONSULATE, "VEN", "Lima", "America/Lima", "es"),
    "province": House(
        "Nova Scotia Labour and Immigration Desk", AUTHORITY, "CAN", "Halifax", "America/Halifax", "en"
    ),
    "oversight": House(
        "Labour Migration Oversight Office", OrganizationKind.OVERSIGHT, "CAN", "Ottawa", "America/Toronto", "en"
    ),
    "coves": House("Tern Cove Care Homes", OrganizationKind.EMPLOYER, "CAN", "Lunenburg", "America/Halifax", "en"),
}  # fmt: skip

USERS = (
    Somebody("caseworker", "Maren Whitlock", Role.CASEWORKER, "harbour", ("care", "valley"),
             says="Halifax: nurses, farms"),
    Somebody("caseworker.abroad", "Idris Okonjo", Role.CASEWORKER, "harbour", ("abroad",), officer=True,
             says="Halifax: engineers abroad"),
    Somebody("supervisor", "Odette Fraser-Lunn", Role.SUPERVISOR, "harbour", ("care", "abroad", "valley"), officer=True,
             says="Halifax: what is late, what waits for a decision"),
    Somebody("caseworker.guatemala", "Brenda Xitumul", Role.CASEWORKER, "caminos", ("labour", "back"),
             says="Guatemala: seasonal work, return"),
    Somebody("caseworker.tapachula", "Efraín Pozuelos", Role.CASEWORKER, "caminos", ("border",), officer=True,
             says="Tapachula: border workers, refuge"),
    Somebody("caseworker.sanjose", "Yorleny Quesada", Role.CASEWORKER, "caminos", ("sanjose",),
             says="San José: farm workers"),
    Somebody("supervisor.guatemala", "Rigoberto Sandoval", Role.SUPERVISOR, "caminos",
             ("labour", "border", "sanjose", "back"), officer=True, says="Red Caminos: all four teams"),
    Somebody("caseworker.lima", "Milagros Huamaní", Role.CASEWORKER, "puente", ("lima",),
             says="Lima: families, in Spanish"),
    Somebody("caseworker.bogota", "Wílmer Castiblanco", Role.CASEWORKER, "puente", ("bogota", "boavista"),
             says="Bogotá and Boa Vista"),
    Somebody("supervisor.lima", "Rocío Valderrama", Role.SUPERVISOR, "puente", ("lima", "bogota", "boavista"),
             officer=True, says="Puente Andino: all three teams"),
    Somebody("liaison.hnd", "Dunia Bográn", Role.LIAISON, "hnd", says="Honduras: those who agreed, nobody else"),
    Somebody("liaison.slv", "Mauricio Guandique", Role.LIAISON, "slv", says="El Salvador"),
    Somebody("liaison.gtm", "Lesbia Monterroso", Role.LIAISON, "gtm", says="Guatemala"),
    Somebody("liaison.ven", "Yulimar Arteaga", Role.LIAISON, "ven", says="Venezuela: almost nobody, and that is right"),
    Somebody("reviewer", "Graham Tull", Role.REVIEWER, "province", says="Permit applications, as they come"),
    Somebody("reviewer.second", "Anneke Byrd", Role.REVIEWER, "province", says="Looks at refusals a second time"),
    Somebody("analyst", "Priya Ramanathan", Role.ANALYST, "harbour", says="Numbers, small cells hidden"),
    Somebody("auditor", "Étienne Gagnon-Roy", Role.AUDITOR, "oversight", says="The trail, no case content"),
    Somebody("administrator", "Ingrid Løvaas", Role.ADMINISTRATOR, "harbour", says="Users, organizations, pathways"),
)  # fmt: skip
# The partner's account comes when the employer has been vetted: see `employers`.
PARTNER = Somebody("employer", "Hollis Abernethy", Role.EMPLOYER, "coves", says="Own openings and placements")


@dataclass
class Town:
    """What the stories find there, by key: references of organizations, teams, employers and openings; the users."""

    calendar: Calendar = field(default_factory=Calendar)
    houses: dict[str, str] = field(default_factory=dict)
    teams: dict[str, str] = field(default_factory=dict)
    users: dict[str, Actor] = field(default_factory=dict)
    employers: dict[str, str] = field(default_factory=dict)
    openings: dict[str, str] = field(default_factory=dict)
    texts: dict[tuple[str, str], int] = field(default_factory=dict)


def build(town: Town) -> None:
    """The organizations, their teams and users; nobody has a password yet."""
    for key, house in HOUSES.items():
        fields = OrganizationFields(
            house.name, house.kind, house.country, house.city, house.zone, house.language, house.override, True
        )
        town.houses[key] = accounts.create_organization(SYSTEM, fields)
        for team, name in house.teams:
            town.teams[team] = accounts.create_team(SYSTEM, town.houses[key], name)
    for user in USERS:
        add_user(town, user)


def add_user(town: Town, user: Somebody, employer: str = "") -> None:
    """An account without a password, and the acting user for it."""
    house = HOUSES[user.house]
    ref, _link = accounts.create_user(
        SYSTEM,
        UserFields(
            name=user.name,
            email=address(user),
            role=user.role,
            organization=town.houses[user.house],
            language=house.language,
            is_protection_officer=user.officer,
            active=True,
            teams=tuple(town.teams[team] for team in user.teams),
            employer=employer,
        ),
    )
    actor = actor_of_user(db.session.scalars(select(User.id).where(User.ref == ref)).one())
    if actor is not None:
        town.users[user.key] = actor


def address(user: Somebody) -> str:
    """The e-mail address with which the user signs in."""
    return f"{user.key}@{DOMAIN}"
