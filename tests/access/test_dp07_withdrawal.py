"""DP07: withdrawing is as easy as giving, works in the same second, and what was read before stays written down."""

from sqlalchemy import select

from caseflow.extensions import db
from caseflow.models.audit import AccessLog, AuditEntry
from caseflow.models.consent import Consent
from tests.consular.people import whole
from tests.factories import consent as make


def test_withdraw_then_reload_the_consular_list_in_the_same_second(browse, world):
    rosa = whole(world)
    row = make.consent(rosa, world.houses["consulate"], world.users["caseworker"])
    db.session.commit()
    ref, consent_id, address = rosa.ref, row.id, f"/people/{rosa.ref}/consents/{row.ref}/withdraw"
    liaison, staff = browse("liaison"), browse("second")
    assert ref in liaison.get("/consular").text
    assert liaison.get(f"/consular/{ref}").status_code == 200
    staff.post(address)
    gone = liaison.get("/consular")
    assert ref not in gone.text and "Nobody has agreed so far" in gone.text
    for answer in (liaison.get(f"/consular/{ref}"), liaison.get(f"/consular/{ref}/extract.pdf")):
        assert answer.status_code == 404
    reads = db.session.scalars(select(AccessLog).where(AccessLog.consent_id == consent_id)).all()
    assert {read.action for read in reads} == {"national.list", "national.read"}
    page = staff.get(f"/people/{ref}/disclosures").text
    assert "Lia Honduras, Consulate of Honduras" in page and "Nationals listed" in page


def test_a_change_of_protection_ends_every_consent_toward_a_consulate_at_once(browse, world):
    """End to end, through the page on which a person is screened."""
    rosa = whole(world)
    by = world.users["caseworker"]
    toward = make.consent(rosa, world.houses["consulate"], by)
    service = make.consent(rosa, world.houses["house"], by, kind="service")
    db.session.commit()
    ref = rosa.ref
    liaison = browse("liaison")
    assert liaison.get(f"/consular/{ref}").status_code == 200
    for who, protection, status in (("caseworker", "protected", "claim_made"), ("supervisor", "clear", "none_known")):
        answer = browse(who).submit(f"/people/{ref}/protection", protection=protection, protection_status=status)
        assert answer.status_code == 302, answer.text
        assert liaison.get(f"/consular/{ref}").status_code == 404, "an ended consent does not come back to life"
    db.session.expire_all()
    assert db.session.get(Consent, toward.id).end_reason == "protection_changed"
    assert db.session.get(Consent, service.id).end_reason == ""
    assert db.session.scalars(select(AuditEntry).where(AuditEntry.action == "consent.end")).one()
    assert "because the protection status changed" in browse("caseworker").get(f"/people/{ref}/consents").text
