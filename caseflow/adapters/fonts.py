"""Makes our own fonts findable before anything looks for fonts.

WeasyPrint finds fonts through fontconfig, which reads FONTCONFIG_FILE once. `./dev` writes such a file; without it
(`caseflow pdf` from an installed wheel, an editor) importing this module writes one. It must happen before WeasyPrint
is imported: no usable font ends not in an exception but in a segmentation fault.
"""

import os
import tempfile
from pathlib import Path

_PACKAGE = Path(__file__).parents[1]
# As in `caseflow.bundle`, which is on the same floor: beside the package in a checkout, inside it in a wheel.
STATIC = (_PACKAGE / "_bundle" if (_PACKAGE / "_bundle").is_dir() else _PACKAGE.parent) / "static"
FOLDER = STATIC / "vendor" / "fonts"

_CONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>{cache}</cachedir>
</fontconfig>
"""


def _escaped(path: Path) -> str:
    return str(path).replace("&", "&amp;").replace("<", "&lt;")


def _own_folder() -> Path:
    """A folder that keeps the font cache between runs, or a fresh one where the home cannot be written."""
    wanted = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "caseflow"
    try:
        wanted.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return Path(tempfile.mkdtemp(prefix="caseflow-fonts-"))
    return wanted if os.access(wanted, os.W_OK) else Path(tempfile.mkdtemp(prefix="caseflow-fonts-"))


def _write_config(folder: Path) -> Path:
    config = folder / "fonts.conf"
    text = _CONFIG.format(fonts=_escaped(FOLDER), cache=_escaped(folder / "fontcache"))
    if not config.is_file() or config.read_text(encoding="utf-8") != text:
        # Written aside and moved into place: two processes may start at once.
        with tempfile.NamedTemporaryFile("w", dir=folder, encoding="utf-8", delete=False) as new:
            new.write(text)
        Path(new.name).replace(config)
    return config


if not (FOLDER / "NotoSans-Regular.ttf").is_file():
    raise FileNotFoundError(f"The fonts for printed pages are missing: {FOLDER}")
if not os.path.isfile(os.environ.get("FONTCONFIG_FILE", "")):
    os.environ["FONTCONFIG_FILE"] = str(_write_config(_own_folder()))
