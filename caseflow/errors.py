"""The four ways in which caseflow says no. Raised anywhere below, answered once: as a page or as problem+json."""

from collections.abc import Mapping


class NotFound(Exception):
    """There is no such row for this user. Says the same whether it exists or not."""

    status = 404


class Denied(Exception):
    """The user may see this, but may not do that."""

    status = 403


class Refused(Exception):
    """A rule of the field says no. The message is for the user; `field` names the form field, if one is to blame."""

    status = 422

    def __init__(self, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field


class Stale(Exception):
    """Somebody else changed the row since this user read it.

    `current` holds what is saved now for each field in which it differs from what the user wrote; `version` is
    the version to send next time.
    """

    status = 409

    def __init__(self, current: Mapping[str, str] | None = None, version: int | None = None) -> None:
        super().__init__("somebody else changed this in the meantime")
        self.current = dict(current or {})
        self.version = version
