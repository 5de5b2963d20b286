"""Regions as plain rows, so that two can be compared whatever order their texts are kept in."""

from dataclasses import fields

from kantelpunt.absence.columns import Coded

TABLES = ("enrolments", "absences", "residents", "exemptions", "qualifications")


def rows_of(table):
    """Every row of a table of pupils; None for a table that lacks."""
    if table is None:
        return None
    columns = [getattr(table, field.name) for field in fields(table)]
    return list(
        zip(
            *(
                [column[row] for row in range(len(column))]
                if isinstance(column, Coded)
                else column.tolist()
                for column in columns
            ),
            strict=True,
        )
    )


def plain(region):
    """All of a region, by name."""
    return {
        field.name: rows_of(getattr(region, field.name))
        if field.name in TABLES
        else getattr(region, field.name)
        for field in fields(region)
    }
