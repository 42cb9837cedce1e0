"""XML as packages have it: written from elements, and read from strangers."""

from pathlib import Path
from typing import Any

from lxml import etree
from lxml.builder import ElementMaker

from ingest.errors import BrokenPackage
from ingest.unseen import shown

XLINK = "http://www.w3.org/1999/xlink"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
LARGEST = 500_000_000  # bytes of a METS file that is read


def maker(namespace: str, prefix: str, **others: str) -> ElementMaker:
    """What makes elements of a namespace; `others` are further namespaces by their prefixes."""
    return ElementMaker(namespace=namespace, nsmap={prefix: namespace, "xsi": XSI, **others})


def qualified(namespace: str, name: str) -> str:
    """The name of an element or attribute in a namespace, as lxml writes it."""
    return f"{{{namespace}}}{name}"


def text(value: str) -> str:
    """Text from a report or a user as XML may have it: without what is not seen and XML cannot hold."""
    return shown(value)


def as_bytes(root: Any) -> bytes:
    """A document, indented for people."""
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def read(path: Path) -> Any:
    """The root of a stranger's document: no entities are resolved, nothing is fetched. Raises BrokenPackage."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        if path.stat().st_size > LARGEST:
            raise BrokenPackage(f"{path} är större än 500 MB. Paketet läses inte.")
        return etree.parse(path, parser).getroot()
    except etree.XMLSyntaxError as error:
        raise BrokenPackage(f"{path} går inte att läsa som XML ({error.msg}). Hämta paketet på nytt.") from error
