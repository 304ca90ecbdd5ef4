"""The door of the API: personal tokens only, errors as problem+json, a description that programs can read."""

from typing import Any

from apispec.ext.marshmallow import MarshmallowPlugin
from flask import Flask
from flask_smorest import Api

from caseflow.api.cases import bp as cases
from caseflow.extensions import csrf


class _Door(Api):
    """flask-smorest without its own error pages: `app.py` answers every error once, as a page or as JSON."""

    def _register_error_handlers(self) -> None:
        pass


def bind(app: Flask) -> None:
    """Put the API under /api/v1."""
    app.config.update(
        API_TITLE="caseflow",
        API_VERSION="v1",
        OPENAPI_VERSION="3.1.0",
        OPENAPI_URL_PREFIX="/api/v1",
        OPENAPI_JSON_PATH="openapi.json",
    )
    spec: dict[str, Any] = {
        "info": {"description": "Acts as the owner of the token: the same scope, the same rules."},
        "components": {"securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}},
        "security": [{"token": []}],
        "marshmallow_plugin": MarshmallowPlugin(schema_name_resolver=_name),
    }
    door = _Door(app, spec_kwargs=spec)
    door.register_blueprint(cases)
    # No cookie is read here, so no other site can send one along.
    csrf.exempt(cases)


def _name(schema: Any) -> str:
    kind = schema if isinstance(schema, type) else type(schema)
    return kind.__name__
