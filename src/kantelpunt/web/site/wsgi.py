"""The application for a web server: `kantelpunt.web.site.wsgi:application`."""

from django.core.wsgi import get_wsgi_application

from kantelpunt.web.pages.starting import choose_settings

choose_settings()
application = get_wsgi_application()
