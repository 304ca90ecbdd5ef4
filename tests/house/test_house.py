"""The rules of the house, read from the code itself. Each failure says which rule and why it is one."""

import ast
import re
from pathlib import Path

import pytest

from caseflow.access import roles
from caseflow.access.routes import ROUTES

ROOT = Path(__file__).parents[2]
CODE = {p.relative_to(ROOT).as_posix(): p for p in sorted((ROOT / "caseflow").rglob("*.py"))}
TESTS = {p.relative_to(ROOT).as_posix(): p for p in sorted((ROOT / "tests").rglob("*.py"))}
TREES = {name: ast.parse(path.read_text()) for name, path in CODE.items()}
ROOMS = (
    "accounts people cases evaluation employers placements pathways followup consent documents casefile consular "
    "oversight reports training matching grievances partner notices"
).split()
PROTECTED = {
    "Case CaseMember Person Note Task Contact ContactAttempt IdentityDocument StatusRecord PersonFact PersonLanguage",
    "Evaluation WantedOccupation WorkExperience Education Licence Recognition LanguageTest Employer Vetting Opening",
    "RecognitionStep Skill Circumstance EmployerSite EmployerContact OpeningSite PlacementChoice PlacementEvent",
    "PlacementNote PlacementMessage PlacementRelative Contract PlacementCheck WageReport TrainingOffer TrainingGain",
    "Enrolment Attendance MatchRun FamilyWish Grievance GrievanceAction BaselineStudy",
    "PermitDependence MemberCliff DataKey Paper PaperVersion PaperUse Decision Application",
    "Placement Step WantedDocument Permit Visit Need Consent ConsularAssistance Nationality NameKey",
}
PROTECTED_NAMES = {name for line in PROTECTED for name in line.split()}
# Acts that nobody is signed in for, so no acting user comes first.
WITHOUT_USER = {"sign_in", "choose_password"}


def calls(tree: ast.AST) -> list[str]:
    return [ast.unparse(n.func) for n in ast.walk(tree) if isinstance(n, ast.Call)]


def functions(tree: ast.AST) -> list[ast.FunctionDef]:
    return [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)]


def in_room(name: str, file: str = "") -> bool:
    parts = name.split("/")
    return len(parts) > 2 and parts[1] in ROOMS and (not file or parts[-1].startswith(file))


def test_there_is_one_commit_so_no_change_is_kept_without_its_entry():
    places = [name for name, tree in TREES.items() for call in calls(tree) if call.endswith("session.commit")]
    assert places == ["caseflow/audit/trail.py"]


def test_what_is_protected_is_selected_in_scope_only():
    found = []
    for name, tree in TREES.items():
        if not in_room(name) or name.startswith("caseflow/accounts/"):
            continue
        for call in (n for n in ast.walk(tree) if isinstance(n, ast.Call)):
            if ast.unparse(call.func) in {"select", "update", "delete", "db.session.get", "db.session.query"}:
                named = {n.id for a in call.args for n in ast.walk(a) if isinstance(n, ast.Name)}
                if named & PROTECTED_NAMES:
                    found.append(f"{name}:{call.lineno} {ast.unparse(call)[:80]}")
    assert not found, "start from access.scope: " + "\n".join(found)


def test_every_command_takes_the_acting_user_first_and_commits_once():
    wrong = []
    for name, tree in TREES.items():
        if not in_room(name, "commands"):
            continue
        for f in (n for n in tree.body if isinstance(n, ast.FunctionDef) and not n.name.startswith("_")):
            made = calls(f)
            if "trail.commit" not in made:
                continue
            first = f.args.args[0].arg if f.args.args else ""
            if f.name not in WITHOUT_USER and (first != "user" or made.count("trail.commit") != 1):
                wrong.append(f"{name} {f.name}: first argument {first!r}, {made.count('trail.commit')} commits")
    assert not wrong, "\n".join(wrong)


def test_commands_never_call_commands():
    wrong = []
    for name, tree in TREES.items():
        if in_room(name, "commands"):
            wrong += [f"{name}: {call}" for call in calls(tree) if re.match(r"(\w+_)?commands\.", call)]
    assert not wrong, "share a rule or a model instead: " + "\n".join(wrong)


def test_imports_stand_at_the_top():
    wrong = [
        f"{name}:{n.lineno}"
        for name, tree in TREES.items()
        for f in functions(tree)
        for n in ast.walk(f)
        if isinstance(n, ast.Import | ast.ImportFrom)
    ]
    assert not wrong, "\n".join(wrong)


def test_files_and_functions_stay_small():
    long_files = [name for name, path in {**CODE, **TESTS}.items() if len(path.read_text().splitlines()) > 400]
    long_functions = [
        f"{name} {f.name} ({f.end_lineno - f.lineno + 1} lines)"
        for name, tree in TREES.items()
        for f in functions(tree)
        if f.end_lineno and f.end_lineno - f.lineno + 1 > 40
    ]
    assert not long_files + long_functions, "\n".join(long_files + long_functions)


def test_nothing_is_called_common_utils_helpers_or_misc():
    forbidden = {"common", "utils", "util", "helpers", "helper", "misc"}
    assert not [name for name in CODE if forbidden & set(Path(name).with_suffix("").parts)]


def test_nobody_catches_everything():
    wrong = [
        f"{name}:{n.lineno}"
        for name, tree in TREES.items()
        for n in ast.walk(tree)
        if isinstance(n, ast.ExceptHandler)
        and (n.type is None or ast.unparse(n.type) in {"Exception", "BaseException"})
    ]
    assert not wrong, "name what you expect: " + "\n".join(wrong)


def test_only_the_clock_asks_what_time_it_is():
    wrong = [
        f"{name}: {call}"
        for name, tree in TREES.items()
        if name != "caseflow/clock.py"
        for call in calls(tree)
        if call in {"datetime.now", "date.today", "datetime.utcnow", "time.time"}
    ]
    assert not wrong, "\n".join(wrong)


def test_views_say_no_by_raising_never_by_catching_the_four():
    wrong = [name for name, tree in TREES.items() if in_room(name, "views") and "except NotFound" in ast.unparse(tree)]
    assert not wrong


def test_templates_carry_no_code_no_style_and_trust_no_text():
    wrong = []
    for path in sorted((ROOT / "templates").rglob("*.html")):
        text = path.read_text()
        if (
            re.search(r"\|\s*safe\b", text)
            or re.search(r"\sstyle=", text)
            or re.search(r"\son(click|load|change)=", text)
        ):
            wrong.append(path.relative_to(ROOT).as_posix())
        if "<style" in text and "templates/pdf/" not in path.as_posix():
            wrong.append(path.relative_to(ROOT).as_posix())
    assert not wrong, "\n".join(wrong)


def test_every_address_has_its_rule(whole_app):
    endpoints = {rule.endpoint for rule in whole_app.url_map.iter_rules()}
    assert endpoints - set(ROUTES) == set(), "an address without a rule answers 404: add it to access/routes.py"
    assert set(ROUTES) - endpoints == set(), "a rule without an address"


@pytest.mark.parametrize("endpoint", sorted(k for k, v in ROUTES.items() if v is not None))
def test_every_rule_names_an_action(endpoint):
    assert ROUTES[endpoint] in roles.CAN


def test_every_action_is_asked_for_somewhere():
    text = "\n".join(path.read_text() for name, path in CODE.items() if not name.endswith("access/roles.py"))
    asked = set(re.findall(r'"([a-z_]+\.[a-z_]+)"', text))
    assert set(roles.CAN) - asked == set(), "an action that nobody asks for is a right that nobody has"


def imported(tree: ast.AST) -> set[str]:
    """Every module that a file imports, with and without the name taken from it."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


@pytest.mark.parametrize(
    ("kind", "forbidden"),
    [
        ("views", ("sqlalchemy", "caseflow.models", "caseflow.extensions", "caseflow.access.scope", "caseflow.audit")),
        ("forms", ("sqlalchemy", "caseflow.models", "caseflow.extensions", "caseflow.access", "caseflow.audit")),
        ("commands", ("flask", "flask_wtf", "wtforms", "werkzeug", "caseflow.web")),
        ("queries", ("flask", "flask_wtf", "wtforms", "werkzeug", "caseflow.web")),
    ],
)
def test_each_file_of_a_room_knows_only_its_neighbours(kind, forbidden):
    """import-linter knows `views`; a room that has grown has `views_steps` too."""
    wrong = [
        f"{name}: {module}"
        for name, tree in TREES.items()
        if in_room(name, kind)
        for module in sorted(imported(tree))
        if any(module == no or module.startswith(no + ".") for no in forbidden) and module != "caseflow.access.actor"
    ]
    assert not wrong, "\n".join(wrong)
