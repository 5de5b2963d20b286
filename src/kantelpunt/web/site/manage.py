"""Django's own commands, such as `migrate`: `python -m kantelpunt.web.site.manage`."""

import sys

from django.core.management import execute_from_command_line

from kantelpunt.web.pages.starting import choose_settings

if __name__ == "__main__":
    choose_settings()
    execute_from_command_line(sys.argv)
