"""Mail goes to the server that the setting names, with the same id when it is sent again; a refusal is no yes."""

import socketserver
import threading
from email import message_from_bytes

import pytest

from caseflow.adapters.mail import Letter, NotSent, send

LETTER = Letter("someone@example.org", "caseflow: 3 reminders", "Sign in: http://localhost/notices\n", "abc123")


class Server(socketserver.StreamRequestHandler):
    """As much of SMTP as one mail needs."""

    mails: list[bytes] = []
    refuses = False

    def handle(self):
        self._say("220 here")
        while line := self.rfile.readline():
            word = line[:4].upper()
            if word == b"DATA":
                self._say("354 go on")
                body = b""
                while (part := self.rfile.readline()) != b".\r\n":
                    body += part
                Server.mails.append(body)
                self._say("250 kept")
            elif word == b"QUIT":
                self._say("221 bye")
                return
            elif word == b"RCPT" and Server.refuses:
                self._say("550 nobody of that name")
            else:
                self._say("250 fine")

    def _say(self, text):
        self.wfile.write(text.encode() + b"\r\n")


@pytest.fixture
def server():
    Server.mails, Server.refuses = [], False
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Server) as serving:
        threading.Thread(target=serving.serve_forever, daemon=True).start()
        yield f"smtp://127.0.0.1:{serving.server_address[1]}?tls=no&from=caseflow@house.example"
        serving.shutdown()


def test_a_letter_arrives_with_who_what_and_its_own_id(server):
    send(server, LETTER)
    mail = message_from_bytes(Server.mails[0])
    assert mail["To"] == "someone@example.org"
    assert mail["Subject"] == "caseflow: 3 reminders"
    assert mail["Message-ID"] == "<abc123@house.example>"
    assert mail["Auto-Submitted"] == "auto-generated"


def test_sent_again_it_has_the_same_id(server):
    send(server, LETTER)
    send(server, LETTER)
    assert len({message_from_bytes(mail)["Message-ID"] for mail in Server.mails}) == 1


def test_a_server_that_refuses_or_is_away_is_told(server):
    Server.refuses = True
    with pytest.raises(NotSent):
        send(server, LETTER)
    with pytest.raises(NotSent):
        send("smtp://127.0.0.1:1?tls=no", LETTER)
