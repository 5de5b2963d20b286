"""Numbers by which the compiled passes and what calls them know measures, rearms and columns."""

HOURS, DAYS, SPELLS, TIMES, RUN_DAYS, RUN_WEEKS, SHARE, RUN_TIME = range(8)
WHEN_BELOW, RESTART, SCHOOL_YEAR = range(3)
NEVER = -1
NO_RULE = -1
COLUMNS = 7  # stretch, fired, reached, value over, under, window from, first counted day
WARNED = 4  # stretch, since, value over, under
