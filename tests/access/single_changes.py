"""People who are surely seen, and everybody who differs from one of them in a single thing."""

from dataclasses import replace

from caseflow.rules import consent as rules
from tests.access.worlds import Somebody, Told

RIGHT = {
    "purpose": "consular_assistance", "giver": "self", "guardian_name": "Rosa", "has_assent": True,
    "how_given": "signature", "risks_explained": True, "not_conditional": True, "withdrawn": False, "end_reason": "",
    "approved": True,
}  # fmt: skip
FIELDS = frozenset({"name", "permit"})
ORDINARY = Told("HND", -30, 60, "consulate", FIELDS, -1, RIGHT)
EXCEPTION = replace(ORDINARY, kind="consulate_override")
BY_GUARDIAN = replace(ORDINARY, flags={**RIGHT, "giver": "guardian"})
ADULT = Somebody(frozenset({"HND"}), "clear", False, 36, 0, "day", [])
# Who, with which consent, is surely seen; every other case differs from one of these in one thing.
SEEN = [
    (ADULT, ORDINARY),
    (replace(ADULT, protection="protected"), EXCEPTION),
    (replace(ADULT, protection="unknown"), EXCEPTION),
    (replace(ADULT, years=15), BY_GUARDIAN),
    (replace(ADULT, years=8), replace(BY_GUARDIAN, flags={**BY_GUARDIAN.flags, "has_assent": False})),
]
ONE_THING = [
    *[{name: value} for name, value in (
        ("toward", "GTM"), ("kind", "consulate"), ("kind", "consulate_override"), ("kind", "service"),
        ("given", 1), ("given", 0), ("given", -59), ("given", -60), ("given", -61), ("lasts", 30), ("lasts", 31),
        ("lasts", 90), ("lasts", 91), ("lasts", 732), ("lasts", 733), ("fields", frozenset()),
        ("fields", frozenset({"address"})), ("fields", FIELDS | {"address"}), ("fields", rules.LIAISON_FIELDS),
        ("counselled", None), ("counselled", 0), ("counselled", 1), ("text", ("service", True, True)),
        ("text", ("", False, True)), ("text", ("", True, False)), ("text", ("", False, False)),
    )],
    *[{"flags": {name: value}} for name, value in (
        ("purpose", "referral"), ("giver", "guardian"), ("giver", "self"), ("giver", ""), ("guardian_name", ""),
        ("guardian_name", "  "), ("has_assent", False), ("how_given", "thumbprint"), ("how_given", "witnessed_verbal"),
        ("how_given", ""), ("risks_explained", False), ("not_conditional", False), ("withdrawn", True),
        ("end_reason", "protection_changed"), ("approved", False),
    )],
]  # fmt: skip
OTHER_PEOPLE = [
    {"nationalities": frozenset()}, {"nationalities": frozenset({"GTM"})}, {"nationalities": frozenset({"HND", "GTM"})},
    {"protection": "clear"}, {"protection": "protected"}, {"protection": "unknown"}, {"is_stateless": True},
    *[{"years": years, "shift": shift} for years in (12, 18) for shift in (-1, 0, 1)],
    {"cleared_by_recorder": True}, {"cleared_by_recorder": False},
    *[{"precision": precision} for precision in ("month", "year", "estimated", "unknown")],
]  # fmt: skip
# A second consent beside the one that is seen: newer unless it says otherwise.
SECOND = [
    {"given": -20}, {"given": -30}, {"given": -40}, {"toward": "GTM", "given": -20}, {"kind": "service", "given": -20},
    {"given": -20, "fields": frozenset({"name"})}, {"given": -20, "lasts": 1}, {"given": 1},
    {"given": -20, "flags": {"purpose": "referral"}}, {"given": -20, "flags": {"withdrawn": True}},
    {"given": -40, "flags": {"withdrawn": True}}, {"given": -30, "flags": {"withdrawn": True}},
    {"given": -20, "flags": {"how_given": "witnessed_verbal"}}, {"kind": "consulate_override", "given": -20},
    {"kind": "consulate_override", "given": -20, "flags": {"approved": False}},
]  # fmt: skip


def changed(told: Told, change: dict) -> Told:
    return replace(told, **{**change, "flags": {**told.flags, **change.get("flags", {})}})


def every_single_change() -> list[Somebody]:
    """Everybody who differs in one thing from somebody who is seen."""
    found = [replace(who, told=[told]) for who, told in SEEN]
    for who, told in SEEN:
        found += [replace(who, told=[changed(told, change)]) for change in ONE_THING]
        found += [replace(replace(who, **change), told=[told]) for change in OTHER_PEOPLE]
        found += [replace(who, told=[told, changed(told, change)]) for change in SECOND]
    return found
