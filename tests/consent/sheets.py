"""What a caseworker fills in on the sheet of each kind of consent."""

from datetime import timedelta

from caseflow import clock


def toward_consulate(world, **changed):
    today = clock.today()
    return {
        "recipient": world.houses["consulate"].ref,
        "purpose": "consular_assistance",
        "fields": ["name", "permit"],
        "giver": "self",
        "how_given": "signature",
        "evidence": "Binder 3, page 12",
        "risks_explained": "y",
        "not_conditional": "y",
        "given_on": str(today),
        "expires_on": str(today + timedelta(days=60)),
        **changed,
    }


def to_service(**changed):
    today = clock.today()
    return {
        "purpose": "case_management",
        "fields": ["identity", "contact"],
        "giver": "self",
        "how_given": "witnessed_verbal",
        "evidence": "Witness: Ana from the front desk",
        "risks_explained": "y",
        "not_conditional": "y",
        "given_on": str(today),
        "expires_on": str(today + timedelta(days=365)),
        **changed,
    }


def override(world, **changed):
    return toward_consulate(world, **{"counselled_on": str(clock.today() - timedelta(days=1)), **changed})
