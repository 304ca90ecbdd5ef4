"""Shorthands for invented people. Every name is made up; none is meant to be anybody."""

from caseflow.demo.family import Someone

Spoken = tuple[tuple[str, str, bool], ...]


def speaks(native: str, other: str = "", level: str = "B2", *, interpreter: bool = False) -> Spoken:
    """A first language, and perhaps a second one with its level."""
    second = ((other, level, interpreter),) if other else ()
    return ((native, "native", False), *second)


SPANISH, ENGLISH = speaks("spa"), speaks("eng")
ARABIC = speaks("ara", "eng")
KICHE, QEQCHI = speaks("quc", "spa", "B1", interpreter=True), speaks("kek", "spa", "A2", interpreter=True)


def refugee(
    given: str, family: str, sex: str, age: float, country: str, spoken: Spoken = (), *, latin: str = "",
    status: str = "recognised_refugee", relation: str = "", birth: str = "day", paper: str = "passport",
    second: str = "",
) -> Someone:  # fmt: skip
    """Somebody whom their own country may not hear of."""
    return Someone(
        given, family, sex, age, country, latin, relation, second, birth, "", "clear", status, (country,), paper,
        spoken=spoken,
    )  # fmt: skip


def refugee_child(given: str, family: str, sex: str, age: float, country: str, *, paper: str = "") -> Someone:
    """A child of refugees, protected like the parents."""
    return Someone(
        given, family, sex, age, country, relation="child", protection="protected",
        protection_status="recognised_refugee", paper=paper, paper_ends=None,
    )  # fmt: skip


def child(given: str, family: str, sex: str, age: float, country: str, second: str = "", *, paper: str = "") -> Someone:
    """A child of people who have nothing to fear from their state."""
    return Someone(
        given, family, sex, age, country, relation="child", second_nationality=second, paper=paper, paper_ends=None
    )
