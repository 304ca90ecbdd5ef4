"""An auditor sees who did what to which reference, and nothing of what a person is or needs."""

import pytest

from caseflow.access.actor import SYSTEM
from caseflow.audit import trail
from caseflow.oversight.queries_audit import without_content

PERSON, CASE = "PE-7K3Q-9XPM-4", "CF-7K3Q-9XPM-4"


@pytest.mark.parametrize(
    ("kept", "shown"),
    [
        (f"{PERSON}/facts/person.work_permit_issued_after_claim", f"{PERSON}/facts/…"),
        (f"{PERSON}/evaluation/occupation/6111", f"{PERSON}/evaluation/…"),
        (f"{CASE}/pathway/mx_comar_refugee", f"{CASE}/pathway/…"),
        (f"{CASE}/steps/7/documents/police_certificate", f"{CASE}/steps/7/documents/…"),
        (f"{CASE}/visits/VI-7K3Q-9XPM-4", f"{CASE}/visits/VI-7K3Q-9XPM-4"),
        (f"{CASE}/tasks/12", f"{CASE}/tasks/12"),
        (CASE, CASE),
        ("cases/search", "cases/search"),
        ("gt_mintrab_ptte/versions/2", "gt_mintrab_ptte/versions/2"),
    ],
)
def test_a_subject_is_shown_without_content(kept, shown):
    assert without_content(kept) == shown


def test_the_page_of_reads_does_not_say_which_fact_was_read(browse, world):
    trail.seen(SYSTEM, "person.read", f"{PERSON}/facts/person.has_criminal_record", "facts")
    page = browse("auditor").get("/audit?show=reads").text
    assert PERSON in page and "criminal" not in page
