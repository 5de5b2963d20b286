"""Every number of the generator, each with where it comes from.

`docs/reference/generated-regions.md` tells what the generator makes of them. Three kinds of
origin are told apart: a Dutch figure; an English shape laid on Dutch levels (England,
Department for Education, Open Government Licence v3); and "tuned", a number that was chosen so
that the measured figures of that page come out, or "assumed" where nothing was found.
"""

from dataclasses import dataclass

from kantelpunt.absence.entities import Sector

MOST_PUPILS = 9_000_000

# Pupils in 2022/23 (Netherlands): PO and SO 1,435,961, VO and VSO 974,983.
LESSON_SIDE_SHARE = 974_983 / (1_435_961 + 974_983)
# Assumed: about 30,000 SO pupils among PO, about 39,000 VSO pupils among VO.
SPECIAL_OF_PO_SIDE = 0.021
SPECIAL_OF_VO_SIDE = 0.040

# Sizes of schools. Asked of the generator: one school per 500 pupils, six for 3,000.
PUPILS_PER_SCHOOL = 500
PUPILS_PER_VO_SCHOOL = 800
PUPILS_PER_SPECIAL_SCHOOL = 120
SMALLEST_SPECIAL_SCHOOL = 60
SCHOOL_SIZE_SPREAD = 0.4  # assumed: standard deviation of the logarithm of a school's size
PUPILS_PER_MUNICIPALITY = 7_000  # 2.4 million pupils over 342 municipalities
MOST_MUNICIPALITIES = 342

# Lesson time. PO: 7,520 hours in eight years (art. 8 WPO) is 940 a year at least.
PO_DAY_MINUTES = 330
PO_MORNING_MINUTES = 210
PO_SHORT_WEDNESDAY_SHARE = 0.6  # assumed; the other schools have five equal days
PO_EQUAL_DAY_MINUTES = 310
PO_FREE_FRIDAY_SHARE = 0.25  # assumed, of schools with a short Wednesday: groups 1 and 2
PO_SHORT_FRIDAY_GROUPS = 4
# VO: minutes of a lesson, share of schools (assumed), lessons of an ordinary day and of a week.
VO_LESSONS = ((45, 0.30, 7, 34), (50, 0.50, 6, 32), (60, 0.15, 5, 27), (70, 0.05, 5, 23))
PO_STUDY_DAYS = 5  # assumed, as is the next
VO_STUDY_DAYS = 7
OPENED_DAY_SHARE = 0.10  # assumed: schools that open on the first day of a vacation
DAY_RECORD_SHARE = 0.4  # assumed: schools that write a whole day as one record

# Groups of VO: years and share of pupils of each track (assumed, rounded from national shares).
VO_TRACKS = (("vmbo", 4, 0.48), ("havo", 5, 0.27), ("vwo", 6, 0.22), ("pro", 5, 0.03))
VSO_YEARS = 6
OLDER_SHARE = {Sector.PO: 0.08, Sector.SO: 0.25, Sector.VO: 0.14, Sector.VSO: 0.25}  # assumed
STARTER_SHARE = 0.35  # assumed: of group 1, turns 4 in the course of the school year
STARTER_DAYS = 240

# Moves inside the school year.
MOVE_SHARE = 0.03  # asked of the generator
MOVE_OUTSIDE_MUNICIPALITY = 0.3  # assumed
# Leaving without a new enrolment; those who stay resident are the absolute absentees.
LEAVE_SHARE = 0.005  # assumed
LEAVER_STAYS_SHARE = 0.2  # tuned: with ABSOLUTE_PER_PUPIL together 2.4 per 1,000 (2015-16)
ABSOLUTE_PER_PUPIL = 0.0014
# Exemptions under 5 (a): 7,389 in 2021-22 on 2.41 million. The others are assumed.
EXEMPT_PER_PUPIL = (("5a", 0.0031), ("5b", 0.0007), ("5c", 0.0005), ("15", 0.0002))
OTHER_MUNICIPALITY_SHARE = {Sector.PO: 0.03, Sector.SO: 0.3, Sector.VO: 0.12, Sector.VSO: 0.35}
# Qualifications (assumed): pupils who reach the kind in the last year of their track.
DIPLOMA_SHARE = 0.92
HAVO_DIPLOMA_IN_VWO = 0.04
VSO_DAY_ACTIVITY_SHARE = 0.4

# Season of sickness: months relative to each other. English shape (illness, primary and
# secondary, 2022 to 2025): the winter doubles September.
SICK_MONTHS = {
    8: 0.62, 9: 0.68, 10: 0.90, 11: 1.25, 12: 1.60, 1: 1.55,
    2: 1.50, 3: 1.05, 4: 0.85, 5: 0.80, 6: 0.72, 7: 0.68,
}  # fmt: skip
# All other absence: the same data, overall less illness, moves less through the year.
OTHER_MONTHS = {
    8: 0.75, 9: 0.80, 10: 0.95, 11: 1.05, 12: 1.20, 1: 1.15,
    2: 1.15, 3: 1.05, 4: 1.00, 5: 1.00, 6: 1.00, 7: 1.00,
}  # fmt: skip
# Monday to Friday, starts of absence. English shape: Friday about 0.9 points above Wednesday,
# Monday about level with Tuesday.
SICK_WEEKDAYS = (1.08, 0.95, 0.88, 0.95, 1.17)
OTHER_WEEKDAYS = (1.00, 0.97, 0.92, 0.97, 1.30)
# Single lessons and half days: level, as a shorter Friday already packs them closer.
PART_WEEKDAYS = (1.00, 1.00, 0.92, 1.00, 0.95)
SICK_STAYS_FRIDAY = 0.35  # tuned: who would be back on Friday stays home till Monday
# English shape: a peak in the week before a vacation.
BEFORE_VACATION_DAYS = 5
SICK_BEFORE_VACATION = 1.2
OTHER_BEFORE_VACATION = 1.7
VACATION_GAP_DAYS = 7  # more calendar days than this between two lesson days: a vacation

RELIGIOUS_SHARE = 0.06  # assumed: pupils who take feast days; two in a year
RELIGIOUS_DAYS = 2.0
LUXURY_LENGTHS = (0.62, 0.33, 0.03, 0.01, 0.01)  # tuned: days of leave around a vacation, 1 to 5
SEVERE_LEAST, SEVERE_MOST = 0.57, 0.95  # share of weeks a severe absentee is away
SEVERE_SICK = 0.6  # assumed: of severe absentees with a valid reason, sick; the others "other"
BOUT_DAYS = 20  # assumed: a bout of truancy lasts four school weeks
LUXURY_AFTER_SHARE = 0.3  # assumed: after the vacation instead of before it
LATE_MINUTES = (3, 30)
APPOINTMENT_MINUTES = 60


@dataclass(frozen=True)
class Habits:
    """How much the pupils of one sector are absent; means are per pupil and full school year.

    Attributes:
        sick_spells: mean number of sick spells of an ordinary pupil.
        sick_shape: shape of the gamma spread of that number over pupils.
        sick_days: mean lesson days of a spell (geometric).
        often_share: share of pupils who are often absent.
        often_spells: their mean number of sick spells.
        often_shape: shape of its gamma spread.
        often_days: mean lesson days of their spells.
        severe_share: share of pupils who miss half of the year or more.
        severe_unauthorised: share of those without a valid reason.
        appointments: mean number of appointments of an hour or a lesson.
        leave_days: mean number of days of authorised leave.
        other_days: mean number of days away for another valid reason (treatment, a plan with
            fewer hours).
        other_shape: shape of its gamma spread over pupils.
        luxury: chance of leave without permission around a vacation.
        suspended: mean number of suspensions; each 1 to 3 days.
        removed: mean number of times sent out of the lesson.
        truancy_parts: mean number of single lessons (VO) or half days (PO) without permission.
        truancy_shape: shape of its gamma spread over pupils.
        truancy_days: mean number of whole days without permission.
        truant_share: share of pupils with bouts of truancy.
        bouts: mean number of bouts besides the first.
        bout_share: share of lessons or half days missed in a bout.
        late: mean number of times late.
        late_shape: shape of its gamma spread over pupils.
    """

    sick_spells: float
    sick_shape: float
    sick_days: float
    often_share: float
    often_spells: float
    often_shape: float
    often_days: float
    severe_share: float
    severe_unauthorised: float
    appointments: float
    leave_days: float
    other_days: float
    other_shape: float
    luxury: float
    suspended: float
    removed: float
    truancy_parts: float
    truancy_shape: float
    truancy_days: float
    truant_share: float
    bouts: float
    bout_share: float
    late: float
    late_shape: float


# Tuned together to the figures of docs/reference/generated-regions.md.
_PO = Habits(
    sick_spells=1.40, sick_shape=20.0, sick_days=1.65,
    often_share=0.105, often_spells=6.0, often_shape=20.0, often_days=4.0,
    severe_share=0.001, severe_unauthorised=0.3,
    appointments=0.8, leave_days=0.2, other_days=0.8, other_shape=0.1,
    luxury=0.12, suspended=0.003, removed=0.0,
    truancy_parts=3.5, truancy_shape=3.0, truancy_days=0.25,
    truant_share=0.004, bouts=0.5, bout_share=0.22,
    late=2.0, late_shape=0.6,
)  # fmt: skip
_VO = Habits(
    sick_spells=0.75, sick_shape=6.0, sick_days=1.6,
    often_share=0.435, often_spells=7.25, often_shape=60.0, often_days=1.9,
    severe_share=0.0105, severe_unauthorised=0.35,
    appointments=1.0, leave_days=0.1, other_days=0.05, other_shape=0.1,
    luxury=0.06, suspended=0.03, removed=0.3,
    truancy_parts=10.5, truancy_shape=2.0, truancy_days=0.1,
    truant_share=0.041, bouts=2.0, bout_share=0.2,
    late=4.5, late_shape=0.5,
)  # fmt: skip
_SO = Habits(
    sick_spells=1.2, sick_shape=6.0, sick_days=2.0,
    often_share=0.225, often_spells=5.0, often_shape=10.0, often_days=4.5,
    severe_share=0.022, severe_unauthorised=0.2,
    appointments=3.0, leave_days=0.5, other_days=5.2, other_shape=0.7,
    luxury=0.08, suspended=0.03, removed=0.0,
    truancy_parts=6.0, truancy_shape=1.5, truancy_days=1.0,
    truant_share=0.015, bouts=1.0, bout_share=0.25,
    late=3.0, late_shape=0.5,
)  # fmt: skip
_VSO = Habits(
    sick_spells=1.2, sick_shape=6.0, sick_days=2.0,
    often_share=0.225, often_spells=5.0, often_shape=10.0, often_days=4.5,
    severe_share=0.022, severe_unauthorised=0.3,
    appointments=4.0, leave_days=0.3, other_days=5.2, other_shape=0.7,
    luxury=0.06, suspended=0.08, removed=0.6,
    truancy_parts=11.0, truancy_shape=1.5, truancy_days=0.7,
    truant_share=0.04, bouts=1.5, bout_share=0.25,
    late=5.0, late_shape=0.5,
)  # fmt: skip
HABITS = {Sector.PO: _PO, Sector.SO: _SO, Sector.VO: _VO, Sector.VSO: _VSO}
