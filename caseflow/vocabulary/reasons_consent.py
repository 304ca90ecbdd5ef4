"""What stands against recording a consent, or against acting for a consulate, in the words of whoever must mend it."""

from caseflow.vocabulary.language import Counted, LazyString, _l

SENTENCES: dict[str, LazyString | Counted] = {
    "consent_consulate_not_own": _l("This is not a consulate of a country whose nationality the person holds."),
    "consent_stateless": _l("The person is stateless: there is no consulate of theirs."),
    "consent_person_protected": _l(
        "The person seeks or has protection. No ordinary consent opens them to the state they fled."
    ),
    "consent_person_not_screened": _l(
        "The person has not been screened for protection and counts as protected. Screen them first."
    ),
    "cleared_by_somebody_who_recorded": _l(
        "Whoever recorded this consent also recorded that the person no longer needs protection. A colleague must ask "
        "the person anew."
    ),
    "consent_name_needed": _l(
        "A consulate always sees the name. Tick the name if the person agrees to that; otherwise record no consent."
    ),
    "consent_identity_from_missing": _l(
        "Choose from when on the employer may know who the person is, as they said it."
    ),
    "consent_fields_not_offered": _l("This kind of consent has no such data. Choose from the list."),
    "consent_evidence_missing": _l("Say where the signed paper is kept, or who witnessed the words."),
    "consent_already_over": _l("The consent would have ended on %(ends)s already. Choose a later day."),
    "consent_before_birth": _l("The consent (%(given)s) would be older than the person. Check the date."),
    "consent_text_changed": _l(
        "The text was renewed while this page was open. Read the new one to the person, then ask again."
    ),
    "consent_onward_missing": _l("Name with whom the authority may share what it gets, as you read it out: %(names)s."),
    "override_needs_protection_officer": _l("Only a protection officer records this consent."),
    "override_counselled_in_future": _l("The day of the counselling (%(counselled)s) lies in the future."),
    "consent_not_waiting": _l("This consent does not wait for approval."),
    "assistance_not_agreed": _l("The person's consent does not cover consular assistance."),
    "assistance_in_future": _l("The day (%(on)s) lies in the future. Enter when it was asked for or given."),
    "assistance_before_consent": _l(
        "The day (%(on)s) lies before the person agreed (%(given)s). Enter what happened since."
    ),
}
