"""Where the files beside the code lie: in a checkout at its root, in an installed wheel in `caseflow/_bundle`."""

import importlib.util
from pathlib import Path
from types import ModuleType

_HERE = Path(__file__).parent
ROOT = _HERE / "_bundle" if (_HERE / "_bundle").is_dir() else _HERE.parent
TEMPLATES, STATIC, MIGRATIONS = ROOT / "templates", ROOT / "static", ROOT / "migrations"
TRANSLATIONS = _HERE / "translations"


def _load_config() -> ModuleType:
    """`config.py` by its path: a wheel must not put a top-level module of that name on everybody's machine."""
    spec = importlib.util.spec_from_file_location("caseflow_config", ROOT / "config.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(ROOT / "config.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


config = _load_config()
