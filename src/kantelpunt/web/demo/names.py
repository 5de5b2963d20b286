"""Invented names, drawn from lists of words: the same id always has the same name."""

from dataclasses import dataclass

from kantelpunt.foresight.behaviour.luck import luck, number_of, salt

_SEED = 20260309


@dataclass(frozen=True)
class Origin:
    """Names that go together.

    Attributes:
        share: how many of a hundred children have names of this list.
        first: first names.
        last: last names; a prefix stands after a comma, as in a list of pupils.
        language: what is spoken at home besides Dutch; empty: nothing else.
    """

    share: int
    first: tuple[str, ...]
    last: tuple[str, ...]
    language: str = ""


def _words(text: str) -> tuple[str, ...]:
    return tuple(" ".join(one.split()) for one in text.split("/"))


ORIGINS = (
    Origin(
        55,
        _words(
            "Anouk/Bas/Bente/Bram/Cato/Daan/Eline/Evi/Fenna/Fleur/Floor/Gijs/Guus/Hidde/Iris/Isa/"
            "Jasmijn/Jelle/Jesse/Jip/Joris/Julia/Jurre/Koen/Lars/Lieke/Lotte/Luuk/Maud/Mees/Merel/"
            "Mila/Niels/Noor/Pepijn/Pien/Puck/Roos/Ruben/Saar/Sanne/Siem/Silke/Stijn/Tess/Teun/"
            "Thijs/Tijn/Veerle/Wessel/Wout/Yara/Zoë"
        ),
        _words(
            "Aalbers/Bakker/Berg, van den/Beek, van der/Bos/Brouwer/Dekker/Dijk, van/Doornbos/"
            "Essen, van/Geerts/Graaf, de/Groen/Groot, de/Haverkamp/Heide, van der/Hoekstra/"
            "Hoek, van den/Huisman/Jonkers/Kampen, van/Kok/Kramer/Kuiper/Leeuwen, van/"
            "Linden, van der/Meijer/Molenaar/Mulder/Nijland/Oosterhof/Peters/Postma/Prins/"
            "Ruiter, de/Schouten/Smit/Spaans/Terpstra/Timmer/Veldman/Verhoeven/Visser/Vries, de/"
            "Wal, van der/Westra/Wit, de/Zijlstra"
        ),
    ),
    Origin(
        11,
        _words(
            "Aya/Adam/Amina/Anas/Bilal/Dounia/Hafsa/Hamza/Ilias/Imane/Ismail/Jihane/Kaoutar/Mehdi/"
            "Naoual/Nassim/Rania/Rayan/Salma/Soufiane/Walid/Yasmina/Younes/Zakaria"
        ),
        _words(
            "Amrani, el/Azzouzi/Bakkali, el/Benali/Bouzid/Chaoui/Fassi, el/Haddou/Idrissi, el/"
            "Karimi/Lahlou/Mansouri, el/Ouali/Rachidi/Saidi/Taleb/Yousfi/Zerouali"
        ),
        "Arabisch",
    ),
    Origin(
        9,
        _words(
            "Aylin/Baran/Berk/Ceren/Defne/Deniz/Ecrin/Elif/Emir/Eren/Esra/Kaan/Kerem/Mert/Miray/"
            "Nehir/Ömer/Selin/Sude/Tuana/Yağmur/Yusuf/Zehra/Zeynep"
        ),
        _words(
            "Acar/Aksoy/Aydın/Bulut/Çelik/Demir/Doğan/Erdem/Güneş/Kaplan/Kara/Koç/Öztürk/Polat/"
            "Şahin/Tekin/Yalçın/Yıldız"
        ),
        "Turks",
    ),
    Origin(
        9,
        _words(
            "Aisha/Chelsea/Damian/Delano/Djaïro/Farell/Giovanni/Jaylinn/Kiran/Maylee/Naomi/Priya/"
            "Quincy/Rishi/Romano/Shanaya/Shaniqua/Sheraldo/Vihaan/Xavi"
        ),
        _words(
            "Bhagwan/Cairo/Doerga/Eduards/Gopal/Jadnanan/Kromosoeto/Landveld/Mahabier/Martina/"
            "Panday/Pinas/Ramdin/Rozenblad/Sadhoe/Tjon/Vrieze/Wijngaarde"
        ),
    ),
    Origin(
        6,
        _words(
            "Aleksandra/Antoni/Filip/Hanna/Jakub/Kacper/Lena/Maja/Mateusz/Nikola/Oliwia/Szymon/"
            "Wiktoria/Zofia"
        ),
        _words(
            "Baran/Cieślak/Dudek/Górski/Jankowski/Kaczmarek/Lis/Mazur/Nowicki/Pawlak/Sikora/Wrona"
        ),
        "Pools",
    ),
    Origin(
        6,
        _words(
            "Abdi/Amal/Bashar/Dina/Farah/Hodan/Ibrahim/Layan/Mahad/Nour/Omar/Rima/Sami/Warsan/"
            "Yonas/Yordanos"
        ),
        _words(
            "Abdulle/Alhassan/Darwish/Farahani/Ghebre/Hamdan/Haile/Khoury/Mohamud/Nasser/Sabbagh/"
            "Tesfay/Warsame"
        ),
        "Arabisch",
    ),
    Origin(
        4,
        _words("Ana/Chi/Diego/Iulia/Jin/Kenji/Lan/Luca/Mei/Minh/Nadia/Rafael/Sofia/Thea"),
        _words("Chen/Costa/Ferreira/Ionescu/Lie/Marin/Nguyen/Ong/Pereira/Popa/Silva/Tran/Wong"),
    ),
)


@dataclass(frozen=True)
class Name:
    """A first name, a prefix or none, and a last name."""

    first: str
    prefix: str
    last: str
    language: str = ""

    @property
    def whole(self) -> str:
        """As one says it."""
        return " ".join(filter(None, (self.first, self.prefix, self.last)))


def drawn(key: str, about: str) -> float:
    """The luck of an id in something: from 0 up to 1, always the same."""
    return luck(salt(_SEED, about), number_of(key))


def name_of(key: str) -> Name:
    """The invented name that belongs to an id."""
    origin = _origin(drawn(key, "origin") * 100)
    prefix, last = _last(origin, drawn(key, "last name"))
    first = origin.first[int(drawn(key, "first name") * len(origin.first))]
    return Name(first, prefix, last, origin.language)


def relative_of(key: str, who: Name, about: str) -> Name:
    """Somebody of the family of a child: the same last name, unless chance has it otherwise."""
    origin = next(one for one in ORIGINS if who.first in one.first)
    first = origin.first[int(drawn(key, f"{about} first") * len(origin.first))]
    if drawn(key, f"{about} own name") < _OWN_LAST_NAME:
        return Name(first, *_last(origin, drawn(key, f"{about} last")), who.language)
    return Name(first, who.prefix, who.last, who.language)


_OWN_LAST_NAME = 0.45


def _origin(lot: float) -> Origin:
    passed = 0
    for one in ORIGINS:
        passed += one.share
        if lot < passed:
            return one
    return ORIGINS[0]


def _last(origin: Origin, lot: float) -> tuple[str, str]:
    last, _, prefix = origin.last[int(lot * len(origin.last))].partition(", ")
    return prefix, last
