"""The words that are read out, as files: `texts/<kind>.<number>.<language>.txt`, paragraphs apart by an empty line.

A text that people agreed to never changes: other words are a new number. Its first line may be `ends older consents`;
then whoever agreed to an older number is asked anew, otherwise their consents stay good (grandfathered).
"""

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "texts"
_ENDS_OLDER = "ends older consents\n"


@dataclass(frozen=True)
class TextFile:
    kind: str
    number: int
    language: str
    body: str
    ends_older: bool = False


def shipped() -> tuple[TextFile, ...]:
    """Every text that comes with the product, older numbers first."""
    return tuple(sorted((_read(path) for path in FOLDER.glob("*.txt")), key=lambda t: (t.kind, t.language, t.number)))


def _read(path: Path) -> TextFile:
    kind, number, language = path.stem.split(".")
    body = path.read_text(encoding="utf-8")
    ends_older = body.startswith(_ENDS_OLDER)
    return TextFile(kind, int(number), language, body.removeprefix(_ENDS_OLDER).strip(), ends_older)
