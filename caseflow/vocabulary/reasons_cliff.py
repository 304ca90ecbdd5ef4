"""What the status cliff says of stays that something else ends: another's permit, an age, a gap in the records."""

from caseflow.vocabulary.language import Counted, LazyString, _l

SENTENCES: dict[str, LazyString | Counted] = {
    "cliff_link": _l("%(permit)s until %(day)s, then: %(kind)s"),
    "cliff_at_the_latest": _l("%(permit)s ends on %(day)s at the latest. It may end earlier."),
    "limit_with_permit": _l("It ends with the permit of %(holder)s (%(permit)s) on %(day)s."),
    "limit_with_permit_at_the_latest": _l(
        "It ends with the permit of %(holder)s (%(permit)s), on %(day)s at the latest."
    ),
    "limit_permit_without_end": _l("It hangs on the permit of %(holder)s (%(permit)s), which has no end."),
    "limit_permit_end_not_recorded": _l(
        "It ends with the permit of %(holder)s (%(permit)s), whose last day is not recorded. Record it."
    ),
    "limit_permit_not_recorded": _l(
        "It hangs on the permit of another member of the family that is not recorded. Record which one."
    ),
    "limit_age": _l("It is for a child: %(day)s is the last day before the child turns %(age)s."),
    "limit_age_at_the_earliest": _l(
        "It is for a child and ends before the child turns %(age)s, on %(day)s at the earliest: the exact day of birth "
        "is not recorded."
    ),
    "limit_birth_not_known": _l(
        "It is for a child and ends when the child turns %(age)s. The date of birth is not recorded; ask for it."
    ),
}
