"""The database itself refuses to change or delete entries, whoever asks."""

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

_TABLES = ("journal_entry", "journal_subject")
_SAYS = "the access journal is append-only"

# What ends tests empties a SQLite database by deleting rows, in any order: it takes the head first.
_SQLITE = """
CREATE TRIGGER {table}_no_{event} BEFORE {event} ON {table} WHEN EXISTS (SELECT 1 FROM journal_head)
BEGIN SELECT RAISE(ABORT, '{says}'); END
"""
_POSTGRESQL = """
CREATE TRIGGER {table}_no_{event} BEFORE {event} ON {table}
FOR EACH ROW EXECUTE FUNCTION journal_refuses()
"""
_POSTGRESQL_REFUSES = f"""
CREATE FUNCTION journal_refuses() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{_SAYS}'; END $$
"""


_EACH = tuple((table, event) for table in _TABLES for event in ("update", "delete"))


def guards(vendor: str) -> list[str]:
    """What makes the triggers, in the words of a database (`sqlite` or `postgresql`)."""
    form = _POSTGRESQL if vendor == "postgresql" else _SQLITE
    made = [form.format(table=table, event=event, says=_SAYS) for table, event in _EACH]
    return [_POSTGRESQL_REFUSES, *made] if vendor == "postgresql" else made


def liftings(vendor: str) -> list[str]:
    """What takes them away."""
    if vendor == "postgresql":
        return ["DROP FUNCTION journal_refuses() CASCADE"]
    return [f"DROP TRIGGER {table}_no_{event}" for table, event in _EACH]


def guard(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Make the triggers in a database."""
    del apps
    for statement in guards(editor.connection.vendor):
        editor.execute(statement)


def unguard(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Take them away."""
    del apps
    for statement in liftings(editor.connection.vendor):
        editor.execute(statement)
