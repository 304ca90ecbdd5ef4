"""What the API sends and takes. Every field is listed: a new column stays invisible until somebody adds it here."""

from typing import Any

from marshmallow import RAISE, Schema, ValidationError, fields, validate

from caseflow.models.base import NEVER
from caseflow.vocabulary.language import _


class Day(fields.Date):
    """A calendar day; null where there is none."""

    def _serialize(self, value: Any, attr: str | None, obj: Any, **kwargs: Any) -> Any:
        return None if value == NEVER else super()._serialize(value, attr, obj, **kwargs)


class Text(fields.String):
    """Text that people write: without characters that cannot be seen, as on the pages, and none that is half of one."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        text = super()._deserialize(value, attr, data, **kwargs)
        if any((ord(c) < 32 and c not in "\r\n\t") or ord(c) == 127 or 0xD800 <= ord(c) < 0xE000 for c in text):
            raise ValidationError(_("Take out the characters that cannot be seen."))
        return text


class Strict(Schema):
    """A body or a query that refuses fields it does not know."""

    class Meta:
        unknown = RAISE


class CaseQuery(Strict):
    stage = fields.String()
    status = fields.String()
    team = fields.String()
    caseworker = fields.String()
    nationality = fields.String()
    pathway = fields.String()
    risk = fields.String()
    overdue = fields.String(validate=validate.OneOf(["1"]))
    cliff = fields.String()
    sort = fields.String()
    after = fields.String()
    before = fields.String()


class CaseLine(Schema):
    ref = fields.String()
    name = fields.String(metadata={"description": "Name of the principal applicant, as written"})
    members = fields.Integer()
    stage = fields.String()
    status = fields.String()
    risk = fields.String()
    pathway = fields.String()
    caseworker = fields.String()
    team = fields.String()
    opened_on = Day()
    next_due_on = Day(allow_none=True)
    cliff_on = Day(allow_none=True, metadata={"description": "Day on which regular status ends if nothing happens"})
    is_visit_overdue = fields.Boolean()


class CasePage(Schema):
    items = fields.List(fields.Nested(CaseLine))
    total = fields.Integer()
    next = fields.String(allow_none=True, metadata={"description": "Send it as `after` for the next page"})
    previous = fields.String(allow_none=True, metadata={"description": "Send it as `before` for the page before"})


class Who(Schema):
    ref = fields.String()
    name = fields.String()


class Member(Schema):
    ref = fields.String()
    name = fields.String()
    relationship = fields.String()
    is_principal = fields.Boolean()
    birth_date = fields.Date(allow_none=True)
    birth_precision = fields.String()
    left_on = fields.Date(allow_none=True)


class StepLine(Schema):
    number = fields.Integer()
    code = fields.String()
    name = fields.String()
    who = fields.Nested(Who, allow_none=True)
    state = fields.String()
    turn = fields.String(allow_none=True, metadata={"description": "Who must act now"})
    filed_on = fields.Date(allow_none=True)
    decided_on = fields.Date(allow_none=True)
    due_on = fields.Date(allow_none=True)
    due_by_hand = fields.Boolean()


class PathwayPart(Schema):
    key = fields.String()
    name = fields.String()
    version = fields.Integer(allow_none=True)
    steps = fields.List(fields.Nested(StepLine))


class Head(Schema):
    ref = fields.String()
    version = fields.Integer()
    stage = fields.String()
    status = fields.String()
    risk = fields.String()
    team = fields.String()
    caseworker = fields.String()
    opened_on = fields.Date()
    outcome = fields.String(allow_none=True)
    closed_on = fields.Date(allow_none=True)


class CaseFile(Schema):
    head = fields.Nested(Head)
    family = fields.List(fields.Nested(Member))
    pathway = fields.Nested(PathwayPart)


class Step(Schema):
    ref = fields.String()
    number = fields.Integer()
    code = fields.String()
    title = fields.String()
    state = fields.String(attribute="line.state")
    due_on = fields.Date(attribute="line.due_on", allow_none=True)
    filed_on = fields.Date(allow_none=True)
    seen = fields.Integer(metadata={"description": "Version; send it back with a move"})
    verbs = fields.List(fields.String())


class StepMove(Strict):
    """The fields of a move; which of them it needs depends on the verb."""

    seen = fields.Integer(required=True, strict=True)
    started_on = fields.Date()
    filed_on = fields.Date()
    decided_on = fields.Date()
    done_on = fields.Date()
    internal = Text(validate=validate.Length(max=4000))
    shareable = Text(validate=validate.Length(max=4000))
    reason = Text(validate=validate.Length(max=4000))
    permit = fields.Nested("Permit")


class Permit(Strict):
    kind = Text(required=True)
    country = Text(required=True, validate=validate.Length(equal=3))
    valid_from = fields.Date(required=True)
    valid_until = fields.Date(load_default=None, allow_none=True)
    number = Text(load_default=None, allow_none=True, validate=validate.Length(max=60))
    employer_name = Text(load_default="", validate=validate.Length(max=200))
    isco = Text(load_default=None, allow_none=True)
    region = Text(load_default=None, allow_none=True)


class Problem(Schema):
    type = fields.String()
    title = fields.String()
    status = fields.Integer()
    detail = fields.String()
    errors = fields.Dict(keys=fields.String(), values=fields.List(fields.String()))
