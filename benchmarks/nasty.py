"""PDFs made to harm their reader, and PDFs that were whole before bytes of them were changed.

Every generator gives the bytes of one file; its docstring says what it tries. All are small, whatever they become.
"""

import random
import zlib
from collections.abc import Callable, Iterator, Sequence
from hashlib import md5
from pathlib import Path

from pdfminer.arcfour import Arcfour

Objects = dict[int, bytes]
PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
TEXT = "Uppföljning av handlingsprogrammet, hösten 2014. Kommunstyrelsen ska återkomma.".encode("cp1252")


def written(objects: Objects, trailer: bytes = b"") -> bytes:
    """Objects as a PDF with a table of where they are; object 1 is the catalogue."""
    out, places = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), {}
    for number, content in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start, size = len(out), max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        out += b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n"
    return bytes(out + b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start))


def stream(content: bytes, entries: bytes = b"", squeeze: bool = False) -> bytes:
    """A stream object, deflated where asked."""
    if squeeze:
        content, entries = zlib.compress(content, 9), entries + b"/Filter/FlateDecode"
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(content), entries, content)


def said(text: bytes = TEXT) -> bytes:
    """The content of a page that says one line under a heading."""
    return b"BT /F 20 Tf 72 740 Td (Lagesrapport) Tj /F 10 Tf 0 -60 Td (%s) Tj 0 -12 Td (%s) Tj ET" % (text, text)


def document(
    content: bytes, page: bytes = b"", resources: bytes = b"", more: Objects | None = None, catalogue: bytes = b""
) -> Objects:
    """A document of one page: object 3 is the page, 4 its content (a stream object), 5 its font."""
    return {
        1: b"<</Type/Catalog/Pages 2 0 R%s>>" % catalogue,
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F 5 0 R>>%s>>%s>>" % (resources, page),
        4: content,
        5: FONT,
        **(more or {}),
    }  # fmt: skip


def _zeros(size: int) -> bytes:
    """So many zeros, deflated, without having them all at once."""
    press = zlib.compressobj(9)
    return b"".join([*(press.compress(bytes(1 << 24)) for _ in range(size >> 24)), press.flush()])


def flate_bomb() -> bytes:
    """A content stream of 4 MB that becomes 4 GB."""
    bomb = _zeros(4 << 30)
    return written(document(b"<</Length %d/Filter/FlateDecode>>\nstream\n%s\nendstream" % (len(bomb), bomb)))


def flate_bomb_in_bomb() -> bytes:
    """Zeros deflated twice: a few kilobytes become 2 GB."""
    bomb = zlib.compress(_zeros(2 << 30), 9)
    filters = b"/Filter[/FlateDecode/FlateDecode]"
    return written(document(b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(bomb), filters, bomb)))


def repeated_text() -> bytes:
    """A page that says a word tens of millions of times, deflated to a few kilobytes."""
    return written(
        document(stream(b"BT /F 1 Tf 0 0 Td " + b"(kommunstyrelsen)Tj " * 5_000_000 + b"ET", squeeze=True))
    )


def object_stream_bomb() -> bytes:
    """An object stream that says that it holds two thousand million objects."""
    body = _zeros(1 << 30)
    more = {
        6: b"<</Type/ObjStm/N 2000000000/First 10/Length %d/Filter/FlateDecode>>\nstream\n%s\nendstream"
        % (len(body), body)
    }
    rows = b"\0\0\0\0\0" + b"".join(b"\2\0\0\0\6" for _ in range(20))
    return (
        written(document(stream(said()), more=more)).rpartition(b"xref\n0")[0]
        + b"9 0 obj\n" + stream(rows, b"/Type/XRef/Size 21/W[1 3 1]/Root 1 0 R") + b"\nendobj\nstartxref\n9\n%%EOF"
    )  # fmt: skip


def huge_table() -> bytes:
    """A cross-reference table that says that it has 999,999,999 rows."""
    return written(document(stream(said()))).replace(b"xref\n0 6", b"xref\n0 999999999")


def huge_table_stream() -> bytes:
    """A cross-reference stream of a few kilobytes with tens of millions of rows."""
    head = b"%PDF-1.7\n"
    rows = _zeros(256 << 20)
    entry = b"/Type/XRef/Size 64000000/W[1 2 1]/Root 1 0 R/Filter/FlateDecode"
    return head + b"7 0 obj\n<</Length %d%s>>\nstream\n%s\nendstream\nendobj\nstartxref\n9\n%%%%EOF" % (
        len(rows),
        entry,
        rows,
    )


def deep_tree() -> bytes:
    """Pages inside pages, twenty thousand deep."""
    depth = 20_000
    objects = document(stream(said()))
    objects[2] = b"<</Type/Pages/Kids[10 0 R]/Count 1>>"
    for level in range(depth):
        kid = 11 + level if level < depth - 1 else 3
        objects[10 + level] = b"<</Type/Pages/Parent %d 0 R/Kids[%d 0 R]/Count 1>>" % (
            9 + level if level else 2,
            kid,
        )
    return written(objects)


def round_tree() -> bytes:
    """Pages that are their own kids."""
    objects = document(stream(said()))
    objects[2] = b"<</Type/Pages/Parent 2 0 R/Kids[2 0 R 2 0 R 3 0 R 3 0 R]/Count 99>>"
    return written(objects)


def wide_tree() -> bytes:
    """A tree in which each level names the next ten times: ten thousand million pages."""
    objects = document(stream(said()))
    objects[2] = b"<</Type/Pages/Kids[%s]/Count 10>>" % (b"10 0 R " * 10)
    for level in range(10):
        kid = b"%d 0 R " % (11 + level) if level < 9 else b"3 0 R "
        objects[10 + level] = b"<</Type/Pages/Kids[%s]/Count 10>>" % (kid * 10)
    return written(objects)


def round_references() -> bytes:
    """Objects that are each other, as contents, length, box and font."""
    objects = document(b"4 0 R", more={6: b"7 0 R", 7: b"6 0 R"})
    objects[3] = b"<</Type/Page/Parent 3 0 R/MediaBox 6 0 R/Contents[4 0 R 6 0 R]/Resources 3 0 R/Rotate 7 0 R>>"
    objects[5] = b"<</Type/Font/Subtype/Type0/BaseFont/X/DescendantFonts[5 0 R]/ToUnicode 5 0 R>>"
    return written(objects)


def round_previous() -> bytes:
    """A table whose earlier table is itself."""
    file = written(document(stream(said())))
    start = file.rindex(b"startxref\n") + 10
    return file.replace(b"/Root 1 0 R", b"/Root 1 0 R/Prev %s" % file[start:].split()[0])


def round_forms() -> bytes:
    """Forms that draw themselves and each other."""
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</A 6 0 R/B 7 0 R>>/Font<</F 5 0 R>>>>"
    more = {6: stream(b"/A Do /B Do " + said(), form), 7: stream(b"/B Do /A Do", form)}
    return written(document(stream(b"/A Do"), resources=b"/XObject<</A 6 0 R>>", more=more))


def laughing_forms() -> bytes:
    """Thirty forms that each draw the next twice: a thousand million drawings."""
    more: Objects = {}
    for level in range(30):
        entries = (
            b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</N %d 0 R>>/Font<</F 5 0 R>>>>"
            % (11 + level)
        )
        more[10 + level] = stream(b"/N Do /N Do", entries)
    more[40] = stream(said(), b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</Font<</F 5 0 R>>>>")
    return written(document(stream(b"/N Do"), resources=b"/XObject<</N 10 0 R>>", more=more))


def deep_brackets() -> bytes:
    """An array a hundred thousand deep, and as many dictionaries."""
    more = {6: b"[" * 100_000 + b"]" * 100_000, 7: b"<</A" * 100_000 + b" 1" + b">>" * 100_000}
    return written(document(stream(said()), page=b"/Annots 6 0 R/B 7 0 R", more=more))


def deep_states() -> bytes:
    """A graphics state saved a million times, never restored."""
    return written(document(stream(b"q " * 1_000_000 + said(), squeeze=True)))


def many_lines() -> bytes:
    """A page with two million rules."""
    return written(document(stream(b"0 0 m 9 9 l S " * 2_000_000, squeeze=True)))


def giant_page() -> bytes:
    """A page of 14,400,000 points that has nothing but a picture, so that OCR would draw it."""
    return written(document(stream(b"0 0 9 9 re f"), page=b"/MediaBox[0 0 14400000 14400000]/UserUnit 1000"))


def endless_page() -> bytes:
    """A page whose box is no box: infinite, negative, of words."""
    return written(document(stream(said()), page=b"/MediaBox[1e999 -1e999 (x) null]/CropBox[9 9 0 0]/Rotate 45"))


def giant_picture() -> bytes:
    """A picture that says that it is 100,000 by 100,000."""
    picture = b"/Type/XObject/Subtype/Image/Width 100000/Height 100000/BitsPerComponent 8/ColorSpace/DeviceRGB"
    more = {6: stream(bytes(1000), picture, squeeze=True)}
    return written(document(stream(b"595 0 0 842 0 0 cm /I Do"), resources=b"/XObject<</I 6 0 R>>", more=more))


def broken_font() -> bytes:
    """A font with an endless map to letters, halves of characters, and widths that are none."""
    ranges = b"1 beginbfrange <0000> <FFFFFFFF> <D800> endbfrange 1 beginbfchar <41> <D834> <42> <DD1E0000> <43> <202E> endbfchar"
    more = {
        6: b"<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(../../etc)/Ordering(passwd)>>"
        b"/W[0 99999999 -1 1 [(x)] ]/DW null/FontDescriptor 7 0 R>>",
        7: b"<</Type/FontDescriptor/FontName/X/Flags 4/FontFile2 8 0 R/Ascent(x)/FontBBox[0]>>",
        8: stream(b"\0\1\0\0\xff\xff" + bytes(range(256))),
        9: stream(b"/CIDInit /ProcSet findresource begin begincmap " + ranges + b" endcmap"),
    }
    objects = document(stream(said(b"ABC\\000\\377")), more=more)
    objects[5] = (
        b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/..#2F..#2Fetc#2Fpasswd/DescendantFonts[6 0 R]/ToUnicode 9 0 R>>"
    )
    return written(objects)


def endless_map() -> bytes:
    """A map to letters of four thousand million codes, one by one."""
    more = {9: stream(b"begincmap 1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange endcmap")}
    objects = document(stream(said()), more=more)
    objects[5] = FONT[:-2] + b"/ToUnicode 9 0 R>>"
    return written(objects)


def hidden_text() -> bytes:
    """Text with overrides of direction, characters without width and halves of characters between its letters."""
    codes = "kommun\u200bstyrelsen \u202e4102 netsöh\u202c \ufeff\u2066=HYPERLINK(1)\u2069"
    pairs = b"".join(
        b"<%02X> <%s> " % (33 + n, letter.encode("utf-16-be").hex().encode()) for n, letter in enumerate(codes)
    )
    maps = b"begincmap %d beginbfchar %s <7E> <D800> endbfchar endcmap" % (len(codes) + 1, pairs)
    shown = b"".join(b"%02X" % (33 + n) for n in range(len(codes)))
    objects = document(
        stream(b"BT /F 20 Tf 72 740 Td <%s> Tj /F 10 Tf 0 -60 Td <%s7E> Tj ET" % (shown, shown)),
        more={9: stream(maps)},
    )
    objects[5] = FONT[:-2] + b"/ToUnicode 9 0 R>>"
    return written(objects)


def markup() -> bytes:
    """Text that a browser, a spreadsheet or a terminal would act on."""
    text = (
        b"=cmd|'/c calc'!A1 <script>alert\\(1\\)</script> ]]>&amp; \\033[31m [x](javascript:1) $(reboot) {{7*7}}"
    )
    return written(document(stream(said(text))))


def no_pages() -> bytes:
    """A document of no pages."""
    objects = document(stream(said()))
    objects[2] = b"<</Type/Pages/Kids[]/Count 0>>"
    del objects[3]
    return written(objects)


def many_pages() -> bytes:
    """Five thousand pages."""
    objects = document(stream(said()))
    objects[2] = b"<</Type/Pages/Kids[%s]/Count 5000>>" % b" ".join(b"%d 0 R" % n for n in range(10, 5010))
    objects |= dict.fromkeys(range(10, 5010), objects[3])
    return written(objects)


def scripts() -> bytes:
    """Scripts, a program to start, an address to send a form to, and a file inside."""
    doing = (
        b"/OpenAction<</S/JavaScript/JS(while\\(1\\);)>>/AA<</WC<</S/Launch/F(/bin/sh)>>>>"
        b"/AcroForm<</Fields[]/XFA 6 0 R>>/Names<</EmbeddedFiles<</Names[(a) 7 0 R]>>/JavaScript<</Names[(b) 8 0 R]>>>>"
    )
    more = {
        6: stream(b"<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x>&a;</x>"),
        7: b"<</Type/Filespec/F(../../evil.exe)/EF<</F 9 0 R>>>>",
        8: b"<</S/JavaScript/JS(app.launchURL\\('http://localhost'\\))>>",
        9: stream(b"MZ", b"/Type/EmbeddedFile"),
    }
    return written(document(stream(said()), more=more, catalogue=doing))


def elsewhere() -> bytes:
    """A stream whose content is said to lie in another file."""
    return written(document(b"<</Length 0/F(/etc/passwd)/FFilter/FlateDecode>>\nstream\n\nendstream"))


def broken_filters() -> bytes:
    """Filters of every kind over what none of them can read."""
    names = (
        b"/ASCII85Decode/LZWDecode/RunLengthDecode/ASCIIHexDecode/CCITTFaxDecode/JBIG2Decode/DCTDecode/Nonsense"
    )
    parms = b"/DecodeParms[null<</Predictor 15/Columns 999999999/Colors 99>><</K -1/Columns 1000000000>>]"
    return written(document(stream(bytes(range(256)) * 9, b"/Filter[" + names + b"]" + parms)))


def predictor() -> bytes:
    """A predictor with rows a thousand million wide."""
    parms = b"/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 1000000000/Colors 32/BitsPerComponent 16>>"
    return written(document(stream(zlib.compress(said()), parms)))


def long_string() -> bytes:
    """A string that never ends, and a number of a million digits."""
    return written(document(stream(b"BT /F 12 Tf " + b"9" * 1_000_000 + b" 0 Td ((((" + b"x" * 3_000_000)))


def words_that_hang() -> bytes:
    """Text made to make patterns go back and forth: long rows of what may begin a date, a label, a number."""
    rows = [b"1.1." * 4000, b"hosten " * 3000, b"a-" * 8000, b"2014 - " * 3000, b"I V X " * 4000, b". " * 8000, b"  " * 9000,
            b"den 2 " * 3000, b"1 000 " * 3000, b"och- " * 4000, b"\\247 " * 5000, b"(" * 1 + b"\\(" * 9000]  # fmt: skip
    lines = b" ".join(b"(%s) Tj 0 -14 Td" % row for row in rows)
    return written(document(stream(b"BT /F 2 Tf 20 820 Td " + lines + b" ET", squeeze=True)))


def pickled_map() -> bytes:
    """A font whose encoding is the name of a path to a pickle."""
    objects = document(stream(said()))
    objects[5] = b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/#2Ftmp#2Fevil/DescendantFonts[6 0 R]>>"
    objects[6] = b"<</Type/Font/Subtype/CIDFontType0/BaseFont/X/CIDSystemInfo<</Registry(/tmp)/Ordering(evil)>>>>"
    return written(objects)


def _locked(password: bytes) -> bytes:
    owner = PADDING  # whatever it is, the key depends on it
    identity, rights = b"0123456789abcdef", (-4).to_bytes(4, "little", signed=True)
    key = md5((password + PADDING)[:32] + owner + rights + identity).digest()[:5]
    user = Arcfour(key).process(PADDING)
    objects = document(b"")
    inside = Arcfour(md5(key + (4).to_bytes(3, "little") + b"\0\0").digest()[:10]).process(said())
    objects[4] = stream(inside)
    lock = b"/Encrypt<</Filter/Standard/V 1/R 2/O<%s>/U<%s>/P -4>>/ID[<%s><%s>]"
    return written(objects, lock % (owner.hex().encode(), user.hex().encode(), *[identity.hex().encode()] * 2))


def locked() -> bytes:
    """A document that asks for a password."""
    return _locked(b"hemligt")


def locked_without_password() -> bytes:
    """A document that is encrypted, and opens without a password: it is read."""
    return _locked(b"")


def broken_lock() -> bytes:
    """A document that says that it is encrypted, and not how."""
    return written(document(stream(said())), b"/Encrypt<</Filter/Standard/V 5/R 6/O()/U()/OE()/UE()/Perms()/P 0>>")


def nothing() -> bytes:
    """An empty file."""
    return b""


def only_a_head() -> bytes:
    """The first line of a PDF."""
    return b"%PDF-1.7\n"


def no_catalogue() -> bytes:
    """A document without a catalogue."""
    return written({2: b"null"}).replace(b"/Root 1 0 R", b"")


def noise() -> bytes:
    """A head and noise."""
    return b"%PDF-1.4\n" + random.Random(1).randbytes(500_000)


def many_heads() -> bytes:
    """Objects that begin and never end."""
    return b"%PDF-1.4\n" + b"1 0 obj <</Length 999999999>> stream\n" * 50_000


NASTY: tuple[Callable[[], bytes], ...] = (
    flate_bomb, flate_bomb_in_bomb, repeated_text, object_stream_bomb, huge_table, huge_table_stream, deep_tree, round_tree,
    wide_tree, round_references, round_previous, round_forms, laughing_forms, deep_brackets, deep_states, many_lines,
    giant_page, endless_page, giant_picture, broken_font, endless_map, hidden_text, markup, no_pages, many_pages, scripts,
    elsewhere, broken_filters, predictor, long_string, words_that_hang, pickled_map, locked, locked_without_password,
    broken_lock, nothing, only_a_head, no_catalogue, noise, many_heads,
)  # fmt: skip

TOKENS = (
    b"obj", b"endobj", b"stream", b"endstream", b"xref", b"trailer", b"startxref", b"<<", b">>", b"[", b"]", b"/Kids",
    b"/Count", b"/Length", b"/Filter", b"/FlateDecode", b"/Type", b"0 R", b"-1", b"99999999999", b"null", b"(", b")",
)  # fmt: skip


def mutated(content: bytes, seed: int) -> bytes:
    """A PDF with one to eight things changed: bytes, pieces, numbers, words of the format, or its end."""
    chance = random.Random(seed)
    changed = bytearray(content)
    for _ in range(chance.choice((1, 1, 1, 2, 2, 3, 8))):
        if changed:
            chance.choice(_CHANGES)(changed, chance)
    return bytes(changed)


def _flip(content: bytearray, chance: random.Random) -> None:
    for _ in range(chance.randint(1, 20)):
        content[chance.randrange(len(content))] = chance.randrange(256)


def _cut(content: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(content))
    del content[at : at + chance.randint(1, max(2, len(content) // 10))]


def _end(content: bytearray, chance: random.Random) -> None:
    del content[chance.randrange(len(content)) :]


def _repeat(content: bytearray, chance: random.Random) -> None:
    at, size = chance.randrange(len(content)), chance.randint(1, 3000)
    content[at:at] = content[at : at + size] * chance.randint(1, 5)


def _move(content: bytearray, chance: random.Random) -> None:
    at, to, size = chance.randrange(len(content)), chance.randrange(len(content)), chance.randint(1, 3000)
    content[to : to + size] = content[at : at + size]


def _number(content: bytearray, chance: random.Random) -> None:
    digits = [at for at in range(0, len(content), 7) if content[at : at + 1].isdigit()]
    if digits:
        at = chance.choice(digits)
        content[at : at + 1] = chance.choice([b"0", b"-1", b"2147483648", b"99999999999999999999", b"1e308", b"."])


def _token(content: bytearray, chance: random.Random) -> None:
    token, other = chance.choice(TOKENS), chance.choice(TOKENS)
    places = list(_places(content, token))
    at = chance.choice(places) if places else chance.randrange(len(content))
    content[at : at + len(token)] = other


def _places(content: bytearray, token: bytes) -> Iterator[int]:
    at = content.find(token)
    while at >= 0:
        yield at
        at = content.find(token, at + 1)


# What breaks a file at once is rarer than what a reader goes on with.
_CHANGES: Sequence[Callable[[bytearray, random.Random], None]] = (
    _flip, _flip, _flip, _number, _number, _number, _token, _token, _token, _move, _repeat, _cut, _end,
)  # fmt: skip


def unsqueezed(file: Path) -> bytes:
    """A PDF with its deflated streams inflated, so that mutations reach what they say."""
    content, out, at = file.read_bytes(), bytearray(), 0
    while (start := content.find(b"stream", at)) >= 0:
        body = start + 6 + (2 if content[start + 6 : start + 8] == b"\r\n" else 1)
        end = content.find(b"endstream", body)
        if end < 0:
            break
        head = content[at:start]
        try:
            inflated = (
                zlib.decompress(content[body:end].rstrip(b"\r\n")) if b"/FlateDecode" in head[-400:] else None
            )
        except zlib.error:
            inflated = None
        if inflated is None or b"/XRef" in head[-400:] or b"/ObjStm" in head[-400:]:
            out += content[at : end + 9]
        else:
            out += head.replace(b"/FlateDecode", b"[]") + b"stream\n" + inflated + b"\nendstream"
        at = end + 9
    return bytes(out + content[at:])
