"""What a package says of itself."""

import uuid
from importlib.metadata import version

import msgspec

from ingest.keeping.journal import now


class Facts(msgspec.Struct, frozen=True):
    """A package's identifier (a URN), when it was made (UTC, ISO 8601), by which version of this, for whom."""

    identifier: str
    created: str
    version: str
    organization: str


def facts(organization: str = "") -> Facts:
    """What a package that is made now says of itself."""
    return Facts(uuid.uuid4().urn, now(), version("backspegel"), " ".join(organization.split()))
