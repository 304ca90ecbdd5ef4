"""The field in which an occupation is chosen by typing, and the address that it asks while somebody types."""

from typing import Any

from flask import Blueprint, Response, jsonify, request
from wtforms import StringField
from wtforms.validators import ValidationError

from caseflow.vocabulary.language import LazyString, _, _l
from caseflow.vocabulary.occupations import (
    Occupation,
    exactly,
    find,
    is_noc,
    is_occupation,
    noc_name,
    occupation_name,
)

bp = Blueprint("occupations", __name__)

# As many as somebody reads before typing another letter.
OFFERED = 8
HINTS: dict[str, LazyString] = {
    "isco": _l("Type its name in any of our languages, or its ISCO-08 code: nurse, 2221."),
    "noc": _l("Type its name, or its NOC 2021 code: cook, 63200."),
}


@bp.get("/occupations/search")
def search() -> Response:
    """Occupations that fit `q`, best first, as [{code, name}]; `list=noc` looks in the Canadian list."""
    table = "noc" if request.args.get("list") == "noc" else "isco"
    found = find(request.args.get("q", ""), limit=OFFERED, table=table)
    return jsonify([{"code": one.code, "name": one.name} for one in found])


class OccupationField(StringField):
    """One occupation. `data` is its code, "" for none; what cannot be understood is refused with what it may be."""

    def __init__(self, *args: Any, table: str = "isco", **more: Any) -> None:
        super().__init__(*args, **more)
        self.table = table
        self.typed = ""
        self.choices: list[Occupation] = []

    def process_formdata(self, valuelist: list[Any]) -> None:
        """The text that was typed, then perhaps the code that was chosen of those offered for it."""
        texts = [str(value).strip() for value in valuelist]
        if not texts:
            return
        chosen = [text for text in texts[1:] if self._is_code(text)]
        self.typed = texts[0]
        self.data = chosen[0] if chosen else self._understood(self.typed) or self.typed

    def pre_validate(self, form: Any) -> None:
        """Refuse what is not exactly one occupation, and offer what it may be."""
        text = self.data or ""
        if not text or self._is_code(text):
            return
        codes = exactly(text, table=self.table)
        self.choices = [Occupation(code, self._name(code)) for code in codes] or find(
            text, limit=OFFERED, table=self.table
        )
        if len(self.choices) == 1:
            raise ValidationError(_("Is this the occupation that is meant? Choose it, or type another word."))
        if self.choices:
            raise ValidationError(_("Several occupations may be meant. Choose one of them, or type another word."))
        raise ValidationError(_("No occupation of the list has this name or code. Try another word."))

    def _value(self) -> str:
        code = self.data or ""
        return f"{self._name(code)} ({code})" if self._is_code(code) else code

    def _understood(self, text: str) -> str:
        """The code that the text can only mean: a code, a whole name, or "name (code)" as the list writes it."""
        last = text.rstrip(")").rsplit("(", 1)[-1].strip()
        if self._is_code(last):
            return last
        codes = exactly(text, table=self.table)
        return codes[0] if len(codes) == 1 else ""

    def _is_code(self, text: str) -> bool:
        return is_noc(text) if self.table == "noc" else is_occupation(text)

    def _name(self, code: str) -> str:
        return noc_name(code) if self.table == "noc" else occupation_name(code)
