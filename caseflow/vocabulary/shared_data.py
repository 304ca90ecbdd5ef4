"""What a consent that opens no consular view can name, and how a consent stands today.

What a consulate may see is a list of its own: `vocabulary.consents.LiaisonField`.
"""

from enum import StrEnum

from caseflow.vocabulary.language import LazyString, _l


class SharedData(StrEnum):
    IDENTITY = "identity"
    CONTACT = "contact"
    FAMILY = "family"
    WORK = "work"
    DOCUMENTS = "documents"
    STATUS = "status"
    HEALTH = "health"
    START = "start"


SHARED_DATA_LABELS: dict[SharedData, LazyString] = {
    SharedData.IDENTITY: _l("Name, birth date and nationality"),
    SharedData.CONTACT: _l("How to reach the person"),
    SharedData.FAMILY: _l("Family members in the case"),
    SharedData.WORK: _l("Work, education, licences and languages"),
    SharedData.DOCUMENTS: _l("Copies of documents"),
    SharedData.STATUS: _l("Migration status and permits"),
    SharedData.HEALTH: _l("Health, where the work or the permit asks for it"),
    SharedData.START: _l("From when the person can start"),
}


class IdentityFrom(StrEnum):
    """From when an employer may know who a candidate is; until then it reads about the work only."""

    SUBMITTED = "submitted"
    INTERVIEW = "interview"
    OFFERED = "offered"
    ACCEPTED = "accepted"


IDENTITY_FROM_LABELS: dict[IdentityFrom, LazyString] = {
    IdentityFrom.SUBMITTED: _l("As soon as the person is submitted"),
    IdentityFrom.INTERVIEW: _l("From the first interview or test on"),
    IdentityFrom.OFFERED: _l("When the employer makes an offer"),
    IdentityFrom.ACCEPTED: _l("When the person has accepted the offer"),
}


class ConsentState(StrEnum):
    """How a consent stands today. Only an active one lets anything happen."""

    ACTIVE = "active"
    WAITING = "waiting"  # for the second person
    NOT_COUNTED = "not_counted"  # recorded, but something has changed: a text was retired, a child came of age
    REPLACED = "replaced"  # by a newer word in the same matter
    ENDED = "ended"
    WITHDRAWN = "withdrawn"


CONSENT_STATE_LABELS: dict[ConsentState, LazyString] = {
    ConsentState.ACTIVE: _l("Active"),
    ConsentState.WAITING: _l("Waits for a second person"),
    ConsentState.NOT_COUNTED: _l("Does not count"),
    ConsentState.REPLACED: _l("Replaced by a newer one"),
    ConsentState.ENDED: _l("Ended"),
    ConsentState.WITHDRAWN: _l("Withdrawn"),
}
