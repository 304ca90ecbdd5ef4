"""What somebody wrote down about a person, form by form: checked by nothing yet. The names are those of the fields."""

from dataclasses import dataclass
from datetime import date, datetime

MOST_NATIONALITIES = 4
MOST_FEARED = 3


@dataclass(frozen=True)
class Identity:
    given_names: str = ""
    family_names: str = ""
    latin_name: str = ""
    birth_day: int | None = None
    birth_month: int | None = None
    birth_year: int | None = None
    birth_is_estimate: bool = False
    birth_country: str = ""
    sex: str = "not_recorded"
    gender: str = "not_recorded"


@dataclass(frozen=True)
class Nationalities:
    nationality_1: str = ""
    nationality_2: str = ""
    nationality_3: str = ""
    nationality_4: str = ""
    is_stateless: bool = False


@dataclass(frozen=True)
class Residence:
    residence_country: str = ""
    residence_region: str = ""
    municipality: str = ""


@dataclass(frozen=True)
class Screening:
    protection: str = ""
    protection_status: str = ""
    feared_1: str = ""
    feared_2: str = ""
    feared_3: str = ""
    protection_note: str = ""


@dataclass(frozen=True)
class Document:
    kind: str = ""
    country: str = ""
    number: str = ""
    issued_on: date | None = None
    expires_on: date | None = None
    note: str = ""


@dataclass(frozen=True)
class Status:
    country: str = ""
    kind: str = ""
    is_regular: bool | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    note: str = ""


@dataclass(frozen=True)
class Spoken:
    language: str = ""
    level: str = ""
    needs_interpreter: bool = False


@dataclass(frozen=True)
class Way:
    kind: str = ""
    value: str = ""
    is_safe: bool | None = None
    safe_note: str = ""
    is_preferred: bool = False


@dataclass(frozen=True)
class Attempt:
    at: datetime
    channel: str = ""
    result: str = ""
    note: str = ""
