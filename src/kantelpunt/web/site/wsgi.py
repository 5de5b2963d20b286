"""The application for a web server: `kantelpunt.web.site.wsgi:application`."""

import gc

from django.core.wsgi import get_wsgi_application

from kantelpunt.web.pages.starting import choose_settings

# Commands end before rubbish matters and switch its collector off (see `main`); a server goes on.
gc.enable()

choose_settings()
application = get_wsgi_application()
