"""The `caseflow` command."""

import json
import signal
import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

import click
import flask_migrate
from flask import Flask, current_app
from sqlalchemy.exc import SQLAlchemyError
from waitress import serve as waitress_serve

from caseflow import bundle
from caseflow.access.actor import SYSTEM
from caseflow.accounts import administration
from caseflow.accounts.queries import actor_of_email
from caseflow.accounts.session import schema_is_current
from caseflow.adapters.pdf import NotPrintable, render
from caseflow.app import create_app
from caseflow.audit import rotation, verify
from caseflow.casefile.summary import print_summary
from caseflow.cases import commands_waking
from caseflow.consent import commands_texts, text_files
from caseflow.demo import fill, sign_ins
from caseflow.errors import Denied, NotFound, Refused
from caseflow.extensions import db as database
from caseflow.extensions import expect_writes, learn_sizes
from caseflow.jobs import worker
from caseflow.matching import replay
from caseflow.models import schema
from caseflow.pathways import commands as pathway_library
from caseflow.pathways import offered, shelf
from caseflow.rules.reference import normalise


def _app() -> Flask:
    try:
        settings = bundle.config.read(bundle.ROOT)
    except bundle.config.Unsafe as unsafe:
        raise click.ClickException(str(unsafe)) from unsafe
    settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    return create_app(settings)


@click.group()
def main() -> None:
    """caseflow: follows people who regularize their status through labour."""


@main.command()
@click.option("--demo/--no-demo", default=True, help="Fill an empty database with invented people.")
def run(demo: bool) -> None:
    """Bring the database up to date, fill it when it is empty (never in production), serve, and say how to sign in."""
    app = _app()
    _upgrade(app)
    with app.app_context():
        expect_writes(True)
        is_empty = administration.is_empty()
        if is_empty and demo and not app.config["SETTINGS"].is_production:
            click.echo("Filling the empty database with invented people. This takes a moment …")
            fill.fill()
        else:
            _load_what_comes_along()
        if is_empty and not demo:
            _first_administrator()
        _check_demo()
        expect_writes(False)
    _serve(app)


def _load_what_comes_along() -> None:
    """The pathway library and the consent texts of this version; again it does nothing."""
    try:
        pathway_library.load_library(SYSTEM)
        commands_texts.load_texts(SYSTEM, text_files.shipped())
    except Refused as no:
        raise click.ClickException(no.message) from no


def _check_demo() -> None:
    """Print the demo's sign-ins, if it is there. Ends when it was not filled to its end."""
    if not sign_ins.are_there():
        return
    if not sign_ins.are_open():
        address = database.engine.url.render_as_string(hide_password=True)
        raise click.ClickException(f"The demo was not filled to its end. Empty the database and start again: {address}")
    for line in sign_ins.listed():
        click.echo(f"  {line.email:<36} {line.role:<18} {line.says}")
    click.echo(f"Everybody's passphrase: {sign_ins.PASSPHRASE}")


@main.command()
@click.option("--json", "as_json", is_flag=True, help="Print the sign-ins as JSON.")
def demo(as_json: bool) -> None:
    """Fill an empty database with invented people. Exit code 1 when it is not empty; then nothing is changed."""
    app = _app()
    _upgrade(app)
    with app.app_context():
        expect_writes(True)
        if app.config["SETTINGS"].is_production:
            raise click.ClickException("This is a production installation: no invented people here.")
        if not administration.is_empty():
            _check_demo()
            raise click.ClickException("The database is not empty. The demo fills only an empty one.")
        fill.fill()
        if not as_json:
            _check_demo()
            return
        lines = [vars(line) for line in sign_ins.listed()]
    click.echo(json.dumps({"passphrase": sign_ins.PASSPHRASE, "sign_ins": lines}, ensure_ascii=False))


@main.command()
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def tick(as_json: bool) -> None:
    """Do what the clock does: open the cases whose waiting is over. Safe to call again; call it every hour or so."""
    with _app().app_context():
        woken = commands_waking.wake_due_cases(SYSTEM)
        learn_sizes()
    click.echo(json.dumps({"woken": woken}) if as_json else f"{woken} cases that waited are open again.")


@main.command()
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def doctor(as_json: bool) -> None:
    """Look whether everything is in place. Exit code 0 when it is, 1 when something is not."""
    app = _app()
    with app.app_context():
        found = [_look(name, look) for name, look in CHECKUPS.items()]
    if as_json:
        click.echo(json.dumps([{"name": name, "ok": ok, "says": says} for name, ok, says in found]))
    else:
        for name, ok, says in found:
            click.echo(f"{'ok    ' if ok else 'NOT OK'}  {name}: {says}")
    sys.exit(0 if all(ok for _name, ok, _says in found) else 1)


def _look(name: str, look: Callable[[], str]) -> tuple[str, bool, str]:
    try:
        return name, True, look()
    except (click.ClickException, SQLAlchemyError, OSError, NotPrintable) as trouble:
        said = trouble.message if isinstance(trouble, click.ClickException) else str(trouble)
        return name, False, said.splitlines()[0]


def _settings() -> str:
    settings = current_app.config["SETTINGS"]
    with tempfile.TemporaryFile(dir=settings.data_dir):
        return f"{settings.mode}, data in {settings.data_dir}"


def _database() -> str:
    with database.engine.connect() as connection:
        if not schema_is_current(connection, schema.METADATA):
            raise click.ClickException("The database needs a migration: caseflow db upgrade")
        return f"{connection.dialect.name}, reachable, its schema is current"


def _printing() -> str:
    return f"{len(render('<h1>Łódź, K’iche’</h1>', language='en', title='caseflow'))} bytes with our own fonts"


def _library() -> str:
    number = len(offered.all_current())
    if not number:
        raise click.ClickException("No pathway is loaded: caseflow pathways load")
    return f"{number} pathways"


CHECKUPS = {"settings": _settings, "database": _database, "printing": _printing, "pathway library": _library}


@main.command()
def serve() -> None:
    """Serve the application on CASEFLOW_HOST and CASEFLOW_PORT."""
    _serve(_app())


def _serve(app: Flask) -> None:
    settings = app.config["SETTINGS"]
    click.echo(f"caseflow is at http://{settings.host}:{settings.port}")
    threading.Thread(target=_keep_time, args=(app,), name="worker", daemon=True).start()
    try:
        waitress_serve(app, host=settings.host, port=settings.port, threads=8, ident=None)
    except OSError as taken:
        message = f"Cannot listen on {settings.host}:{settings.port} ({taken.strerror}). Choose another CASEFLOW_PORT."
        raise click.ClickException(message) from taken


def _keep_time(app: Flask) -> None:
    """The worker of an installation on one machine, beside the pages. Any number of `caseflow work` may run besides."""
    worker.work(app, threading.Event())


@main.command()
@click.option("--once", is_flag=True, help="Do what is due now, then end.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def work(once: bool, as_json: bool) -> None:
    """Run the jobs: reminders, mail, cases that wake. Any number of workers may run; each job is done once."""
    stop = threading.Event()
    for end in (signal.SIGTERM, signal.SIGINT):
        signal.signal(end, lambda _number, _frame: stop.set())
    if not once:
        click.echo("caseflow works. Stop it with Ctrl+C.", err=True)
    done = worker.work(_app(), stop, once=once)
    click.echo(json.dumps({"done": done}) if as_json else f"{done} jobs done.")


@main.group()
def db() -> None:
    """The database."""


@db.command()
def upgrade() -> None:
    """Bring the database up to the schema of this version."""
    _upgrade(_app())
    click.echo("The database is up to date.")


def _upgrade(app: Flask) -> None:
    with app.app_context():
        flask_migrate.upgrade()
        learn_sizes()


@main.group()
def user() -> None:
    """Accounts."""


@user.command("add")
@click.option("--email", prompt="E-mail address")
@click.option("--name", prompt="Name")
@click.option("--organization", prompt="Organization", help="Made if there is none of that name.")
@click.option("--country", prompt="Country of the organization (three letters, such as CAN)")
@click.password_option(help="At least 15 characters.")
def user_add(email: str, name: str, organization: str, country: str, password: str) -> None:
    """Add an administrator. Exit code 1 when a rule says no."""
    app = _app()
    with app.app_context():
        expect_writes(True)
        try:
            administration.add_administrator(
                SYSTEM, email=email, name=name, organization=organization, country=country, password=password
            )
        except Refused as no:
            raise click.ClickException(no.message) from no
    click.echo(f"{email} can sign in as an administrator.")


def _first_administrator() -> None:
    if not sys.stdin.isatty():
        click.echo("Add the first administrator with: caseflow user add")
        return
    click.echo("The database is empty. The first administrator:")
    while True:
        try:
            administration.add_administrator(
                SYSTEM,
                email=click.prompt("E-mail address"),
                name=click.prompt("Name"),
                organization=click.prompt("Organization"),
                country=click.prompt("Country of the organization (three letters, such as CAN)"),
                password=click.prompt("Password", hide_input=True, confirmation_prompt=True),
            )
        except Refused as no:
            click.echo(no.message, err=True)
        else:
            return


@main.group()
def pathways() -> None:
    """The pathway library."""


@pathways.command("load")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path), default=shelf.LIBRARY)
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def pathways_load(folder: Path, as_json: bool) -> None:
    """Load the pathway files of FOLDER, or those that come with caseflow. Again it does nothing.

    Exit code 1 when a file is not valid: each problem with its line, and nothing is loaded.
    """
    app = _app()
    with app.app_context():
        expect_writes(True)
        try:
            loaded = pathway_library.load_library(SYSTEM, folder)
        except Refused as no:
            raise click.ClickException(no.message) from no
    if as_json:
        click.echo(json.dumps({"added": loaded.added, "unchanged": loaded.unchanged}))
        return
    click.echo(f"{len(loaded.added)} pathways loaded, {loaded.unchanged} were there already.")


@main.command()
@click.argument("ref")
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), required=True, help="The file to write."
)
@click.option("--as", "email", help="Whose eyes to print with: the e-mail address of an active user.")
def pdf(ref: str, output: Path, email: str | None) -> None:
    """Print the summary of a case, as that user sees it (without --as: as the system). The reading is logged."""
    with _app().app_context():
        user = actor_of_email(email) if email else SYSTEM
        if user is None:
            raise click.ClickException(f"No active user signs in as {email}.")
        try:
            printed = print_summary(user, normalise(ref) or ref)
        except (NotFound, Denied) as no:
            raise click.ClickException(f"There is no case {ref} for this user.") from no
    output.touch(mode=0o600)  # a new file is for its owner only
    output.write_bytes(printed)
    click.echo(f"Written: {output}")


@main.group()
def match() -> None:
    """Rankings."""


@match.command("replay")
@click.argument("ref", required=False)
@click.option("--all", "everything", is_flag=True, help="Every ranking that was ever made.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def match_replay(ref: str | None, everything: bool, as_json: bool) -> None:
    """Make the ranking REF (or all) again from what was kept of it, and compare.

    Exit code 0 when all are equal, 1 when one is not, 2 when there is no such ranking. Prints nobody's name.
    """
    if everything == bool(ref):
        raise click.UsageError("Name one ranking, or say --all.")
    with _app().app_context():
        try:
            one = [replay.replayed(SYSTEM, normalise(ref) or ref)] if ref else []
        except NotFound:
            click.echo(f"There is no ranking {ref}.", err=True)
            sys.exit(2)
        told = [replay.as_told(made) for made in (one or replay.all_replayed(SYSTEM))]
        told += [] if ref else [replay.as_lost(gone) for gone in replay.removed(SYSTEM)]
    if as_json:
        click.echo(json.dumps(told, ensure_ascii=False))
    else:
        for line in told:
            click.echo(f"{line['ref']}  {'equal' if line['equal'] else 'NOT EQUAL: ' + ' '.join(line['differs'])}")
        click.echo(f"{sum(line['equal'] for line in told)} of {len(told)} are equal.")
    sys.exit(0 if all(line["equal"] for line in told) else 1)


@main.group()
def audit() -> None:
    """The audit trail."""


@audit.command("verify")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def audit_verify(as_json: bool) -> None:
    """Recompute every chain from its first entry. Exit code 1 when something was changed, removed or reordered."""
    with _app().app_context():
        result = verify.verify_all()
    click.echo(result.as_json() if as_json else result.as_text())
    sys.exit(0 if result.is_sound else 1)


if __name__ == "__main__":
    main()


@main.group()
def keys() -> None:
    """The data key."""


@keys.command("rotate")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def keys_rotate(as_json: bool) -> None:
    """Seal everything again with the newest data key (CASEFLOW_DATA_KEY, CASEFLOW_DATA_KEY_VERSION). Safe to repeat."""
    with _app().app_context():
        expect_writes(True)
        found = rotation.seal_again()
    count = sum(found.values())
    click.echo(json.dumps(found) if as_json else f"{count} values in {len(found)} tables are sealed with the new key.")
