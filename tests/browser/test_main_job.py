"""The main job by a real browser: one family that nobody prepared, from intake to a permit, seen by five people.

Everybody begins at `/` and follows what the pages offer; no address is known, nothing is written past the forms.
"""

import re
import subprocess
from pathlib import Path

import pytest

from tests.browser import family
from tests.browser.family import CHILD, CONSULATE, EMPLOYER, FATHER, FATHER_LATIN, JOB, MOTHER, PATHWAY, day
from tests.browser.hands import Hands
from tests.factories.accounts import PASSWORD

APPLY = "Apply at the border office"


@pytest.fixture
def sit(visitor, site):
    """`sit("caseworker")` are the hands of somebody who has just signed in, in a browser window of their own."""
    _address, _scene, emails = site

    def down(who: str) -> Hands:
        page = visitor("caseworker")
        page.context.clear_cookies()
        page.set_default_timeout(10_000)
        page.goto("/")
        return Hands(page).send({"E-mail": emails[who], "Password": PASSWORD}, "Sign in")

    return down


def test_a_family_from_intake_to_a_permit(sit, tmp_path):
    cara, sue = sit("caseworker"), sit("supervisor")
    open_the_case(cara)
    finish_the_intake(cara)
    agree_toward_the_consulate(cara)
    evaluate(cara)
    sign(sit("second"))
    choose_the_pathway(cara)
    vet_the_employer(cara, sue)
    place(cara)
    take_the_steps(cara)
    visit_the_family(cara)
    supervise(sue)
    consulate = see_one_national(sit("liaison"), tmp_path)
    print_the_summary(cara, tmp_path)
    take_the_consent_back(cara)
    see_nobody(consulate)
    verify(sit("auditor"))


def to_the_case(hands: Hands) -> Hands:
    return hands.go("Cases", MOTHER)


def move_on(hands: Hands, to: str) -> None:
    to_the_case(hands).go("Move to the next stage").press(f"Move to: {to}")
    hands.said(f"now in this stage: {to}")


def open_the_case(cara: Hands) -> None:
    cara.go("New case").send(family.principal(), "Open the case").said("The case is open.")
    cara.said("about 1991").said("not screened")
    for member in (family.spouse(), family.child()):
        cara.go("Add a family member").send(member, "Add to the case").said("part of the case")
    cara.said(FATHER_LATIN).said("Child")


def finish_the_intake(cara: Hands) -> None:
    cara.go("Move to the next stage").said("3 things are missing")
    clear = {"Result": "No protection need known", "Status": "None known after screening"}
    for name in (MOTHER, FATHER, CHILD):
        cara.go(f"Record the screening ({name})").send(clear, "Save")
        cara.go("CF-", "Move to the next stage")
    cara.go("Add a way to reach them").send(family.contact(), "Save").said("Only after six")
    cara.go("CF-", "Move to the next stage").said("1 thing is missing").go("Record the consent", "Record a consent")
    cara.send({"What is the consent for": "Casework by our service", "Language": "English"}, "Continue")
    answers = family.consent("Casework", "Name, birth date and nationality", "Family members in the case")
    cara.send(answers, "Record the consent").said("Active")


def agree_toward_the_consulate(cara: Hands) -> None:
    cara.back().go("Record a consent")
    cara.send({"What is the consent for": "Contact with the own consulate", "Language": "Español"}, "Continue")
    cara.said("Si dice que no, el consulado no se entera de nada")
    answers = family.consent(
        "Consular assistance", "Name", "Kind of permit and the day it ends", "Name of the employer"
    )
    cara.send({**answers, "Consulate": CONSULATE}, "Record the consent").said("Active")
    move_on(cara, "Evaluation")


def evaluate(cara: Hands) -> None:
    cara.go("Open the evaluation", "Add an occupation").send({"Occupation": "farm labour"}, "Save")
    cara.write({"Which one do you mean?": "Crop farm labourers"}).press("Save").said("9211")
    school = {"Level (ISCED 2011)": "Upper secondary", "Title": "Bachillerato", "Country": "Honduras"}
    cara.go("Add education").send(school, "Save").said("Bachillerato")
    cara.go("Languages on the person's page", "Add a language")
    cara.send({"Language": "Spanish", "Level": "B2, works in it"}, "Save")
    cara.go("Evaluation").said("Ask somebody else of the team to sign it")


def sign(sam: Hands) -> None:
    to_the_case(sam).go("Open the evaluation").press("Sign the evaluation").said("Complete and signed")


def choose_the_pathway(cara: Hands) -> None:
    to_the_case(cara).go("Choose a pathway").said("Not known yet")
    cara.go("Guatemala: temporary work abroad", "Has a record of irregular migration")
    cara.send({"Answer": "No"}, "Save").said("The fact is recorded.")
    to_the_case(cara).go("Choose a pathway", PATHWAY).said("A job offer")
    cara.press("Choose this pathway").said("has become tasks: 2").said("Written offer from the employer")
    move_on(cara, "Placement")


def vet_the_employer(cara: Hands, sue: Hands) -> None:
    cara.go("Employers", "New employer or recruiter").send(family.employer(), "Add").said("Not vetted")
    cara.go("Start the vetting")
    for question in cara.main.get_by_role("radio", name="Yes", exact=True).all():
        question.check()
    for evidence in cara.main.get_by_label("What shows it").all():
        evidence.fill("Contract and payslips of March, seen on the farm.")
    cara.press("Propose the vetting").said("A supervisor who is somebody else decides")
    sue.go("Today", f"Vetting of {EMPLOYER}", "Decide the vetting").said("The answers allow an approval")
    sue.send({"Decision": "Vetted, approved"}, "Record the decision").said("Vetted, approved")
    cara.go("Employers", EMPLOYER, "Add an opening").send(family.opening(), "Add the opening").said("3 of 3")


def place(cara: Hands) -> None:
    cara.go("Openings", JOB, "Rank people for this opening").press("Rank people").said(MOTHER)
    to_the_case(cara).go("Place somebody").go("Choose", inside=cara.row(JOB)).said("Not 18")
    cara.send({"Who is it for": MOTHER, "First day of work": day()}, "Match").said("has not agreed to be presented")
    cara.go("Record the consent")
    cara.send({"What is the consent for": "Being presented to an employer", "Language": "English"}, "Continue")
    answers = family.consent("Finding a job", "Name, birth date and nationality")
    cara.send({**answers, **family.toward_the_employer()}, "Record the consent")
    cara.go("Placements").go(MOTHER, inside=cara.main)
    for state in ("Submitted to the employer", "Offer received"):
        cara.go(state).send({"Day": day()}, "Record").said(f"Recorded: {state}")
    cara.go("Record a contract").send(family.contract(), "Record and compare").said("The contract fits the opening")
    cara.go("Placements").go(MOTHER, inside=cara.main)
    for state in ("Offer accepted", "Contract signed"):
        cara.go(state).send({"Day": day()}, "Record").said(f"Recorded: {state}")
    cara.go("Started work").send({"First day of work": day()}, "Record").said("in 7 days")
    move_on(cara, "Regularization")


def take_the_steps(cara: Hands) -> None:
    today = {"Day of the decision": day()}
    cara.go("Written offer from the employer").press("Start")
    cara.go("Mark as done").send({"Day it was done": day()}, "Save")
    cara.back().go("The Guatemalan ministry validates").press("Start").said("This stands in the way").back()
    for condition in ("The recruiter is registered", "The written contract is in a language"):
        cara.go("Confirm", inside=cara.row(condition)).send({"What was seen": "The register, today."}, "Save")
    cara.press("Start").go("Record as submitted").send({"Day it was submitted": day()}, "Save")
    cara.go("Record as granted").send(today, "Save").back()
    cara.go(APPLY).press("Start")
    for paper in ("Identity document", "Photo", "Fee receipt", "Job offer letter"):
        cara.go(paper).send({"How far": "Verified"}, "Save")
    cara.go("Record as submitted").send({"Day it was submitted": day()}, "Save").go("Record as granted")
    card = {"Number": "TVTF-000918", "First day": day(), "Last day": day(60)}
    cara.send({**today, **card}, "Save").said("Border worker card").go("CF-")
    cara.said("Status ends soon").said("in 60 days").said("3 of 6 steps done")
    cara.go("Renew with a new or continuing offer", "Set the due day by hand").send({"Due day": day(-1)}, "Save")
    cara.said("By the pathway it would be").go("CF-")


def visit_the_family(cara: Hands) -> None:
    cara.go("Open the follow-up").go("Record it", inside=cara.row("day 7 of work"))
    cara.send(family.visit(), "Save the visit").said("The wage paid (380.00) is below the wage agreed (450")


def supervise(sue: Hands) -> None:
    """What is overdue, whose status ends, and the case behind it."""
    sue.go("Today", "with something overdue").said(MOTHER).said("1 day ago")
    sue.go("Today", "lose status within 90 days").said(MOTHER).said("in 60 days")
    sue.go("Supervision", "alerts in the last 30 days").said("1 visit").said(MOTHER)
    to_the_case(sue).said("Act on what a visit found").said("Status ends soon")
    sue.go("Assign").said("Cara Worker")


def see_one_national(lia: Hands, folder: Path) -> Hands:
    lia.go("Nationals").said("2 people").said(MOTHER)
    lia.go(MOTHER).said("Border worker card").said(EMPLOYER)
    read = lia.text()
    shown = print_out(lia, "Print this as an extract", folder)
    for hidden in ("Haddad", "حداد", "Guatemala", "9988", "foreman", "1991", "Chiapas"):
        assert hidden not in read + shown, f"the consulate reads {hidden}"
    assert MOTHER in shown and EMPLOYER in shown
    lia.go("Nationals")
    assert "Haddad" not in lia.text()
    lia.send({"Name, or a part of it": "Haddad"}, "Search")
    assert "Noé" not in lia.text() and FATHER not in lia.text()
    return lia


def print_the_summary(cara: Hands, folder: Path) -> None:
    to_the_case(cara)
    shown = print_out(cara, "Print (PDF)", folder)
    for words in (MOTHER, FATHER, FATHER_LATIN, "about 1991", JOB, PATHWAY, "Border worker card", "Ask for payslips."):
        assert words in shown, f"the summary lacks {words}"
    assert "foreman" not in shown and "TVTF-000918" not in shown


def print_out(hands: Hands, link: str, folder: Path) -> str:
    """Press the link, keep the PDF, look whether it can be drawn, and read it."""
    path = folder / "printed.pdf"
    path.write_bytes(hands.fetch(link))
    subprocess.run(["pdftoppm", "-r", "40", "-png", path, folder / "printed"], check=True)
    assert list(folder.glob("printed-*.png"))
    read = subprocess.run(["pdftotext", "-layout", path, "-"], check=True, capture_output=True, text=True)
    return re.sub("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", read.stdout)


def take_the_consent_back(cara: Hands) -> None:
    cara.go("Open the consents").said("Consulate of Honduras").go("Withdraw", inside=cara.row("Consulate of Honduras"))
    cara.said("The consent is withdrawn.").said("No consulate learns that this person exists.")


def see_nobody(lia: Hands) -> None:
    lia.go("Nationals").said("1 person")
    assert MOTHER not in lia.text()


def verify(aud: Hands) -> None:
    aud.go("Audit trail").said("Visit recorded").go("Verify the whole trail")
    assert aud.heading() == "Nothing was changed"
    assert "Tz’unun" not in aud.text()


def test_what_is_entered_wrongly_is_said_beside_it_and_not_saved(sit):
    cara = sit("caseworker")
    cara.go("New case").send({"Year of birth": "1990"}, "Open the case")
    assert cara.status == 422
    cara.wrong("Family names", "Enter the name.")
    cara.send({"Family names": "Ajú Canastuj", "Year of birth": "2999"}, "Open the case")
    assert cara.status == 422
    assert cara.answer("Family names") == "Ajú Canastuj"
    cara.wrong("Year of birth", "future")
    cara.send({"Year of birth": "1990", "Month of birth": "2", "Day of birth": "30"}, "Open the case")
    assert cara.status == 422
    cara.go("Cases")
    assert "Ajú" not in cara.text()


def test_two_windows_lose_nothing(sit):
    cara, sam = sit("caseworker"), sit("second")
    for hands in (cara, sam):
        hands.go("Cases", "Rosa Mejía own", "Change risk or referral")
    sam.send({"Referred by": "The parish of San Judas"}, "Save")
    cara.send({"Referred by": "The clinic at the harbour"}, "Save")
    assert cara.status == 409
    assert cara.answer("Referred by") == "The clinic at the harbour"
    cara.said("What somebody else saved").said("The parish of San Judas")
    cara.press("Save")
    assert cara.status == 200
    sam.go("Cases", "Rosa Mejía own", "Change risk or referral")
    assert sam.answer("Referred by") == "The clinic at the harbour"
