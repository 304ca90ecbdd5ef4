"""What consulates do in the stories for nationals who agreed, through their own room's command."""

from caseflow.consular import commands
from caseflow.consular.commands import Entry
from caseflow.demo.family import Family
from caseflow.vocabulary.language import in_language


def assisted(f: Family, consulate: str, kind: str, state: str, note: str, *, about: int = 0) -> None:
    """The liaison records that a national asked for something today, or was given or refused it."""
    liaison = f.town.users[f"liaison.{consulate}"]
    with in_language(liaison.language):
        commands.record_assistance(liaison, f.people[about], Entry(kind, state, f.today(), note))
