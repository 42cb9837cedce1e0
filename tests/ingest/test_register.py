"""Canonical names by morphology and by the register, and the register's file."""

from datetime import date
from pathlib import Path

import pytest

from ingest.keeping.archive import Archive
from ingest.keeping.register_file import rename
from ingest.register import BrokenRegister, Register

UNITS = [
    ("kommunstyrelsens", "kommunstyrelsen"),
    ("KOMMUNSTYRELSEN", "kommunstyrelsen"),
    ("kommunstyrelse", "kommunstyrelsen"),
    ("Stadsledningskontorets", "stadsledningskontoret"),
    ("fullmäktige", "kommunfullmäktige"),
    ("controllerenheten", "controllerenhet"),
    ("ledningsgruppens", "ledningsgrupp"),
    ("facknämnderna", "facknämnd"),
    ("it-avdelningen", "IT-avdelning"),
    ("HR-avdelningens", "HR-avdelning"),
    ("Kultur- och Fritidsnämndens", "kultur- och fritidsnämnden"),
    ("myndighets- och huvudmannaenheterna", "myndighetsenhet och huvudmannaenhet"),
    ("Nämnden för funktionsstöd", "nämnden för funktionsstöd"),
    ("socialnämnd Norr", "socialnämnden Norr"),
    ("kommunstyrelsens arbetsutskotts", "kommunstyrelsens arbetsutskott"),
    ("tekniska nämndens", "tekniska nämnden"),
    ("Luleå Energi AB:s", "Luleå Energi AB"),
    ("Ekbackens förskolas", "Ekbackens förskola"),
    ("Norrgårdsskolans", "Norrgårdsskolan"),
    ("Skolverkets", "Skolverket"),
    ("MSB", "Myndigheten för samhällsskydd och beredskap"),
    ("kultur- och\nfritidsnämnden", "kultur- och fritidsnämnden"),
]
ROLES = [
    ("enhetscheferna", "enhetschef"),
    ("enhetschefens", "enhetschef"),
    ("tekniska direktören", "teknisk direktör"),
    ("1:e vice ordföranden", "förste vice ordförande"),
    ("tf. kommundirektören", "tillförordnad kommundirektör"),
    ("enhets- och avdelningschefer", "enhetschef och avdelningschef"),
    ("arbets- och fritidsdirektören", "arbets- och fritidsdirektör"),
    ("ledamöternas", "ledamot"),
    ("sjuksköterskorna", "sjuksköterska"),
    ("vd:n", "vd"),
    ("gode mannen", "god man"),
    ("controllers", "controller"),
]


@pytest.mark.parametrize(("written", "name"), UNITS)
def test_units_are_named_as_one_looks_them_up(written, name):
    assert Register().canonical(written, "UNIT") == name


@pytest.mark.parametrize(("written", "name"), ROLES)
def test_roles_are_named_in_the_indefinite_singular(written, name):
    assert Register().canonical(written, "ROLE") == name


@pytest.mark.parametrize(
    ("name", "names"),
    [
        ("myndighetsenhet och huvudmannaenhet", ("myndighetsenhet", "huvudmannaenhet")),
        ("enhetschef och avdelningschef", ("enhetschef", "avdelningschef")),
        ("kultur- och fritidsnämnden", ("kultur- och fritidsnämnden",)),
        ("enheten för vård och omsorg", ("enheten för vård och omsorg",)),
        ("kommunstyrelsen", ("kommunstyrelsen",)),
    ],
)
def test_a_class_of_several_is_found_under_each(name, names):
    assert Register().expansions(name) == names


REGISTER = """
[[unit]]
name = "socialförvaltningen"
kind = "förvaltning"
aliases = ["soc", "omsorgsförvaltningen"]
[[unit.predecessor]]
name = "äldreförvaltningen"
date = 2017-01-01
passage = "varen-2017-II"

[[unit]]
name = "bygg- och miljöenhet"
parts = ["byggenhet", "miljöenhet"]

[[role]]
name = "kommundirektör"
aliases = ["stadsdirektör"]
"""


@pytest.fixture
def register(tmp_path) -> Register:
    path = tmp_path / "register.toml"
    path.write_text(REGISTER, encoding="utf-8")
    return Register.load(path)


@pytest.mark.parametrize(
    ("written", "label", "name"),
    [
        ("Omsorgsförvaltningens", "UNIT", "socialförvaltningen"),
        ("soc", "UNIT", "socialförvaltningen"),
        ("Stadsdirektören", "ROLE", "kommundirektör"),
        ("kulturförvaltningen", "UNIT", "kulturförvaltningen"),
    ],
)
def test_the_register_decides_before_morphology(register, written, label, name):
    assert register.canonical(written, label) == name


def test_the_register_says_what_is_one_and_what_is_several(register):
    assert register.expansions("bygg- och miljöenhet") == ("byggenhet", "miljöenhet")


def test_predecessors_are_read_with_date_and_passage(register):
    (before,) = register.unit[0].predecessor
    assert (before.name, before.date, before.passage) == ("äldreförvaltningen", date(2017, 1, 1), "varen-2017-II")


def test_a_missing_file_is_an_empty_register(tmp_path):
    assert Register.load(tmp_path / "register.toml") == Register()


@pytest.mark.parametrize("text", ["[[unit]\n", '[[unit]]\nnamn = "x"\n', '[[unit]]\nname = "x"\nkind = "ö"\n'])
def test_a_faulty_register_says_where(tmp_path, text):
    path = tmp_path / "register.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BrokenRegister, match=r"register\.toml"):
        Register.load(path)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            '[[unit]]\nname = "x"\naliases = "KS"\n',
            'rad 3: aliases ska vara en lista av namn, till exempel ["KS"].',
        ),
        ('[[unit]]\nname = "x"\naliases = ["KS", 3]\n', "rad 3: aliases ska vara en lista av namn"),
        ('[[unit]]\nname = "x"\nkind = "nämd"\n', "rad 3: kind ska vara nämnd, förvaltning, enhet"),
        ('[[unit]]\nname = "x"\n\n[[unit]]\nkind = "enhet"\n', "rad 4: [[unit]] saknar name"),
        (
            '[[role]]\nname = "x"\nalias = ["y"]\n',
            "rad 3: alias finns inte som fält. Det som kan stå är name, kind",
        ),
        ("# rättas här\n[[enhet]]\n", "rad 2: enhet finns inte som fält. Det som kan stå är unit, role"),
        (
            '[unit]\nname = "x"\n',
            "rad 1: unit ska skrivas som en tabell med två hakparenteser på var sida: [[unit]]",
        ),
        (
            '[[unit]]\nname = "x"\n[[unit.successor]]\nname = "a"\n[[unit.successor]]\ndate = "i fjol"\n',
            "rad 6: date ska vara ett datum, till exempel 2014-03-01",
        ),
        ("[[unit]\n", "rad 1: en rubrik skrivs med lika många hakparenteser"),
        ("[[unit]]\nname = KS\n", "rad 2: ett värde ska stå inom raka citattecken"),
        ("[[unit]]\nname = ”KS”\n", "rad 2: ett värde ska stå inom raka citattecken"),
        ('[[unit]]\nname = "KS\n', "rad 2: ett citattecken saknar sitt slut"),
        ('[[unit]]\nname "KS"\n', "rad 2: det ska stå = mellan"),
        ('[[unit]]\nname = "x"\naliases = ["a" "b"]\n', "rad 3: en lista saknar"),
    ],
)
def test_a_faulty_register_says_in_swedish_what_should_stand_where(text: str, said: str) -> None:
    with pytest.raises(BrokenRegister) as caught:
        Register.read(text, Path("register.toml"))
    assert f"Registret register.toml går inte att läsa, {said}" in str(caught.value)


def test_the_mark_that_some_editors_put_first_in_a_file_is_no_fault(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "a")
    archive.folder.mkdir()
    archive.register_file.write_bytes(REGISTER.encode("utf-8-sig"))
    assert Register.load(archive.register_file) == Register.read(REGISTER, archive.register_file)
    rename(archive, "ROLE", "kommundirektör", "kommunchef")
    assert Register.load(archive.register_file).canonical("stadsdirektören", "ROLE") == "kommunchef"


def test_what_is_hardly_meant_is_told() -> None:
    text = """
    unit = [{name = "nämnden", aliases = ["N"]}, {name = "näringslivsenheten", aliases = ["n", " "]}]
    role = [{name = "chef", aliases = ["N"]}]
    """
    assert list(Register.read(text, Path("register.toml")).doubts()) == [
        "I registret har näringslivsenheten ett tomt namn i aliases. Ta bort det.",
        "I registret heter flera enheter ”N”: nämnden, näringslivsenheten. "
        "Omnämnanden räknas till den första. Ta bort namnet där det är fel.",
    ]
    assert list(Register.read(REGISTER, Path("register.toml")).doubts()) == []


def test_the_demonstration_archive_has_a_register_whose_successions_agree():
    register = Register.load(Path(__file__).parents[2] / "corpus" / "register.toml")
    units = {entity.name: entity for entity in register.unit}
    for entity in register.unit:
        for later in entity.successor:
            assert entity.name in [before.name for before in units[later.name].predecessor]
        for before in entity.predecessor:
            assert entity.name in [later.name for later in units[before.name].successor]


@pytest.mark.parametrize(
    ("written", "name"),
    [("Personalenhetens", "personalenhet"), ("Kontaktcenter", "kontaktcenter"), ("KS", "kommunstyrelsen")],
)
def test_the_demonstration_register_names_what_the_reports_write(written, name):
    register = Register.load(Path(__file__).parents[2] / "corpus" / "register.toml")
    assert register.canonical(written, "UNIT") == name


def test_lists_within_lists_without_end_are_a_fault_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "register.toml"
    path.write_text("unit = " + "[" * 50_000)
    with pytest.raises(BrokenRegister, match="inuti varandra"):
        Register.load(path)
