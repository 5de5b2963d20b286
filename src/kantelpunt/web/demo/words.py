"""What people of the demonstration write: all of it invented, about nobody."""

TALKS_WITH_PARENTS = (
    "Gesprek op school met moeder. Zij herkent de zorg: 's ochtends lukt opstaan vaak niet. "
    "Afgesproken dat school voor acht uur belt als er niemand is.",
    "Kort gesprek met beide ouders. Zij wisten niet dat het om zoveel tijd ging. Ze praten er "
    "thuis over; over twee weken spreken we elkaar weer.",
    "Ouder aan de telefoon. Na de verhuizing is de reis naar school lang geworden. We zoeken uit "
    "of vervoer geregeld kan worden.",
    "Gesprek thuis. Er is veel gebeurd in de familie; slapen lukt slecht. Ouder wil graag hulp, "
    "maar weet niet waar te beginnen.",
    "Vader vertelt dat de pauzes te druk zijn voor zijn kind. Een rustige plek bij de klas helpt. "
    "De leerkracht kijkt elke dag even hoe het gaat.",
)
TALKS_WITH_PUPIL = (
    *TALKS_WITH_PARENTS[:4],
    "De leerling vertelt dat de pauzes te druk zijn. Een rustige plek naast de mediatheek helpt. "
    "De mentor kijkt elke dag even hoe het gaat.",
    "De leerling komt voor twee vakken niet: achterstand opgelopen, en nu te moeilijk. Een plan om "
    "in te halen, met één vaste docent.",
)
AGAIN = (
    "Tweede gesprek. De eerste week ging goed, de tweede week drie dagen gemist. Leerling wil zelf "
    "wel, maar buikpijn komt terug op zondagavond.",
    "Voortgang besproken. Aanwezigheid gaat langzaam omhoog. Ouders en leerling zijn tevreden over "
    "de afspraken en houden ze aan.",
    "Ouders maken zich zorgen dat het te lang duurt. Uitgelegd wie nu aan zet is, en op welke dag "
    "er antwoord komt.",
    "Leerling is niet gekomen, ouder wel. Samen besloten om hulp erbij te vragen.",
)
NOTES = (
    "De mentor meldt dat de leerling vandaag de hele dag in de klas was.",
    "Gebeld, geen gehoor. Morgen nog een keer.",
    "De gymleraar heeft goed contact met de leerling; hij denkt mee.",
    "Ouder gaf door dat de afspraak een week later moet.",
    "Werk van deze week ligt klaar bij de balie; een zus neemt het mee.",
)
MEDICAL = (
    "Spreekuur gehad. De klachten passen bij spanning; lichamelijk onderzoek gaf niets bijzonders. "
    "Opbouw van een paar uur per dag kan.",
    "Met toestemming gebeld met de huisarts. Er loopt onderzoek; tot de uitslag halve dagen.",
    "De leerling slaapt te weinig en is snel moe. Advies: eerste uur later beginnen, over "
    "vier weken opnieuw zien.",
)
RESTRICTED = (
    "Ouders leven apart en willen niet samen aan tafel. Uitnodigingen apart sturen.",
    "De leerling vertelde dit in vertrouwen; niet delen zonder het eerst te vragen.",
)
PLANS = (
    "Waar het om gaat: weer elke dag naar school, in stappen. Wat goed gaat: de leerling heeft "
    "twee vrienden in de klas en wil overgaan. Wat helpt: een vaste volwassene, een rustige plek.",
    "Waar het om gaat: de achterstand inhalen zonder de hele week vol te plannen. Wat goed gaat: "
    "praktijkvakken. Wat helpt: korte lijnen met thuis, elke vrijdag een bericht.",
)
GOALS = (
    (
        "Vanaf de eerste week na de vakantie is de leerling vier ochtenden per week in de les, "
        "vier weken achter elkaar",
        "Over zes weken zijn de toetsen van Nederlands en wiskunde ingehaald",
    ),
    (
        "Binnen vijf weken komt de leerling op tijd binnen, hooguit één keer per week te laat",
        "Over acht weken vertelt de leerling elke vrijdag zelf aan de mentor wat wel en niet werkt",
    ),
    (
        "Over vier weken volgt de leerling tien lesuren per week in de eigen klas",
        "Aan het eind van de periode gaat de leerling elke week naar één activiteit na school",
    ),
)
OFFERS = (
    "drie dagen per week les in een kleine groep, met begeleiding",
    "tijdelijk maatwerk op de eigen school, opbouwend in acht weken",
    "plaats in een tussenvoorziening, met hulp aan het gezin",
)
WAITS = ("aanbieder van jeugdhulp, wachtlijst", "praktijk voor kinderpsychologie")
GROUNDS = (
    "besproken met ouders en leerling",
    "blijkt uit de gesprekken en het verzuim",
    "vastgesteld in het overleg",
)
PURPOSE = "samen een plan maken om weer naar school te gaan"
LEFT = "Gesprek gehad met leerling en ouders; het verzuim is gestopt."
