"""Papers come, are looked at, and serve the steps that want them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import selectinload

from caseflow import clock
from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.access.refs import new_ref
from caseflow.access.refusals import rules_decide
from caseflow.adapters.vault import NoRoom
from caseflow.audit import trail
from caseflow.documents import rows
from caseflow.documents.incoming import Usable, as_one
from caseflow.documents.keysets import keyset_of, make_keyset
from caseflow.documents.shelving import as_version, shelved
from caseflow.errors import Refused
from caseflow.extensions import db, reading
from caseflow.models.base import NEVER
from caseflow.models.documents import Paper
from caseflow.models.people import Person
from caseflow.rules import paper_files
from caseflow.rules.birth import Birth
from caseflow.vocabulary.documents import DocumentKind
from caseflow.vocabulary.language import _
from caseflow.vocabulary.reasons import sentence


@dataclass(frozen=True)
class PaperEntry:
    """What is said about a paper. `serves` names steps as CF-…/7; `together`: the files are pages of one paper."""

    kind: str
    title: str = ""
    issued_on: date | None = None
    expires_on: date | None = None
    serves: tuple[str, ...] = ()
    together: bool = False


def add_papers(user: Actor, ref: str, entry: PaperEntry, files: Sequence[Usable]) -> tuple[str, ...]:
    """Keep papers of a person; the references of those that were made. Raises NotFound, Denied or Refused."""
    with reading():
        person = _person(user, ref)
        _check(user, person, entry)
        person_id = person.id
        keyset = keyset_of(user, person_id)
        trail.abandon()
    taken = [as_one(files)] if entry.together and files else list(files)
    keyset = keyset or _new_keyset(user, person_id)
    with shelved(keyset, person_id, taken) as kept:
        person = _person(user, ref)
        if rows.same_file(user, person.id, [one.kept.sha256 for one in kept]):
            raise Refused(sentence("file_there_already"), "files")
        refs, served = [], []
        for one in kept:
            paper = Paper(
                ref=new_ref("DO"), person_id=person.id, kind=entry.kind, title=entry.title or None,
                issued_on=entry.issued_on, expires_on=entry.expires_on or NEVER,
                recorded_by_id=user.id, recorded_at=clock.now(), versions=[as_version(user, one, 1)],
            )  # fmt: skip
            db.session.add(paper)
            db.session.flush()
            served = rows.serve(user, paper, entry.serves)
            refs.append(paper.ref)
        trail.commit(
            user, "paper.add", person, f"{ref}/papers",
            document=entry.kind, papers=refs, serves=served, expires_on=entry.expires_on,
        )  # fmt: skip
    return tuple(refs)


def add_version(user: Actor, ref: str, files: Sequence[Usable], *, together: bool, seen: int) -> None:
    """A newer version of a paper, to be looked at again; older ones stay. Raises NotFound, Denied, Stale, Refused."""
    if len(files) > 1 and not together:
        raise Refused(_("Several files can only be the pages of this one paper. Say that they are."), "together")
    with reading():
        paper = rows.paper_to_change(user, ref)
        person_id = paper.person_id
        keyset = keyset_of(user, person_id)
        trail.abandon()
    keyset = keyset or _new_keyset(user, person_id)
    with shelved(keyset, person_id, [as_one(files)]) as kept:
        paper = rows.paper_to_change(user, ref)
        gate.fresh(paper, seen, {})
        _must_be_there(paper)
        if rows.same_file(user, person_id, [one.kept.sha256 for one in kept]):
            raise Refused(sentence("file_there_already"), "files")
        number = paper.versions[0].number + 1
        version = as_version(user, kept[0], number)
        version.paper_id = paper.id
        db.session.add(version)
        paper.state, paper.refused_reason = paper_files.RECEIVED, ""
        rows.tell_steps(user, paper)
        trail.commit(user, "paper.replace", paper.person, f"{ref}/{number}", document=paper.kind, number=number)


def edit_paper(user: Actor, ref: str, entry: PaperEntry, *, seen: int) -> None:
    """Change what is said about a paper and which steps it serves. Raises NotFound, Denied, Stale or Refused."""
    paper = rows.paper_to_change(user, ref)
    new = {
        "kind": entry.kind, "title": entry.title or None, "issued_on": entry.issued_on,
        "expires_on": entry.expires_on or NEVER,
    }  # fmt: skip
    gate.fresh(paper, seen, new)
    _must_be_there(paper)
    _check(user, paper.person, entry)
    before = {name: getattr(paper, name) for name in new}
    if paper.kind != entry.kind:
        rows.serve(user, paper, ())
    for name, value in new.items():
        setattr(paper, name, value)
    served = rows.serve(user, paper, entry.serves)
    trail.commit(user, "paper.edit", paper.person, ref, before=before, after=new, serves=served)


def decide_paper(user: Actor, ref: str, *, state: str, reason: str = "", seen: int) -> None:
    """Accept a paper that somebody looked at, or say why it cannot be used. Raises NotFound, Denied, Stale, Refused."""
    paper = rows.paper_to_change(user, ref)
    gate.fresh(paper, seen, {"state": state})
    today = clock.today(user.timezone)
    with rules_decide():
        now = paper_files.ENDED if paper.ended_on is not None else paper.state
        to_state = paper_files.check_decision(now, state, paper.expires_on, reason, today)
    before = paper.state
    paper.state, paper.refused_reason = to_state, reason if to_state == paper_files.REFUSED else ""
    rows.tell_steps(user, paper)
    trail.commit(
        user, "paper.decide", paper.person, ref, document=paper.kind, before=before, after=to_state, reason=reason
    )


def end_paper(user: Actor, ref: str, *, reason: str, seen: int) -> None:
    """Set a paper aside: it serves no step any more and stays readable. Raises NotFound, Denied, Stale or Refused."""
    paper = rows.paper_to_change(user, ref)
    gate.fresh(paper, seen, {})
    _must_be_there(paper)
    if not reason.strip():
        raise Refused(_("Say why the paper is set aside."), "reason")
    paper.ended_on = clock.today(user.timezone)
    rows.tell_steps(user, paper)
    trail.commit(user, "paper.end", paper.person, ref, document=paper.kind, reason=reason)


def _person(user: Actor, ref: str) -> Person:
    person = gate.one(scope.people(user).where(Person.ref == ref).options(selectinload(Person.nationalities)))
    gate.require(user, "paper.edit")
    return person


def _check(user: Actor, person: Person, entry: PaperEntry) -> None:
    if entry.kind not in set(DocumentKind):
        raise Refused(_("Choose what kind of paper it is."), "kind")
    with rules_decide():
        birth = Birth(person.birth_date, person.birth_precision)
        paper_files.check_days(entry.issued_on, entry.expires_on, birth, clock.today(user.timezone))
    known = {rows.name_of(ref, step) for _w, step, ref in rows.wanted_of(user, person.id, entry.kind)}
    if unknown := sorted(set(entry.serves) - known):
        raise Refused(_("No open step %(step)s wants this kind of paper.", step=unknown[0]), "serves")


def _must_be_there(paper: Paper) -> None:
    if paper.ended_on is not None:
        raise Refused(sentence("paper_set_aside"))


def _new_keyset(user: Actor, person_id: int) -> bytes:
    make_keyset(person_id)
    with reading():
        keyset = keyset_of(user, person_id)
        trail.abandon()
    if keyset is None:
        raise NoRoom("the keyset was not kept")
    return keyset
