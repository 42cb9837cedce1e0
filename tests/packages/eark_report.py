"""Run by the Python that has eark-validator: prints what it finds wrong with a package, as JSON.

The validator asks the web for vocabularies that it also ships; they are read from where they are shipped.
"""

import importlib.util
import json
import sys
import urllib.request
from pathlib import Path
from typing import Any, BinaryIO


def shipped(address: str) -> BinaryIO:
    """A vocabulary of the validator by its address."""
    found = importlib.util.find_spec("eark_validator")
    assert found
    assert found.origin
    return (Path(found.origin).parent / "ipxml/resources/vocabs" / address.rsplit("/", 1)[1]).open("rb")


def report(package: Path) -> dict[str, Any]:
    """The state of the structure, and the rules that the package breaks, or should not (`warnings`)."""
    urllib.request.urlopen = shipped  # type: ignore[assignment]
    from eark_validator.packages import PackageValidator

    found = PackageValidator(package).validation_report
    return {
        "structure": found.structure.status.value,
        "broken": [one.rule_id for one in found.structure.messages if one.severity.value == "Error"],
        "schema": [one.message for one in found.metadata.schema_results.messages],
        "rules": [
            one.rule_id for one in found.metadata.schematron_results.messages if one.severity.value == "Error"
        ],
        "warnings": [
            one.rule_id for one in found.metadata.schematron_results.messages if one.severity.value == "Warn"
        ],
    }


if __name__ == "__main__":
    json.dump(report(Path(sys.argv[1])), sys.stdout)
