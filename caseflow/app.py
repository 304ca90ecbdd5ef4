"""The application, read as a table of contents."""

import secrets
from typing import Any
from urllib.parse import urlsplit

from flask import Flask, Response, g, has_request_context, redirect, render_template, request, session, url_for
from flask_login import current_user
from werkzeug.exceptions import HTTPException, SecurityError
from werkzeug.middleware.proxy_fix import ProxyFix

from caseflow.access import gate
from caseflow.access.routes import ROUTES
from caseflow.accounts import session as sessions
from caseflow.accounts.views import bp as accounts
from caseflow.accounts.views_admin import bp as administration
from caseflow.adapters.bucket import Bucket
from caseflow.adapters.crypto import Keys
from caseflow.adapters.vault import Folder, Vault, use_vault
from caseflow.api import door as api
from caseflow.api.calendar import bp as calendar
from caseflow.audit import trail
from caseflow.bundle import MIGRATIONS, STATIC, TEMPLATES, TRANSLATIONS
from caseflow.casefile.views import bp as casefile
from caseflow.cases.addresses import bp as cases
from caseflow.consent.views import bp as consent
from caseflow.consular.views import bp as consular
from caseflow.documents.views import bp as documents
from caseflow.employers.views import bp as employers
from caseflow.errors import Denied, NotFound, Refused, Stale
from caseflow.evaluation.addresses import bp as evaluation
from caseflow.evaluation.views_circumstances import bp as circumstances
from caseflow.extensions import babel, csrf, db, expect_writes, login, migrate
from caseflow.followup.views import bp as followup
from caseflow.grievances.views import bp as grievances
from caseflow.matching.views import bp as matching
from caseflow.models import schema
from caseflow.models.types import use_keys
from caseflow.notices.views import bp as notices
from caseflow.oversight.views import bp as oversight
from caseflow.partner.addresses import bp as partner
from caseflow.pathways.addresses import bp as pathways
from caseflow.people.addresses import bp as people
from caseflow.placements.views import bp as placements
from caseflow.reports.views import bp as reports
from caseflow.training.addresses import bp as training
from caseflow.vocabulary.language import DEFAULT_LOCALE, LOCALES, best_locale
from caseflow.web import addresses, failures, headers, page, sent, static, uploads
from caseflow.web.forms import acting_user
from caseflow.web.occupation_field import bp as occupations
from caseflow.web.problem import problem

PUBLIC = {
    "static",
    "api-docs.openapi_json",
    "accounts.sign_in",
    "accounts.choose_password",
    "accounts.language",
    "calendar.feed",
    "healthz",
    "readyz",
}
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
SAFE = {"GET", "HEAD", "OPTIONS"}
ROOMS = (
    accounts,
    administration,
    calendar,
    cases,
    consent,
    consular,
    documents,
    employers,
    followup,
    matching,
    notices,
    grievances,
    occupations,
    oversight,
    people,
    placements,
    reports,
    partner,
    casefile,
    evaluation,
    circumstances,
    pathways,
    training,
)


def create_app(settings: Any) -> Flask:
    """The whole application for these settings (config.Settings)."""
    app = Flask("caseflow", template_folder=str(TEMPLATES), static_folder=str(STATIC))
    _configure(app, settings)
    use_keys(Keys(settings.data_key, settings.data_key_version, dict(settings.earlier_data_keys)))
    app.url_map.converters["int"] = addresses.RowNumber
    db.init_app(app)
    migrate.init_app(app, db, directory=str(MIGRATIONS), render_as_batch=True)
    csrf.init_app(app)
    babel.init_app(app, locale_selector=_language, timezone_selector=_timezone)
    page.bind(app)
    sent.bind(app)
    uploads.bind(app)
    use_vault(_vault(settings))
    app.before_request(_begin)
    login.init_app(app)
    sessions.bind(app, login)
    for room in ROOMS:
        app.register_blueprint(room)
    api.bind(app)
    app.add_url_rule("/healthz", "healthz", healthz)
    app.add_url_rule("/readyz", "readyz", readyz)
    app.before_request(_gatekeeper)
    app.after_request(headers.add)
    app.teardown_request(_end)
    for error in (NotFound, Denied, Refused, Stale):
        app.register_error_handler(error, _say_no)
    app.register_error_handler(HTTPException, _say_http)
    app.register_error_handler(RecursionError, _say_too_deep)
    app.register_error_handler(500, _say_broken)
    failures.bind(app)
    if settings.trusted_proxies:
        hops = settings.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops)  # type: ignore[method-assign]
    static.bind(app)
    if not settings.testing:
        static.serve(app, settings.data_dir / "static")
    return app


def _vault(settings: Any) -> Vault:
    papers = settings.data_dir / "papers"
    store = Bucket(settings.files_url) if settings.files_url.startswith("s3://") else Folder(papers)
    return Vault(store, settings.data_dir / "scratch")


def _configure(app: Flask, settings: Any) -> None:
    cookie = "__Host-cf" if settings.is_https else "cf"
    app.config.update(
        SETTINGS=settings,
        SECRET_KEY=settings.secret_key,
        TESTING=settings.testing,
        SQLALCHEMY_DATABASE_URI=settings.database_url,
        # hide_parameters keeps names out of exceptions and so out of logs.
        SQLALCHEMY_ENGINE_OPTIONS={"hide_parameters": True, "pool_pre_ping": True},
        SESSION_COOKIE_NAME=cookie,
        SESSION_COOKIE_SECURE=settings.is_https,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        TRUSTED_HOSTS=sorted({urlsplit(settings.base_url).hostname or "", *LOOPBACK}),
        MAX_CONTENT_LENGTH=2 * 2**20,
        MAX_FORM_MEMORY_SIZE=500_000,
        MAX_FORM_PARTS=500,
        WTF_CSRF_TIME_LIMIT=None,
        BABEL_DEFAULT_LOCALE="en",
        BABEL_TRANSLATION_DIRECTORIES=str(TRANSLATIONS),
    )


def _language() -> str:
    if not has_request_context():  # the command line, a job: they say in which language with `in_language`
        return DEFAULT_LOCALE
    if current_user and current_user.is_authenticated:
        return str(current_user.language)
    chosen = session.get("language")
    return chosen if chosen in LOCALES else best_locale([tag for tag, _quality in request.accept_languages])


def _timezone() -> str | None:
    if not has_request_context():
        return None
    return str(current_user.timezone) if current_user and current_user.is_authenticated else None


def _begin() -> Any:
    if isinstance(request.routing_exception, SecurityError):
        # Somebody asks for another host's pages: no page of ours, whose links would carry that host's name.
        return Response("Unknown host.\n", 400, mimetype="text/plain")
    g.request_id = secrets.token_hex(8)
    trail.request_id.set(g.request_id)
    expect_writes(request.method not in SAFE)
    return None


def _end(_error: BaseException | None) -> None:
    expect_writes(False)
    trail.abandon()


def _gatekeeper() -> Any:
    """Closed unless listed: an address that nobody wrote a rule for is not there, and everything asks for sign-in."""
    endpoint = request.endpoint
    if endpoint is not None and endpoint not in ROUTES:
        raise NotFound
    if request.method not in SAFE and request.headers.get("Sec-Fetch-Site") in {"cross-site", "same-site"}:
        raise Denied
    if not addresses.is_readable(request):
        raise NotFound
    if endpoint in PUBLIC:
        return None
    if current_user.is_authenticated:
        _may_enter(endpoint)
        return None
    if request.path.startswith("/api/"):
        return problem(401, "Send a personal token: Authorization: Bearer …")
    return redirect(url_for("accounts.sign_in", to=request.path if request.method in SAFE else None))


def _may_enter(endpoint: str | None) -> None:
    """Raises Denied at an address about nothing in particular (a list, an empty form) that the role has no right to.

    Where an address names something, the command or query decides: whether it is there for the user comes first.
    """
    action = ROUTES.get(endpoint or "")
    if action is not None and request.url_rule is not None and not request.url_rule.arguments:
        gate.require(acting_user(), action)


def _say_no(error: NotFound | Denied | Refused | Stale) -> Any:
    trail.abandon()
    field = getattr(error, "field", None)
    message = getattr(error, "message", None)
    return _answer(error.status, message, errors={field: [message or ""]} if field else None)


def _say_too_deep(_error: RecursionError) -> Any:
    """Brackets in brackets in brackets: nothing that a form or a program of good will sends."""
    trail.abandon()
    return _answer(400)


def _say_http(error: HTTPException) -> Any:
    if error.code is None or error.code < 400:
        return error
    trail.abandon()
    # What marshmallow refused, by field; only the API has it.
    messages = getattr(error, "data", {}).get("messages", {})
    return _answer(error.code, errors={name: text for part in messages.values() for name, text in part.items()})


def _say_broken(_error: Exception) -> Any:
    trail.abandon()
    return _answer(500)


def _answer(status: int, message: str | None = None, errors: dict[str, list[str]] | None = None) -> Any:
    if request.path.startswith("/api/"):
        return problem(status, message, errors)
    return render_template("error.html", status=status, message=message, request_id=g.get("request_id", "")), status


def healthz() -> Response:
    """The process answers."""
    return Response("ok\n", mimetype="text/plain")


def readyz() -> Response:
    """The database answers, with the schema that this code expects."""
    with db.engine.connect() as connection:
        ready = sessions.schema_is_current(connection, schema.METADATA)
    return Response(
        "ok\n" if ready else "the database needs a migration\n", 200 if ready else 503, mimetype="text/plain"
    )
