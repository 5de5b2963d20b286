"""What became of a registration: it counts, or it was joined, left out or parked."""

KEPT = 0
JOINED = 1
OTHER_SCHOOL = 2
NO_LESSONS = 3
UNKNOWN_DAY = 4
NOTHING_LEFT = 5
PARKED = 9

# Why a registration is parked, before it has a fate.
FITS, NO_REASON, NO_SCHOOL, NO_PUPIL, WRONG_PART = range(5)
