"""The one mail a day: how many reminders wait, and where to read them. Nothing about anybody."""

from sqlalchemy import select, update

from caseflow import clock
from caseflow.adapters.mail import Letter, send
from caseflow.audit import trail
from caseflow.extensions import db, writing
from caseflow.models.accounts import User
from caseflow.models.jobs import Mail
from caseflow.vocabulary.language import _, _n, in_language


def send_mail(fact_key: str, server: str, base_url: str) -> bool:
    """Send one mail that waits; False when it was sent before, or there is nobody to send it to.

    Raises adapters.mail.NotSent. After a crash between the server and the commit it is sent again, with the same
    Message-ID, which receivers drop.
    """
    row = db.session.execute(
        select(Mail.count.label("waiting"), Mail.message_id, User.email, User.language)
        .join(User, User.id == Mail.user_id)
        .where(Mail.fact_key == fact_key, Mail.state == "ready", User.active)
    ).first()
    trail.abandon()
    if row is None or not server:
        return False
    with in_language(row.language):
        letter = Letter(
            to=row.email,
            subject=_n("caseflow: %(num)d reminder", "caseflow: %(num)d reminders", row.waiting),
            text=_("Reminders are waiting for you in caseflow. Sign in to read them:") + f"\n\n{base_url}/notices\n",
            message_id=row.message_id,
        )
    send(server, letter)
    with writing():
        sent = {"state": "sent", "sent_at": clock.now()}
        db.session.execute(update(Mail).where(Mail.fact_key == fact_key).values(sent))
        trail.keep()
    return True
