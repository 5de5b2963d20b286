"""Invented names of municipalities and schools, and school ids in the form of a BRIN."""

from kantelpunt.absence.entities import Sector

_FIRST = (
    "Klaver", "Wulpen", "Distel", "Kievits", "Lorken", "Meerkoet", "Sleedoorn", "Rietgors",
    "Vlinder", "Kwikstaart", "Zuring", "Boterbloem", "Leeuwerik", "Karekiet", "Hazelaar",
    "Kamperfoelie", "Libel", "Wikke", "Grutto", "Salamander", "Berenklauw", "Sterremuur",
    "Waterlelie", "Putter", "Fluitekruid",
)  # fmt: skip
_LAST = (
    "dam", "veen", "oord", "kerke", "horst", "monde", "beek", "wijk", "drecht", "voorde",
    "lo", "broek", "hoven", "schoten",
)  # fmt: skip
_SCHOOLS = (
    "De Linde", "De Kompasroos", "Het Baken", "De Wissel", "De Vuurtoren", "De Sluis",
    "Het Mozaïek", "De Regenboog", "De Zonnewijzer", "De Horizon", "De Kade", "Het Anker",
)  # fmt: skip
_SORT = {
    Sector.PO: "Basisschool {}",
    Sector.SO: "School voor speciaal onderwijs {}",
    Sector.VO: "Scholengemeenschap {}",
    Sector.VSO: "School voor voortgezet speciaal onderwijs {}",
}
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
# Real ids begin with lower digits, so that no invented school is a real one.
_FIRST_DIGITS = 50
MOST_SCHOOLS = (100 - _FIRST_DIGITS) * 26 * 26


def municipality_name(number: int) -> str:
    """An invented municipality; `number` below 350 gives each a name of its own."""
    return _FIRST[number % len(_FIRST)] + _LAST[number % len(_LAST)]


def school_name(sector: Sector, number: int, municipality: str) -> str:
    """An invented school in a municipality."""
    return f"{_SORT[sector].format(_SCHOOLS[number % len(_SCHOOLS)])}, {municipality}"


def school_id(number: int) -> str:
    """Two digits, two letters and location 00; `number` below `MOST_SCHOOLS`."""
    letters, digits = divmod(number * 37 % MOST_SCHOOLS, 100 - _FIRST_DIGITS)
    return f"{_FIRST_DIGITS + digits}{_LETTERS[letters // 26]}{_LETTERS[letters % 26]}00"


def pupil_id(number: int) -> str:
    """An opaque id of fixed width; not a BSN."""
    return f"L{number:07d}"
