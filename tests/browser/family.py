"""What the family of the main job answers, as it would be written on the forms: nobody prepared it for the product."""

from datetime import timedelta
from typing import Any

from caseflow import clock

MOTHER, FATHER, CHILD = "Ixq’anil María Tz’unun Ixcoy", "يوسف حداد", "Noé Haddad Tz’unun"
FATHER_LATIN = "Yusuf Haddad"
EMPLOYER, JOB = "Finca La Ceiba", "Peón agrícola"
PATHWAY = "Mexico: border worker visitor card (TVTF)"
CONSULATE = "Consulate of Honduras, Halifax"


def day(ahead: int = 0) -> str:
    """A day as a date field takes it."""
    return (clock.today() + timedelta(days=ahead)).isoformat()


def principal() -> dict[str, Any]:
    return {
        "Given names": "Ixq’anil María",
        "Family names": "Tz’unun Ixcoy",
        "Year of birth": "1991",
        "The year is an estimate": True,
        "Nationality": "Honduras",
        "Second nationality": "Guatemala",
        "Country where the person lives now": "Mexico",
    }


def spouse() -> dict[str, Any]:
    return {
        "Given names": "يوسف",
        "Family names": "حداد",
        "Name in Latin letters": FATHER_LATIN,
        "Day of birth": "3",
        "Month of birth": "5",
        "Year of birth": "1988",
        "Nationality": "Honduras",
        "Country where the person lives now": "Mexico",
        "What is the person to the principal applicant": "Spouse",
    }


def child() -> dict[str, Any]:
    return {
        "Given names": "Noé",
        "Family names": "Haddad Tz’unun",
        "Year of birth": "2019",
        "Nationality": "Honduras",
        "Country where the person lives now": "Mexico",
        "What is the person to the principal applicant": "Child",
    }


def contact() -> dict[str, Any]:
    return {
        "Kind": "WhatsApp",
        "Number, address or name": "+504 9988 1234",
        "Is it safe to use": "Yes",
        "What to heed": "Only after six in the evening.",
    }


def consent(purpose: str, *shared: str, **more: str) -> dict[str, Any]:
    """What is answered about any consent of an adult; `more` are the answers of one kind alone."""
    return {
        "What the data may be used for": purpose,
        "What may be shared": list(shared),
        "Who gives the consent": "The person",
        "How was it given": "Signed on paper",
        "Where the signed paper is": "Binder 3, page 12",
        "The risks were explained": True,
        "It was explained that our help": True,
        "Given on": day(),
        "Ends on": day(300),
        **more,
    }


def employer() -> dict[str, Any]:
    return {
        "What is it": "Employer",
        "Name": EMPLOYER,
        "Country": "Mexico",
        "Province, state or department": "Chiapas",
        "Registration number": "RFC-881",
        "Registration valid until": day(700),
    }


def opening() -> dict[str, Any]:
    return {
        "Title of the job": JOB,
        "Occupation": "Crop farm labourers",
        "How many people": "3",
        "Contract": "Seasonal",
        "First day of work": day(),
        "Last day of work": day(180),
        "Wage before deductions": "450",
        "Paid": "per day",
        "Currency": "Mexican Peso (MXN)",
        "Hours a week": "48",
        "Pathways that this opening can support": [PATHWAY],
    }


def visit() -> dict[str, Any]:
    well = ("Work", "Housing", "Health", "Schooling of the children", "Safety", "Isolation")
    return {
        "Day of the visit": day(),
        **dict.fromkeys(well, "Going well"),
        "Wage": "Concern",
        "Wage that was paid": "380",
        "For each": "per day",
        "Currency": "Mexican Peso (MXN)",
        "Internal note": "The foreman was listening.",
        "For the family": "Ask for payslips.",
    }


def toward_the_employer() -> dict[str, Any]:
    """Who may be told, and from when they may know who it is."""
    return {"Employer": EMPLOYER, "From when may the employer know": "As soon as the person is submitted"}


def contract() -> dict[str, Any]:
    """What stands in the paper that the employer put before the mother to sign."""
    return {
        "Day on which it came": day(),
        "First day of work": day(),
        "Last day of work": day(180),
        "Wage before deductions": "450",
        "Hours a week": "48",
        "Language of the contract": "Spanish",
        "Day on which it was explained": day(),
    }
