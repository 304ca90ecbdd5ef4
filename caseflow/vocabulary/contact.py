"""Ways to reach a person, and attempts to do so."""

from enum import StrEnum

from caseflow.vocabulary.language import LazyString, _l


class ContactKind(StrEnum):
    PHONE = "phone"
    WHATSAPP = "whatsapp"
    EMAIL = "email"
    ADDRESS = "address"
    SOCIAL = "social"
    THROUGH_SOMEBODY = "through_somebody"
    OTHER = "other"


CONTACT_KIND_LABELS: dict[ContactKind, LazyString] = {
    ContactKind.PHONE: _l("Phone"),
    ContactKind.WHATSAPP: _l("WhatsApp"),
    ContactKind.EMAIL: _l("E-mail"),
    ContactKind.ADDRESS: _l("Address"),
    ContactKind.SOCIAL: _l("Social network"),
    ContactKind.THROUGH_SOMEBODY: _l("Through somebody they trust"),
    ContactKind.OTHER: _l("Other"),
}


class ContactChannel(StrEnum):
    """How it was tried to reach somebody."""

    PHONE = "phone"
    WHATSAPP = "whatsapp"
    SMS = "sms"
    EMAIL = "email"
    IN_PERSON = "in_person"
    LETTER = "letter"
    SOCIAL = "social"
    THROUGH_SOMEBODY = "through_somebody"


CONTACT_CHANNEL_LABELS: dict[ContactChannel, LazyString] = {
    ContactChannel.PHONE: _l("Phone call"),
    ContactChannel.WHATSAPP: _l("WhatsApp"),
    ContactChannel.SMS: _l("Text message"),
    ContactChannel.EMAIL: _l("E-mail"),
    ContactChannel.IN_PERSON: _l("In person"),
    ContactChannel.LETTER: _l("Letter"),
    ContactChannel.SOCIAL: _l("Social network"),
    ContactChannel.THROUGH_SOMEBODY: _l("Through somebody they trust"),
}


class AttemptResult(StrEnum):
    REACHED = "reached"
    LEFT_MESSAGE = "left_message"
    NO_ANSWER = "no_answer"
    WRONG_CONTACT = "wrong_contact"
    CALL_BACK = "call_back"
    DECLINED = "declined"


ATTEMPT_RESULT_LABELS: dict[AttemptResult, LazyString] = {
    AttemptResult.REACHED: _l("Reached"),
    AttemptResult.LEFT_MESSAGE: _l("Left a neutral message"),
    AttemptResult.NO_ANSWER: _l("No answer"),
    AttemptResult.WRONG_CONTACT: _l("Wrong number or address"),
    AttemptResult.CALL_BACK: _l("Asked to be called later"),
    AttemptResult.DECLINED: _l("Does not want contact"),
}
