"""What the stories do to people, through the room's commands."""

from datetime import date, timedelta

from caseflow import clock
from caseflow.demo.acts.versions import person_version
from caseflow.demo.family import DAYS_A_YEAR, Family, Someone
from caseflow.people import commands, commands_contact, commands_facts, commands_papers, commands_protection
from caseflow.people.entries import (
    Attempt,
    Document,
    Identity,
    Nationalities,
    Residence,
    Screening,
    Spoken,
    Status,
    Way,
)
from caseflow.vocabulary.facts import FactValue

LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"
PREFIX = {
    "CAN": "+1 902 555", "GTM": "+502 555", "HND": "+504 555", "SLV": "+503 555", "MEX": "+52 962 555",
    "CRI": "+506 555", "PER": "+51 955 5", "COL": "+57 305 55", "BRA": "+55 95 9555", "LBN": "+961 70 55",
    "JOR": "+962 79 55", "KEN": "+254 701 55",
}  # fmt: skip
GENDERS = {"female": "woman", "male": "man"}


def add(f: Family, who: Someone, *, screen: bool = True, contact: bool = True) -> str:
    """A person with name, birth, nationality, home and paper; screened, with languages and a phone. Their reference."""
    country, region, town = f.home
    ref = commands.create_person(
        f.worker,
        _identity(f, who),
        Nationalities(who.nationality, who.second_nationality, is_stateless=who.stateless),
        Residence(country, region, town),
        _paper(f, who),
        team_ref=f.town.teams[f.team],
    )
    f.people.append(ref)
    if screen:
        screened(f, ref, who)
    for language, level, needs in who.spoken:
        commands_papers.add_language(f.worker, ref, Spoken(language, level, needs))
    if contact and who.age >= 16:
        phone(f, ref, unsafe=who.unsafe)
    return ref


def screened(f: Family, ref: str, who: Someone) -> None:
    """Somebody asked about protection; whoever fears a country is protected."""
    feared = (*who.feared, "", "", "")[:3]
    entry = Screening(
        "protected" if who.feared and who.protection == "clear" else who.protection,
        who.protection_status or ("fears_return" if who.feared else ""),
        *feared,
    )
    commands_protection.screen_person(f.worker, ref, entry, seen=person_version(f.worker, ref))


def phone(f: Family, ref: str, *, unsafe: str = "", kind: str = "whatsapp") -> None:
    """A number that nobody has, and whether it is safe to call."""
    start = PREFIX.get(f.home[0], "+99 555")
    digits = 4 if f.home[0] == "CAN" else 5
    value = f"{start}{f.chance.randrange(10**digits):0{digits}d}"
    commands_contact.add_contact(f.worker, ref, Way(kind, value, not unsafe, unsafe, is_preferred=True))


def attempt(f: Family, ref: str, channel: str, result: str, note: str = "") -> None:
    """Somebody tried to reach the person, twelve minutes ago."""
    commands_contact.add_attempt(f.worker, ref, Attempt(clock.now() - timedelta(minutes=12), channel, result, note))


def paper(f: Family, ref: str, kind: str, country: str, ends: int) -> None:
    """One more identity paper, which ends so many days before today (negative: ahead)."""
    commands_papers.add_document(f.worker, ref, Document(kind, country, _paper_number(f), None, f.ago(ends)))


def status(f: Family, ref: str, country: str, kind: str, since: int | date, until: int | date | None = None) -> None:
    """A migration status. Days are counted back from today."""
    first, last = _day(f, since), _day(f, until)
    regular = kind not in ("irregular", "unknown", "returned")
    commands_papers.add_status(f.worker, ref, Status(country, kind, regular, first, last))


def moves(f: Family, ref: str, country: str, region: str, town: str) -> None:
    """The person lives somewhere else from now on."""
    entry = Residence(country, region, town)
    commands.edit_residence(f.worker, ref, entry, seen=person_version(f.worker, ref))


def facts(f: Family, ref: str, **known: FactValue) -> None:
    """Facts that rules ask for; the dot of their names is written as two underscores."""
    for name, value in known.items():
        commands_facts.record_fact(f.worker, ref, name.replace("__", "."), value, seen=0)


def _identity(f: Family, who: Someone) -> Identity:
    born = f.town.calendar.today - timedelta(days=int(who.age * DAYS_A_YEAR) + f.chance.randrange(5, 300))
    known = who.birth
    return Identity(
        given_names=who.given,
        family_names=who.family,
        latin_name=who.latin,
        birth_year=None if known == "unknown" else born.year,
        birth_month=born.month if known in ("day", "month") else None,
        birth_day=born.day if known == "day" else None,
        birth_is_estimate=known == "estimated",
        birth_country=who.born_in or who.nationality,
        sex=who.sex,
        gender=who.gender or (GENDERS.get(who.sex, "not_recorded") if who.age >= 18 else "not_recorded"),
    )


def _paper(f: Family, who: Someone) -> Document:
    if not who.paper:
        return Document()
    expires = f.ago(-who.paper_ends) if who.paper_ends is not None else None
    return Document(who.paper, who.nationality, _paper_number(f), None, expires)


def _paper_number(f: Family) -> str:
    return f"{f.chance.choice(LETTERS)}{f.chance.choice(LETTERS)}{f.chance.randrange(10**6, 10**7)}"


def _day(f: Family, day: int | date | None) -> date | None:
    return f.ago(day) if isinstance(day, int) else day
