"""What the words and the number of a heading say by themselves, whatever stands under it or beside."""

from ingest.conventions.areas import area_of_title
from ingest.conventions.general import is_gathering, is_given, is_goal_chapter
from ingest.headings.called import area_of, is_called
from ingest.headings.roles import Marked
from ingest.report import Area


def words(one: Marked) -> str:
    """A heading without its number."""
    numbered = area_of(one.paragraph)
    return (numbered.title or "") if numbered else one.paragraph.text


def label(one: Marked) -> str:
    """The number of a heading, or nothing."""
    area = area_of(one.paragraph)
    return (area.label or "") if area else ""


def chapter_number(one: Marked) -> Area | None:
    """The number of a chapter with its title, unless it is called an area: "3 Klimat", but not "Mål 3 Klimat"."""
    area = area_of(one.paragraph)
    return area if area and (area.label or "").isdigit() and not is_called(one.paragraph) else None


def is_title(one: Marked) -> bool:
    """Whether a heading may be the title of an area."""
    text = one.paragraph.text
    return one.role == "inner" and not text.rstrip().endswith(":") and area_of_title(words(one)) is not None


def is_named(one: Marked) -> bool:
    """Whether a heading says that it gathers areas.

    With a number, what somebody gave to do, and "Måluppföljning", may be one itself.
    """
    numbered, text = area_of(one.paragraph) is not None, one.paragraph.text
    return is_gathering(words(one)) or (not numbered and (is_given(text) or is_goal_chapter(text)))


def says_so(text: str) -> bool:
    """Whether the words of a heading with a number say that it holds what is followed up."""
    return is_gathering(text) or is_given(text) or is_goal_chapter(text)
