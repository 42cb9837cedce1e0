"""The names of the data that documents begin with: kind, number, who decided, valid from; of reports, on what."""

import re

NAMES = re.compile(
    r"(?:dokument(?:typ|namn|ansvarig|ägare|nummer|datum)?|typ av dokument|styrdokument"
    r"|beslut(?:ad|at|sdatum|sinstans|sfattare)?|fastställ(?:d|t|ande)|antag(?:en|et)|godkän(?:d|t)|upprättad|utfärdad"
    r"|gäll(?:er|ande)|giltig(?:hetstid)?|version|revider(?:ad|as|ing)|senast|nästa revidering|ersätter"
    r"|diarie(?:nummer|nr)|dnr|ärendenummer|handläggare|kontakt(?:person)?|författare|utgåva|nämnd|ifylld)"
    r"(?:\s+(?:av|den|från|för|till|och med|t\.?o\.?m|senast|reviderad|datum|dokument|instans))*\s*(?P<end>$|:)",
    re.IGNORECASE,
)

# What reports on a place or a contract tell of it before their text; in tables these name columns too.
OF_REPORT = re.compile(
    r"(?:utförare|leverantör|beställare|uppdragsgivare|verksamhet(?:schef)?|enhet(?:schef)?|rektor|(?:för)?skola"
    r"|uppföljare|granskare|rapportör|deltagare|ansvarig|antal\s\w+|avtal(?:stid|speriod)?|avser|datum"
    r"|(?:uppföljnings|mät|rapport|redovisnings|gransknings)?(?:dag|datum|period))",
    re.IGNORECASE,
)
AREA = re.compile(r"(?:mål|status|nuläge|läge|åtgärd|aktivitet|resultat|bedömning|\d)", re.IGNORECASE)
