"""Stands apart from the tables, which are made anew when models change."""

from typing import ClassVar

from django.db import migrations

from kantelpunt.web.journal.append_only import guard, unguard


class Migration(migrations.Migration):
    """Entries can be added and read, and nothing else."""

    dependencies: ClassVar = [("journal", "0001_initial")]
    operations: ClassVar = [migrations.RunPython(guard, unguard)]
