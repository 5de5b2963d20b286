"""The easier task as DuckDB SQL, and the way from files to its table `records`."""

# `records` holds one row per registration. A day is summed, then capped, then judged.
QUERY = """
WITH unauthorised_day AS (
    SELECT pupil, lesson_day, any_value(day) AS day, any_value(lesson_time) AS lesson_time,
           any_value(scheduled) AS scheduled, any_value(enough) AS enough,
           least(sum(half_minutes), any_value(scheduled))::INTEGER AS missed
    FROM records
    WHERE NOT authorised AND category <> 'late'
    GROUP BY pupil, lesson_day
    HAVING missed > 0
), sick_day AS (
    SELECT pupil, lesson_day, any_value(day) AS day, any_value(lesson_time) AS lesson_time,
           sum(half_minutes) >= any_value(scheduled) AS whole
    FROM records
    WHERE category = 'sick' AND half_minutes > 0
    GROUP BY pupil, lesson_day
), rolling AS (
    SELECT pupil, day, enough,
           sum(missed) OVER (PARTITION BY pupil ORDER BY lesson_time
                             RANGE BETWEEN 27 PRECEDING AND CURRENT ROW) AS total
    FROM unauthorised_day
    WHERE pupil IN (SELECT pupil FROM unauthorised_day GROUP BY pupil
                    HAVING sum(missed) >= any_value(enough))
), whole_unauthorised AS (
    SELECT pupil, day, lesson_time,
           lesson_day - row_number() OVER (PARTITION BY pupil ORDER BY lesson_day) AS island
    FROM unauthorised_day
    WHERE missed >= scheduled
), long_run AS (
    SELECT pupil, day,
           lesson_time - min(lesson_time) OVER (PARTITION BY pupil, island) + 1 AS length
    FROM whole_unauthorised
), report AS (
    SELECT pupil, day, lesson_time
    FROM sick_day
    QUALIFY lag(lesson_day) OVER (PARTITION BY pupil ORDER BY lesson_day)
            IS DISTINCT FROM lesson_day - 1
), reports AS (
    SELECT pupil, day,
           count(*) OVER (PARTITION BY pupil ORDER BY lesson_time
                          RANGE BETWEEN 83 PRECEDING AND CURRENT ROW) AS times
    FROM report
), whole_sick AS (
    SELECT pupil, day,
           lag(lesson_day, 6) OVER (PARTITION BY pupil ORDER BY lesson_day) AS six_before,
           lesson_day
    FROM sick_day
    WHERE whole
), late AS (
    SELECT pupil, day
    FROM records
    WHERE category = 'late'
    QUALIFY row_number() OVER (PARTITION BY pupil ORDER BY day) = 9
)
SELECT 0 AS signal, pupil, min(day) AS day FROM rolling WHERE total >= enough GROUP BY pupil
UNION ALL
SELECT 1, pupil, min(day) FROM long_run WHERE length > 28 GROUP BY pupil
UNION ALL
SELECT 2, pupil, min(day) FROM reports WHERE times >= 4 GROUP BY pupil
UNION ALL
SELECT 3, pupil, min(day) FROM whole_sick WHERE six_before = lesson_day - 6 GROUP BY pupil
UNION ALL
SELECT 4, pupil, day FROM late
"""

# Every file with its types told, so that nothing is spent on guessing them.
READ = """
CREATE TEMP TABLE pupils AS
    SELECT row_number() OVER ()::INTEGER AS pupil, pupil AS pupil_id, school, "group",
           enrolled_from, coalesce(enrolled_until, DATE '9999-12-31') AS enrolled_until
    FROM read_csv('{folder}/pupils.csv', header = true, columns = {{
        'pupil': 'VARCHAR', 'school': 'VARCHAR', 'birth_date': 'DATE', 'group': 'VARCHAR',
        'enrolled_from': 'DATE', 'enrolled_until': 'DATE'}});
CREATE TEMP TABLE schools AS
    SELECT school, sector IN ('vo', 'vso') AS by_lesson, lesson_minutes,
           coalesce(2 * morning_minutes, day_minutes) AS noon,
           16 * 2 * CASE WHEN sector IN ('vo', 'vso') AND lesson_minutes <= 60
                         THEN lesson_minutes ELSE 60 END AS enough
    FROM read_csv('{folder}/schools.csv', header = true, columns = {{
        'school': 'VARCHAR', 'name': 'VARCHAR', 'sector': 'VARCHAR', 'municipality': 'VARCHAR',
        'holiday_region': 'VARCHAR', 'lesson_minutes': 'INTEGER', 'lessons_per_day': 'INTEGER',
        'day_minutes': 'INTEGER', 'morning_minutes': 'INTEGER'}});
CREATE TEMP TABLE reasons AS
    WITH given AS (
        SELECT * FROM read_csv('{folder}/reasons.csv', header = true, columns = {{
            'school': 'VARCHAR', 'code': 'VARCHAR', 'category': 'VARCHAR',
            'authorised': 'BOOLEAN'}})
    )
    SELECT schools.school, code, category, authorised
    FROM schools JOIN given ON given.school = schools.school OR given.school IS NULL
    QUALIFY row_number() OVER (
        PARTITION BY schools.school, code ORDER BY given.school NULLS LAST) = 1;
CREATE TEMP TABLE lesson_days AS
    SELECT * FROM read_csv('{lesson_days}', header = true, columns = {{
        'school': 'VARCHAR', 'group': 'VARCHAR', 'date': 'DATE', 'lesson_day': 'INTEGER',
        'lesson_time': 'INTEGER', 'half_minutes': 'INTEGER'}});
CREATE TEMP TABLE records AS
    SELECT pupils.pupil, absences.date AS day, lesson_day, lesson_time,
           lesson_days.half_minutes AS scheduled, enough, category, authorised,
           CASE WHEN by_lesson AND lesson IS NOT NULL THEN 2 * lesson_minutes
                WHEN minutes IS NOT NULL THEN 2 * minutes
                WHEN lesson IS NULL THEN lesson_days.half_minutes
                WHEN lesson = 'am' THEN least(noon, lesson_days.half_minutes)
                ELSE lesson_days.half_minutes - noon END AS half_minutes
    FROM read_csv('{folder}/absences.csv', header = true, columns = {{
        'pupil': 'VARCHAR', 'school': 'VARCHAR', 'date': 'DATE', 'lesson': 'VARCHAR',
        'minutes': 'INTEGER', 'reason': 'VARCHAR'}}) AS absences
    JOIN pupils ON pupils.pupil_id = absences.pupil AND pupils.school = absences.school
         AND absences.date BETWEEN enrolled_from AND enrolled_until
    JOIN schools ON schools.school = absences.school
    JOIN reasons ON reasons.school = absences.school AND reasons.code = absences.reason
    JOIN lesson_days ON lesson_days.school = absences.school
         AND lesson_days."group" = pupils."group" AND lesson_days.date = absences.date;
"""

WRITE = """
COPY (
    SELECT pupil_id AS pupil, ['zestien-uur', 'langdurig-relatief', 'vierde-ziekmelding',
           'zevende-ziektedag', 'negen-keer-te-laat'][signal + 1] AS signal, day AS fired_on
    FROM ({query}) JOIN pupils USING (pupil)
    ORDER BY fired_on, pupil, signal
) TO '{output}' (HEADER)
"""
