"""The application for a web server: `kantelpunt.web.site.wsgi:application`."""

import gc

from django.core.wsgi import get_wsgi_application

from kantelpunt.web.pages.starting import choose_settings

# The command kantelpunt leaves rubbish lie, since it soon ends; a server does not.
gc.enable()
choose_settings()
application = get_wsgi_application()
