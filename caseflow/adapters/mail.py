"""Sending mail. Its texts carry no personal data: what there is to read stands behind the sign-in."""

import smtplib
import ssl
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import formatdate
from urllib.parse import parse_qs, unquote, urlsplit

_SECONDS = 20.0


class NotSent(OSError):
    """The mail server took nothing. Trying again later is safe: a repeated mail has the same Message-ID."""


@dataclass(frozen=True)
class Letter:
    """A mail to one person. `message_id` stays the same when it is sent again."""

    to: str
    subject: str
    text: str
    message_id: str


def send(address: str, letter: Letter) -> None:
    """Hand the letter to the server at `address`. Raises NotSent.

    `smtp://user:password@host:587?from=…&tls=starttls` (tls: starttls, always or no).
    """
    where = urlsplit(address)
    asked = {name: values[0] for name, values in parse_qs(where.query).items()}
    sender = asked.get("from", "caseflow@localhost")
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = sender, letter.to, letter.subject
    mail["Date"] = formatdate()
    mail["Message-ID"] = f"<{letter.message_id}@{sender.rpartition('@')[2]}>"
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(letter.text)
    tls = asked.get("tls", "starttls")
    try:
        kind = smtplib.SMTP_SSL if tls == "always" else smtplib.SMTP
        with kind(where.hostname or "localhost", where.port or 587, timeout=_SECONDS) as server:
            if tls == "starttls":
                server.starttls(context=ssl.create_default_context())
            if where.username:
                server.login(unquote(where.username), unquote(where.password or ""))
            server.send_message(mail)
    except (OSError, smtplib.SMTPException) as error:
        raise NotSent("the mail server took nothing") from error
