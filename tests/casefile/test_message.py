"""The page for the family: plain, in their language, on one page, and with nothing on it that could hurt them."""

import io
import re
import subprocess
from datetime import timedelta

import pikepdf
import pytest
from sqlalchemy import select

from caseflow import clock
from caseflow.access.refs import new_ref
from caseflow.audit import trail
from caseflow.casefile.letter import SIZES, fitted
from caseflow.casefile.message import letter
from caseflow.extensions import db
from caseflow.models.cases import Case, CaseMember, Note
from caseflow.models.documents import Paper, PaperUse, PaperVersion
from caseflow.models.pathways import Step, WantedDocument
from caseflow.models.people import Person
from caseflow.vocabulary.documents import DocumentKind
from caseflow.vocabulary.family_message import LANGUAGES, SENTENCES, say, span
from caseflow.vocabulary.family_names import named_steps, step_name
from caseflow.vocabulary.family_papers import paper_name
from tests.factories import casefiles, cases, pathways, people
from tests.factories.trail import readings

TODAY = clock.today()
CANARY = "CANARY-7731"
MARKS = re.compile(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# What tells of asylum, in the languages of the page.
TELLS = re.compile(r"asyl|refug|réfugi|UNHCR|UNRWA|ACNUR|HCR|COMAR|protecci|protect|لجوء|لاجئ|azil", re.IGNORECASE)


@pytest.fixture
def ref(world) -> str:
    case = casefiles.five(world)
    db.session.commit()
    return case.ref


def text_of(content: bytes) -> str:
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=content, capture_output=True, check=True)
    return re.sub(r"\s+", " ", MARKS.sub("", done.stdout.decode()))


def pages_of(content: bytes) -> int:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return len(pdf.pages)


def printed(browse, ref, language="en", **query) -> str:
    answer = browse("caseworker").get(f"/cases/{ref}/message.pdf", language=language, **query)
    assert answer.status_code == 200 and answer.mimetype == "application/pdf"
    assert pages_of(answer.data) == 1
    return text_of(answer.data)


def refused_paper(step: Step, kind: str, reason: str, by: int) -> None:
    """A paper that cannot be used, for a document that the step wants."""
    wanted = WantedDocument(step_id=step.id, kind=kind, state="rejected", note=CANARY)
    version = PaperVersion(
        number=1, media_type="image/jpeg", size=1, pages=1, sha256="0" * 64, stored_as=new_ref("XX"),
        uploaded_by_id=by, uploaded_at=clock.now(), name=CANARY,
    )  # fmt: skip
    paper = Paper(
        ref=new_ref("DO"), person_id=step.person_id, kind=kind, state="refused", refused_reason=reason, title=CANARY,
        recorded_by_id=by, recorded_at=clock.now(), versions=[version],
    )  # fmt: skip
    db.session.add_all([wanted, paper])
    db.session.flush()
    db.session.add(PaperUse(wanted_document_id=wanted.id, paper_id=paper.id))


def step_of(ref: str, state: str) -> Step:
    return db.session.scalars(select(Step).where(Step.state == state).order_by(Step.number)).first()


def test_it_says_what_is_done_what_comes_next_what_to_bring_and_where_to_ask(world, ref, browse):
    refused_paper(step_of(ref, "ready"), "passport", "The last page is cut off.", world.users["caseworker"].id)
    db.session.commit()
    said = printed(browse, ref)
    for words in (
        "What happens next", "What is done", "Provincial endorsement", "We wait for the office", "Not approved on",
        "The office wants a newer medical examination.", "You can ask for a new decision until",
        "What to bring", "Passport", "We cannot use the one that you gave us.", "The last page is cut off.",
        "Ask Cara Worker", ref, "Our help is free.", "We plan to see you or to call you on",
    ):  # fmt: skip
        assert words in said, words


def test_papers_that_others_give_need_not_be_brought(ref, browse):
    said = printed(browse, ref)
    assert "You do not need to bring these, they come from others: Permanent residence application package." in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_one_page_in_each_of_six_languages(ref, browse, language):
    said = printed(browse, ref, language)
    if language == "ar":
        # pdftotext gives Arabic in the order in which it is read, word by word.
        for word in ("التالية", "إحضاره", "تسألون"):
            assert word in said, word
    else:
        for sentence in ("title", "done", "next", "bring", "ask", "free"):
            assert say(language, sentence) in said, sentence


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_file_knows_its_language_and_nobody(ref, browse, language):
    answer = browse("caseworker").get(f"/cases/{ref}/message.pdf", language=language)
    assert answer.headers["Content-Disposition"] == f'inline; filename="{ref}-{language}.pdf"'
    with pikepdf.open(io.BytesIO(answer.data)) as pdf:
        assert str(pdf.Root.Lang) == language and pdf.Root.MarkInfo.Marked
        info = {str(name): str(value) for name, value in pdf.docinfo.items()}
        about = str(info) + str(pdf.open_metadata())
    assert info["/Title"] == say(language, "title")
    for name in ("María", "Xiloj", "Alhaddad", "Cara", "CF-"):
        assert name not in about


def test_arabic_runs_from_right_to_left(ref, browse):
    answer = browse("caseworker").get(f"/cases/{ref}/message.pdf", language="ar")
    done = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=answer.data, capture_output=True, check=True)
    places = re.findall(r'xMin="([\d.]+)".*?xMax="([\d.]+)".*?>([^<]+)</word>', done.stdout.decode())
    title = {word[::-1]: (float(begin), float(end)) for begin, end, word in places[:3]}
    assert title["ما"][1] > 520, "the first word stands at the right edge"
    assert title["ما"][0] > title["الخطوة"][0] > title["التالية"][0], "and the next ones to the left of it"


def test_the_day_is_said_with_its_weekday_and_why(ref, browse):
    said = printed(browse, ref)
    assert re.search(
        r"We expect it by \w+day, \d+ \w+ \d{4}\. This is an estimate: it often takes about 60 days\.", said
    )
    assert "We chose this day with care." in said
    assert "AIP_ENDORSEMENT" not in said


def test_nothing_internal_ever_comes_near_it(world, ref, browse):
    step = step_of(ref, "refused")
    step.decision_internal = CANARY
    refused_paper(step_of(ref, "ready"), "passport", "Both sides, please.", world.users["caseworker"].id)
    internal = cases.note(db.session.get(Case, step.case_id), CANARY, by=world.users["caseworker"])
    for person in db.session.scalars(select(Person)).all():
        person.protection_note = CANARY
    number = internal.id
    db.session.commit()
    for language in LANGUAGES:
        said = printed(browse, ref, language)
        for secret in (CANARY, casefiles.SECRET, "The officer was new", "Damp", "555 0147", "A09876543", "U123456789",
                       "Annapolis", "protected", "Cara.Worker@"):  # fmt: skip
            assert secret not in said, (language, secret)
    assert browse("caseworker").get(f"/cases/{ref}/message.pdf", language="en", note=str(number)).status_code == 404


@pytest.mark.parametrize("key", ["mx_comar_tvrh", "ca_claimant_open_work_permit", "ca_empp_federal_job_offer"])
def test_it_does_not_tell_why_the_family_came(world, key, browse):
    ana = people.person(world.teams["north"], "Ana", "López", nationalities=("HND",), protection="protected")
    case = cases.case(world.teams["north"], ana, caseworker=world.users["caseworker"], stage="regularization")
    steps = pathways.start_pathway(case, key)
    for number, step in enumerate(steps):
        step.state, step.decided_on = ("granted", TODAY) if number == 0 else ("ready", None)
    there = db.session.scalars(select(WantedDocument.kind).where(WantedDocument.step_id == steps[1].id)).all()
    for kind in set(DocumentKind) - set(there):
        db.session.add(WantedDocument(step_id=steps[1].id, kind=kind.value, state="missing"))
    db.session.commit()
    for language in LANGUAGES:
        said = printed(browse, case.ref, language)
        whole = letter(world.actor("caseworker"), case.ref, language=language)
        every = " ".join([said, whole.later, whole.others, *(f"{p.what} {p.says}" for p in whole.bring + whole.coming)])
        assert not TELLS.search(every), (language, TELLS.search(every))


def test_only_who_is_in_the_case_is_named(world, ref, browse):
    gone = db.session.scalars(select(CaseMember).where(CaseMember.relationship_to_principal == "stepchild")).one()
    gone.left_on, gone.open_person_id = TODAY, None
    db.session.commit()
    assert "Ixchel" not in printed(browse, ref)


def test_it_can_be_about_one_person_only(world, ref, browse):
    who = db.session.scalars(select(CaseMember).where(CaseMember.relationship_to_principal == "spouse")).one()
    person = db.session.get(Person, who.person_id)
    said = printed(browse, ref, about=person.ref)
    assert "Łukasz" not in said and "María" not in said and "settlement plan" in said.lower()
    other = people.person(world.teams["north"], "Somebody", "Else")
    db.session.commit()
    for stranger in (other.ref, "PE-0000-0000-0"):
        answer = browse("caseworker").get(f"/cases/{ref}/message.pdf", language="en", about=stranger)
        assert answer.status_code == 404


@pytest.mark.parametrize("language", ["de", "EN", "en ", "../en", "arb"])
def test_a_language_that_is_not_there_is_not_found(ref, browse, language):
    assert browse("caseworker").get(f"/cases/{ref}/message.pdf", language=language).status_code == 404


def test_the_form_shows_first_and_writes_nothing(ref, browse):
    browser = browse("caseworker")
    address = f"/cases/{ref}/message"
    page = browser.get(address)
    assert page.status_code == 200 and 'id="preview"' in page.text
    answer = browser.submit(address, language="ar", words="Come on Monday.", act="preview")
    assert answer.status_code == 200 and 'dir="rtl"' in answer.text and "Come on Monday." in answer.text
    assert say("ar", "bring") in answer.text
    assert trail_of(ref) == []


def trail_of(ref: str) -> list[tuple[str, str]]:
    rows = db.session.execute(select(trail.AuditEntry.action, trail.AuditEntry.subject)).all()
    return [(action, subject) for action, subject in rows if action == "message.print"]


def test_printing_is_recorded_and_own_words_are_kept_for_the_family(ref, browse):
    answer = browse("caseworker").submit(f"/cases/{ref}/message", language="ht", words="Vini lendi.", act="print")
    assert answer.status_code == 302
    note = db.session.scalars(select(Note).order_by(Note.id.desc())).first()
    assert (note.kind, note.body) == ("shareable", "Vini lendi.")
    assert trail_of(ref) == [("message.print", f"{ref}/notes/{note.id}")]
    page = browse("caseworker").get(answer.headers["Location"])
    assert "Vini lendi." in text_of(page.data) and page.headers["Cache-Control"] == "no-store"
    assert [(one.subject, one.fields) for one in readings("message.print")] == [(ref, "message to the family, ht")]
    history = browse("caseworker").get(f"/cases/{ref}/timeline").text
    assert "Message to the family printed" in history and "Haitian" in history


def test_without_own_words_there_is_no_note(ref, browse):
    before = db.session.scalars(select(Note.id)).all()
    assert browse("caseworker").submit(f"/cases/{ref}/message", language="en", act="print").status_code == 302
    assert db.session.scalars(select(Note.id)).all() == before
    assert trail_of(ref) == [("message.print", ref)]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"language": "de"}, "Not a valid choice"),
        ({"language": ""}, "Choose one of the languages."),
        ({"about": "PE-0000-0000-0"}, "Not a valid choice"),
        ({"words": "x" * 601}, "Use at most 600 characters."),
    ],
)
@pytest.mark.parametrize("act", ["preview", "print"])
def test_what_cannot_be_is_said_next_to_the_field(ref, browse, fields, said, act):
    answer = browse("caseworker").submit(f"/cases/{ref}/message", **{"language": "en", **fields, "act": act})
    assert answer.status_code == 422 and said in answer.text
    assert trail_of(ref) == []


def test_it_stays_one_page_with_much_to_say(world, browse):
    long = "Maximiliana " * 12
    family = [people.person(world.teams["north"], f"{long}{number}", "López") for number in range(9)]
    case = cases.case(world.teams["north"], *family, caseworker=world.users["caseworker"], stage="regularization")
    steps = pathways.start_pathway(case, "gt_mintrab_ptte")
    for step in steps:
        step.state, step.due_on, step.decision_shareable = "ready", TODAY + timedelta(days=9), "Reason. " * 100
    for step in steps[:4]:
        step.state, step.decided_on = "refused", TODAY
        step.remedy_due_on = TODAY + timedelta(days=20)
    worker = world.users["caseworker"].id
    there = db.session.scalars(select(WantedDocument.kind).where(WantedDocument.step_id == steps[5].id)).all()
    for kind in list(DocumentKind)[:12]:
        if kind not in there:
            refused_paper(steps[5], kind.value, "The photo is too dark to read it. " * 25, worker)
    words = "\n".join(["A long line of our own words"] * 20)
    note = cases.note(case, words, by=world.users["caseworker"], kind="shareable")
    db.session.commit()
    for language in LANGUAGES:
        said = printed(browse, case.ref, language, note=str(note.id))
        if language != "ar":
            assert say(language, "more") in said and say(language, "free") in said


def test_a_closed_case_says_so_in_the_words_for_the_family(world, ref, browse):
    case = db.session.scalars(select(Step)).first().case_id
    row = db.session.get(Case, case)
    row.status, row.outcome, row.closed_on, row.stage = "closed", "moved", TODAY, "closed"
    row.closing_internal, row.closing_shareable = CANARY, "We wish you well in Halifax."
    db.session.commit()
    said = printed(browse, ref)
    assert "We finished our work with you on" in said and "We wish you well in Halifax." in said
    assert CANARY not in said and "What to bring" not in said
    assert browse("caseworker").submit(f"/cases/{ref}/message", language="en", act="print").status_code == 302


@pytest.mark.parametrize("who", ["stranger", "foreign", "liaison", "employer", "analyst", "reviewer", "administrator"])
def test_nobody_else_finds_it(ref, browse, who):
    assert browse(who).get(f"/cases/{ref}/message").status_code == 404
    assert browse(who).get(f"/cases/{ref}/message.pdf", language="en").status_code == 404


def test_the_case_leads_to_it(ref, browse):
    assert f"/cases/{ref}/message" in browse("caseworker").get(f"/cases/{ref}").text


# The words themselves


def test_every_language_has_every_sentence_with_the_same_facts():
    for language, sentences in SENTENCES.items():
        assert sentences.keys() == SENTENCES["en"].keys(), language
        for key, sentence in sentences.items():
            assert set(re.findall(r"{(\w+)}", sentence)) == set(re.findall(r"{(\w+)}", SENTENCES["en"][key])), key


def test_every_paper_has_a_name_in_every_language(whole_app):
    with whole_app.test_request_context():
        for kind in DocumentKind:
            for language in LANGUAGES:
                assert paper_name(language, kind)
            assert re.search("[\u0600-\u06ff]", paper_name("ar", kind)), kind
            assert paper_name("ht", kind) != paper_name("en", kind) or kind in (DocumentKind.PHOTO,), kind


def test_every_step_of_the_library_has_a_name_in_arabic():
    codes = set()
    for pathway in pathways.shipped_pathways().values():
        for step in pathway.steps:
            codes.add(step.code)
            public = step.public_names.as_dict() if step.public_names else None
            name = step_name("ar", step.code, public, step.names.as_dict())
            assert re.search("[\u0600-\u06ff]", name), step.code
    assert named_steps() <= codes, "a name for a step that is gone"


@pytest.mark.parametrize(
    ("days", "said"),
    [(1, "يوم واحد"), (2, "يومين"), (7, "7 أيام"), (60, "60 يومًا"), (100, "100 يوم"), (105, "105 أيام")],
)
def test_days_are_counted_as_arabic_counts_them(days, said):
    assert span("ar", days) == said
    assert (span("en", days), span("es", days)) == (f"{days} day{'s' * (days > 1)}", f"{days} día{'s' * (days > 1)}")


def test_a_step_that_nobody_named_is_called_by_its_file():
    assert step_name("ht", "NEW", None, {"en": "A new step", "es": "Un paso"}) == "A new step"
    assert step_name("ht", "NEW", {"en": "Visit", "es": "Visita"}, {"en": "Ask for asylum"}) == "Visit"
    assert step_name("fr", "NEW", {"en": "Visit", "fr": "Visite"}, {}) == "Visite"


def test_what_does_not_fit_is_said(world, ref):
    found = letter(world.actor("caseworker"), ref, language="en")
    small = fitted(found, SIZES[-1])
    assert small.has_more_coming == (len(found.coming) > SIZES[-1].coming)
