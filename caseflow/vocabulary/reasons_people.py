"""What the rules about a person's papers, statuses, contacts and screening say."""

from caseflow.vocabulary.language import Counted, LazyString, _l

SENTENCES: dict[str, LazyString | Counted] = {
    "paper_issued_in_future": _l("The day of issue (%(issued)s) lies in the future. Copy it from the document."),
    "paper_ends_before_issued": _l(
        "The document ends (%(ends)s) before it was issued (%(issued)s). Check the two dates."
    ),
    "paper_before_birth": _l("This day (%(day)s) lies before the person's birth (%(born)s). Check both."),
    "status_contradicts_itself": _l("Somebody without regular status is not here regularly. Choose one of the two."),
    "status_ends_before_begins": _l("The status ends (%(ends)s) before it begins (%(begins)s). Check the two dates."),
    "contact_no_phone_number": _l("Enter the number with 6 to 15 digits, with its country code: +1 902 555 0147."),
    "contact_no_email": _l("Enter the e-mail address in full: name@example.org."),
    "contact_unsafe_without_note": _l("Say what is not safe: who might hear or read it, when not to call."),
    "attempt_in_future": _l("The attempt lies in the future. Record it when it was made."),
    "screening_clear_with_status": _l(
        "The status says that the person seeks or has protection. Choose that, or “None known after screening”."
    ),
    "screening_clear_with_fear": _l(
        "The person fears a country, so their need of protection is not cleared. Choose another result, or take the "
        "country out."
    ),
    "screening_protected_without_status": _l("Choose why the person is protected."),
}
