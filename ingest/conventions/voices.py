"""Headings under which somebody speaks of the whole before the areas: head of the company, chair, principal.

    "VD kommenterar", "Vd-ord", "Ordföranden inleder", "Förbundschefen summerar året", "Rektor ser tillbaka"
    "Några ord från förvaltningschefen", "Hälsning från styrelsen"

What they do with something else is a subject: "Nämnden sammanfattar klagomålen", "Chefen och arbetsmiljön".
"""

import re

from ingest.conventions.bodies import ANY, DECIDING, DEFINITE, EXAMINING, IN_PLACE, LEADING, PERSONS, pattern

_PERSON = rf"""
    v\.d\.(?::?n)?|(?:\w+(?:-\ och|\ och)\ )?{IN_PLACE}\w*{pattern(PERSONS, ANY)}
"""
# What an office or the whole does may be an area: "Kommunen ser framåt".
_BODY = rf"\w*{pattern((*DECIDING, *LEADING, *EXAMINING), DEFINITE)}"
_WHO = rf"(?:{_PERSON}|{_BODY})"
_SPAN = r"""
    (?:(?:det\ )?(?:gångna\ )?(?:\w*år|period|tertial|kvartal|halvår|delår|månad|resultat|utfall|läge|arbete
    |verksamhet|rapport|uppföljning|bokslut|höst|vår|termin)(?:en|et|t)?
    (?:\ som\ (?:(?:har\ )?gått|gick)|\ 20\d\d)?|20\d\d)
"""
_SPEAKS = rf"""
    (?:kommenterar|sammanfattar|summerar|inleder|reflekterar|berättar|skriver|konstaterar|analyserar)
    (?:\ (?:kring\ |över\ |om\ )?{_SPAN})?
    |(?:blickar|ser)\ (?:framåt|tillbaka|bakåt)(?:\ (?:på|mot)\ {_SPAN})?
    |(?:har|tar)\ ordet|om\ {_SPAN}
"""
_FROM = rf"""
    (?:(?:en\ )?hälsning(?:ar)?|(?:några\ |inledande\ )?ord|inledning|förord|inledande\ kommentar(?:er)?)
    \ (?:från|av)\ (?:vår\ )?{_WHO}
"""
_WORDS = r"""
    (?:vd|ordförande|direktörs|chefs|rektors?|ledar)(?:-|:s\ |ns\ |\ )?(?:ord(?:et)?|kommentar(?:er)?|krönika)
    |(?:verkställande\ )?direktörens\ (?:ord|kommentar(?:er)?)
"""
_VOICE = re.compile(rf"{_WHO}\ (?:{_SPEAKS})|{_FROM}|{_WORDS}", re.VERBOSE | re.IGNORECASE)


def is_voice(text: str) -> bool:
    """Whether a heading, without a sign at its end, says who speaks of the whole under it."""
    return bool(_VOICE.fullmatch(text))
