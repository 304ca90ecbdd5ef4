"""Papers of the demo: drawn specimens that belong to nobody; and an authority that decides in caseflow itself."""

from collections.abc import Iterator

from caseflow import clock
from caseflow.access import scope
from caseflow.access.actor import Actor
from caseflow.accounts import commands_admin
from caseflow.adapters.pictures import drawn, preview
from caseflow.demo.calendar import Story, spoken
from caseflow.demo.town import Town
from caseflow.documents import commands, queries
from caseflow.documents.commands import PaperEntry
from caseflow.documents.incoming import Usable
from caseflow.extensions import db
from caseflow.models.accounts import Organization
from caseflow.models.cases import Case
from caseflow.models.pathways import PathwayVersion, Step
from caseflow.pathways import commands_steps

_HOUSES = (("caseworker", "en"), ("caseworker.guatemala", "es"))
_MOST_CASES, _MOST_PAPERS = 4, 3
_DECIDED = ("OWP_ISSUE", "EMPP_DECISION")


def stories(town: Town) -> Iterator[Story]:
    """Papers of some cases of two houses, then what is put before the authority."""
    for worker, language in _HOUSES:
        yield spoken(language, _papers(town.users[worker]))
    yield spoken("en", _authority(town))


def _papers(user: Actor) -> Story:
    yield 0
    refs = db.session.scalars(
        scope.cases(user).where(Case.status == "open", Case.stage == "regularization").with_only_columns(Case.ref)
    ).all()
    for ref in refs[:_MOST_CASES]:
        wanted = [
            (step, line)
            for step in queries.papers_of_case(user, ref).steps
            for line in step.wanted
            if line.state in ("missing", "requested")
        ]
        for number, (step, line) in enumerate(wanted[:_MOST_PAPERS]):
            entry = PaperEntry(kind=line.kind, title="Specimen", serves=(f"{ref}/{step.number}",))
            (paper,) = commands.add_papers(user, step.person_ref, entry, [_specimen(f"{ref} {line.kind}", number)])
            if number == 0:
                commands.decide_paper(user, paper, state="accepted", seen=1)
            elif number == 1:
                commands.decide_paper(user, paper, state="refused", reason="The second page is missing.", seen=1)


def _authority(town: Town) -> Story:
    yield 0
    house = db.session.query(Organization).filter_by(ref=town.houses["province"]).one()
    administrator = town.users["administrator"]
    commands_admin.set_deciding(administrator, house.ref, ["migration_authority", "province"], seen=house.version)
    for user in (town.users["caseworker"], town.users["caseworker.abroad"]):
        query = scope.of_case(user, Step).where(
            Step.code.in_(_DECIDED), Step.state == "submitted", Case.status == "open"
        )
        rows = db.session.execute(
            query.join(PathwayVersion, PathwayVersion.id == Step.pathway_version_id)
            .with_only_columns(Case.ref, Step.number, Step.version, Step.filed_on)
            .order_by(Step.id)
        ).all()
        for ref, number, version, filed_on in rows:
            commands_steps.withdraw_step(user, ref, number, reason="It is filed through caseflow now.", seen=version)
            seen = db.session.scalar(
                scope.of_case(user, Step).where(Case.ref == ref, Step.number == number).with_only_columns(Step.version)
            )
            commands_steps.submit_step(user, ref, number, filed_on=filed_on or clock.today(), seen=seen or 0)


def _specimen(words: str, number: int) -> Usable:
    """A drawn page that says what it stands for."""
    page = drawn((f"SPECIMEN {number + 1}", words))
    return Usable("specimen.jpg", page.content, "image/jpeg", 1, preview(page.content).content, "not_configured")
