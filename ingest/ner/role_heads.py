"""Offices, titles and occupations by their last part: chef makes enhetschef, it-chef and socialchef roles.

Unlike a unit's head, a role's head alone is a role too (chefer, handläggare). `never` lists ends of first
parts with which the word is no role (marknadsledare is a company); after `^` comes a whole first part. A
head that is not `compound` counts only as it stands (klock is no kock); one that is not `alone` only as a
last part (processägare is a role, ägare is none).
"""

import msgspec

from ingest.ner.wordlists import words


class RoleHead(msgspec.Struct, frozen=True):
    """Heads that share a paradigm; `only` and `never` are ends of first parts."""

    paradigm: str
    lemmas: tuple[str, ...]
    alone: bool = True
    compound: bool = True
    only: tuple[str, ...] = ()
    never: tuple[str, ...] = ()


# kommundirektören, enhetscheferna, hållbarhetsstrateger, it-arkitekt, skolpsykologens
_PERSONS_IN_ER = words(
    "direktör chef strateg pedagog ekonom jurist ingenjör inspektör arkitekt assistent konsulent "
    "konsult koordinator specialist terapeut psykolog sociolog instruktör informatör kommunikatör "
    "redaktör projektör producent intendent dietist logoped kanslist advokat arkeolog geolog ekolog "
    "biolog fotograf journalist agronom hortonom veterinär adjunkt docent kontrollör kontrollant "
    "montör kassör chaufför dirigent administratör kamrer minister prefekt kriminolog socionom "
    "konstnär antropolog etnolog epidemiolog hygienist restauratör ergonom cellist pianist musikolog "
    "kemist toxikolog hydrolog limnolog meteorolog sekretariatschef kirurg internist dramaturg "
    "koreograf scenograf kartograf demograf gerontolog kommendör auditör analyst polis präst"
)

# handläggare, utredarna, samordnaren, projektledares, grundlärare, systemförvaltare
_PERSONS_IN_ARE = words(
    "handlägg|are led|are lär|are utred|are utveckl|are samordn|are rådgiv|are planer|are läk|are "
    "vård|are sköt|are forsk|are författ|are gransk|are juster|are arbet|are arkivredogör|are "
    "förrätt|are vakt|are protokollför|are inköp|are upphandl|are utbild|are stödj|are förhandl|are "
    "föreläs|are åklag|are dom|are lantmät|are snick|are mål|are trän|are programmer|are förvalt|are "
    "bedöm|are kartlägg|are skådespel|are slakt|are städ|are maskinför|are bussför|are taxiför|are "
    "avlös|are fältarbet|are socialarbet|are behandl|are myndighetsutöv|are sekreter|are vägled|are "
    "apotek|are sot|are mäst|are förestånd|are väkt|are överförmynd|are försälj|are räddningsled|are "
    "formgiv|are svets|are"
)

# skoljurist, förvaltningsrevisorer, rektorn, professorerna
_PERSONS_IN_OR = words(
    "registrator revisor rektor lektor kurator professor administrator konservator pastor doktor "
    "mentor koordinator kantor"
)

_MEN = words(
    "brandm|an tillsynsm|an ombudsm|an nämndem|an talesm|an rådm|an lagm|an ålderm|an besiktningsm|an "
    "byggnadsm|an räddningsm|an riksdagsm|an kontaktm|an talm|an polism|an skyddsm|an vägm|an "
    "förtroendem|an stämningsm|an förrättningsm|an"
)
_COUNCILLORS = words(
    "kommunalråd borgarråd oppositionsråd landstingsråd regionråd statsråd justitieråd kansliråd "
    "departementsråd regeringsråd stadsråd hovrättsråd kammarrättsråd"
)
_AIDED = words(
    "vård måltids kansli kontors ekonomi köks städ skol kök måltid revisions bibliotek biblioteks "
    "expeditions storköks hem sjukvårds rättegångs"
)
_OWNED = words(
    "process system objekt informations tjänste risk projekt uppdrags produkt register aktivitets kontroll"
)
_ANSWERED_FOR = words(
    "kvalitets säkerhets system projekt budget enhets område områdes verksamhets ekonomi it- hr- "
    "miljö process avtals upphandlings kommunikations press personal informations utbildnings arkiv "
    "insats registrerings beredskaps program ämnes pass grupp schema skift kris lednings dataskydds "
    "redovisnings kontakt kostnadsställe kök köks brandskydds omvårdnads utvecklings produktions "
    "teknik drift sektions avdelnings webb uppdrags kund rehab samordnings"
)

ROLE_HEADS: tuple[RoleHead, ...] = (
    RoleHead("er", _PERSONS_IN_ER),
    RoleHead("er", words("expert"), never=words("^in")),
    RoleHead(
        "er",
        words("operatör"),
        alone=False,
        only=words("maskin drift process larm kart system vatten sambands"),
    ),
    RoleHead(
        "are",
        _PERSONS_IN_ARE,
        never=words(
            "marknads cheer tabell värme opinions åsikts ^av ^an ^upp ^med ^sam års ferie sommar tim vikarie vals"
        ),
    ),
    RoleHead("or", words("sjukskötersk|a skötersk|a barnmorsk|a")),
    RoleHead("or-er", _PERSONS_IN_OR),
    RoleHead("s", words("controller coach manager designer")),
    RoleHead("ande", words("ordförand|e föredragand|e sammankalland|e")),
    RoleHead("ot", words("ledam|ot")),
    RoleHead("man", _MEN),
    RoleHead("0", words("ombud")),
    RoleHead("0", _COUNCILLORS),
    RoleHead("n", words("biträde"), alone=False, only=_AIDED),
    RoleHead("r", words("arkivarie bibliotekarie antikvarie notarie aktuarie")),
    RoleHead(
        "iker",
        words(
            "analytik|er teknik|er statistik|er informatik|er elektrik|er mekanik|er grafik|er musik|er "
            "akustik|er logistik|er optik|er"
        ),
    ),
    RoleHead("ar", words("hövding"), alone=False, only=words("lands")),
    RoleHead("er", words("skyddsvakt ordningsvakt parkeringsvakt badvakt trafikvakt")),
    RoleHead("er", words("kontaktperson stödperson talesperson")),
    RoleHead(
        "ar",
        words("kommunvärd bovärd trygghetsvärd parkvärd områdesvärd stadsvärd skolvärd trivselvärd"),
        compound=False,
    ),
    RoleHead("are", words("äg|are"), alone=False, only=_OWNED),
    RoleHead("adj", words("ansvarig"), alone=False, only=_ANSWERED_FOR),
    RoleHead("are", words("ersätt|are ställföreträd|are författ|are"), compound=False),
    RoleHead("ar", words("kock biskop tolk"), compound=False),
    RoleHead("ar", words("kock"), alone=False, only=words("skol köks")),
    RoleHead("ande", words("justerand|e ställföreträdand|e"), compound=False),
    RoleHead("1", words("vd ceo cfo cio ciso"), compound=False),
)

# Adjectives and abbreviations that belong to the title after them, and before which heads (none named: all):
# tekniska direktören, vice ordförande, god man; but not "politiska ledamöter".
TITLE_WORDS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(
        words(
            "vice tillförordnad tillförordnade tf tf. t.f t.f. bitr bitr. biträdande stf stf. "
            "ställföreträdande vikarierande teknisk tekniska tekniske administrativ administrativa "
            "administrative operativ operativa operative förste andre 1:e 2:e 3:e"
        ),
        (),
    ),
    **dict.fromkeys(words("första andra tredje"), ("vice",)),
    **dict.fromkeys(words("verkställande"), ("direktör",)),
    **dict.fromkeys(words("personlig personliga"), ("assistent",)),
    **dict.fromkeys(words("personligt"), ("ombud",)),
    **dict.fromkeys(words("pedagogisk pedagogiska"), ("ledare", "chef", "samordnare", "utvecklare")),
    **dict.fromkeys(words("politisk politiska"), ("sekreterare",)),
    **dict.fromkeys(words("god gode goda"), ("man",)),
    **dict.fromkeys(words("sakkunnigt sakkunniga"), ("biträde",)),
    **dict.fromkeys(words("konstnärlig konstnärliga"), ("ledare", "chef")),
    **dict.fromkeys(words("juridisk juridiska ekonomisk ekonomiska"), ("rådgivare",)),
}
