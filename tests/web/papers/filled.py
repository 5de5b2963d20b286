"""Papers with everything filled in, and papers with as little as can be."""

from datetime import date, datetime

from kantelpunt.web.papers.invitation import InvitationPaper
from kantelpunt.web.papers.meeting_list import ListedPupil, MeetingListPaper
from kantelpunt.web.papers.minutes import AgreedAction, MinutesPaper, TakenDecision
from kantelpunt.web.papers.monthly import (
    Counted,
    CountedPart,
    ListedCase,
    ListedSchool,
    MonthlyFiguresPaper,
    MonthlyListPaper,
)
from kantelpunt.web.papers.opp import Answer, Goal, OppPaper, Support, View
from kantelpunt.web.papers.parties import Contact, Person, Sender
from kantelpunt.web.papers.written import AMSTERDAM

SCHOOL = Sender(
    "Lyceum De Linde",
    ("Lindelaan 12", "5038 AB Tilburg"),
    "013 555 01 23",
    "info@delinde.example",
)
BARE = Sender("De Linde")
MENTOR = Person("A. de Wit", "mentor van klas 3B")
COORDINATOR = Contact("M. Jansen", "coördinator", "013 555 01 24", "m.jansen@delinde.example")

OPP = OppPaper(
    sender=SCHOOL,
    pupil="Noor van den Berg",
    school="Lyceum De Linde",
    born=date(2011, 9, 4),
    group="klas 3B",
    written_on=date(2026, 3, 12),
    outcome="Diploma vmbo-tl.",
    why="Noor mist veel lessen.\n\nHele dagen lukken haar nu niet.",
    helps=("Een kleine groep",),
    hinders=("Slecht slapen",),
    views=(View("Noor", "Ik wil terug naar mijn klas."),),
    goals=(
        Goal(
            "Alle ochtenden op school",
            seen_by="Geen ochtend gemist",
            supported_by="Noor en ouders",
            feasible_because="Elke week een ochtend erbij",
            by=date(2026, 5, 15),
        ),
    ),
    support=(Support("Gesprek met de mentor", "A. de Wit", date(2026, 3, 16), date(2026, 5, 15)),),
    fewer_hours="Alleen de ochtenden.",
    full_hours_on=date(2026, 5, 18),
    director=Person("M. Jansen", "coördinator"),
    contacts=(COORDINATOR,),
    feedback_on=date(2026, 4, 2),
    evaluated_on=date(2026, 5, 19),
    answers=(
        Answer("Noor van den Berg", "leerling", date(2026, 3, 13), date(2026, 3, 14)),
        Answer(
            "J. van den Berg",
            "ouder met gezag",
            seen_on=date(2026, 3, 13),
            refused_on=date(2026, 3, 17),
            reason="Eerst naar de huisarts.",
        ),
    ),
)
INVITATION = InvitationPaper(
    sender=SCHOOL,
    pupil="Noor",
    starts=datetime(2026, 3, 11, 15, 30, tzinfo=AMSTERDAM),
    place="kamer 1.04",
    addressed_to=("Mevrouw F. Bakker", "Kerkstraat 3"),
    greeting="mevrouw Bakker",
    written_on=date(2026, 3, 3),
    minutes=45,
    about="We missen haar op school.",
    subjects=("Wat heeft Noor nodig?",),
    present=(MENTOR,),
    contact=COORDINATOR,
    signed_by=MENTOR,
)
MEETING_LIST = MeetingListPaper(
    sender=SCHOOL,
    team="Ondersteuningsteam",
    school="locatie Zuid",
    starts=datetime(2026, 3, 12, 9, 0, tzinfo=AMSTERDAM),
    place="kamer 1.04",
    chair="M. Jansen",
    invited=(Person("S. Bakker", "leerplicht"),),
    points=("Verzuim in klas 1",),
    pupils=(
        ListedPupil(
            "Noor van den Berg",
            asked="Wie belt de ouders?",
            group="3B",
            standing="dag 56",
            led_by="M. Jansen",
            next_on=date(2026, 3, 24),
        ),
    ),
    written_on=date(2026, 3, 9),
)
MONTHLY_LIST = MonthlyListPaper(
    SCHOOL,
    "maart 2026",
    date(2026, 3, 9),
    (
        ListedSchool(
            "locatie Zuid",
            (
                ListedCase(
                    "Noor van den Berg",
                    absent="relatief verzuim, sinds ma 23 feb 2026, 14 dagen",
                    step="ondersteuningsteam",
                    led_by="M. Jansen",
                    next_on=date(2026, 3, 24),
                    promise_on=date(2026, 5, 23),
                    promise="lopen nog",
                    told=("Gemeld bij DUO.",),
                ),
            ),
        ),
    ),
    date(2026, 3, 9),
)
MONTHLY_FIGURES = MonthlyFiguresPaper(
    SCHOOL,
    "maart 2026",
    date(2026, 3, 9),
    (CountedPart("Naar soort", (Counted("relatief verzuim", "12"),)),),
    date(2026, 3, 9),
)
MINUTES = MinutesPaper(
    sender=SCHOOL,
    team="Ondersteuningsteam",
    held=datetime(2026, 3, 12, 9, 0, tzinfo=AMSTERDAM),
    about="Noor van den Berg",
    place="kamer 1.04",
    chair="M. Jansen",
    written_by="A. de Wit",
    present=(MENTOR,),
    absent=(Person("S. Bakker", "leerplicht"),),
    discussed="Noor slaapt slecht.",
    decisions=(
        TakenDecision("Alleen de ochtenden", "M. Jansen", "tot de helft van de lessen", "Rust"),
    ),
    actions=(AgreedAction("Rooster aanpassen", "A. de Wit", date(2026, 3, 16)),),
    next_meeting=datetime(2026, 4, 9, 9, 0, tzinfo=AMSTERDAM),
    written_on=date(2026, 3, 12),
)

BARE_OPP = OppPaper(BARE, pupil="Noor", school="De Linde")
BARE_INVITATION = InvitationPaper(
    BARE, pupil="Noor", starts=datetime(2026, 3, 11, 15, 30, tzinfo=AMSTERDAM), place="kamer 1"
)
BARE_MEETING_LIST = MeetingListPaper(BARE, team="Zorgteam", school="De Linde")
BARE_MONTHLY_LIST = MonthlyListPaper(BARE, "maart 2026", date(2026, 3, 9), (), date(2026, 3, 9))
BARE_MONTHLY_FIGURES = MonthlyFiguresPaper(
    BARE, "maart 2026", date(2026, 3, 9), (CountedPart("Naar stap", ()),), date(2026, 3, 9)
)
BARE_MINUTES = MinutesPaper(BARE, team="Zorgteam", held=date(2026, 3, 12))
