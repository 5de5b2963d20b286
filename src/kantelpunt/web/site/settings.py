"""Settings, read from the environment; see docs/reference/settings.md."""

from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from kantelpunt.web.site.modes import Mode, require_for_serving
from kantelpunt.web.site.sign_in_settings import PROVIDER, issuer_name, sign_in_settings

env = environ.Env()
MODE = Mode(env("KANTELPUNT_MODE", default="test"))
DATA = Path(env("KANTELPUNT_DATA", default="data")).absolute()

DEMO = MODE is Mode.DEMO
DEBUG = False
SECRET_KEY = env("KANTELPUNT_SECRET", default="")
SECRET_KEY_FALLBACKS = env.list("KANTELPUNT_OLD_SECRETS", default=[])
ALLOWED_HOSTS = env.list("KANTELPUNT_HOSTS", default=[])
PROXIES = env.int("KANTELPUNT_PROXIES", default=0)
if MODE is Mode.SERVE:
    problem = require_for_serving(SECRET_KEY, ALLOWED_HOSTS)
    if problem:
        raise ImproperlyConfigured(problem)
else:
    SECRET_KEY = SECRET_KEY or "only-for-demonstration-and-tests-on-this-machine-alone"
    ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]

REGION_NAME = env("KANTELPUNT_REGION", default="Regio Demo" if DEMO else "Kantelpunt")
POLICY = env("KANTELPUNT_POLICY", default="")

_APPS = (
    "pages",
    "journal",
    "people",
    "schools",
    "gate",
    "protocols",
    "register",
    "dossiers",
    "meetings",
    "signals",
    "work",
    "oversight",
    "inspection",
    "administration",
    "demo",
)
INSTALLED_APPS = [
    "kantelpunt.web.people",  # its pages for signing in go before those of allauth
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.mfa",
    "allauth.usersessions",
    *(f"kantelpunt.web.{app}" for app in _APPS if app != "people"),
]

MIDDLEWARE = [
    "kantelpunt.web.site.proxies.AddressMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "kantelpunt.web.pages.headers.HeadersMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "kantelpunt.web.pages.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "kantelpunt.web.people.sessions.EndingSessionsMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "kantelpunt.web.people.kept_forms.KeptFormsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "kantelpunt.web.gate.middleware.ViewerMiddleware",
    "kantelpunt.web.people.second_factor.SecondFactorMiddleware",
]

ROOT_URLCONF = "kantelpunt.web.site.urls"
WSGI_APPLICATION = "kantelpunt.web.site.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "kantelpunt.web.site.context.page",
            ],
            "builtins": ["kantelpunt.web.pages.templatetags.say"],
        },
    }
]

DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{DATA}/kantelpunt.sqlite3")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "shared_cache",
    }
}
if MODE is not Mode.SERVE:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
USE_I18N = True
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
DOCUMENTS = DATA / "documents"
MAX_DOCUMENT_BYTES = 10 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["kantelpunt.web.people.backend.PeopleBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"
globals().update(sign_in_settings(env, MODE))
# People who were made for the demonstration are nobody where real people work.
DEMO_PEOPLE = MODE is not Mode.SERVE
SINGLE_SIGN_ON: str = issuer_name(env)
SINGLE_SIGN_ON_PROVIDER: str = PROVIDER
SINGLE_SIGN_ON_STRONG = frozenset(env.list("KANTELPUNT_OIDC_STRONG_ACR", default=[]))
MAIL_WORKS: bool = bool(env("KANTELPUNT_MAIL", default="")) or MODE is Mode.TEST

IDLE_SECONDS = 30 * 60
LONGEST_SESSION_SECONDS = 12 * 60 * 60
# The cookie lives longer than any session, so that a form that comes too late is recognised.
SESSION_COOKIE_AGE = 7 * 24 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = MODE is Mode.SERVE
CSRF_COOKIE_SECURE = MODE is Mode.SERVE
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "kantelpunt.web.pages.errors.form_too_old"
SECURE_SSL_REDIRECT = MODE is Mode.SERVE and env.bool("KANTELPUNT_HTTPS", default=True)
SECURE_REDIRECT_EXEMPT = [r"^gezond/$"]
SECURE_HSTS_SECONDS = 31_536_000 if MODE is Mode.SERVE else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "script-src": [SELF],
        "style-src": [SELF],
        "object-src": [NONE],
        "base-uri": [SELF],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"discreet": {"()": "kantelpunt.web.site.discreet_logs.Discreet"}},
    "formatters": {"discreet": {"()": "kantelpunt.web.site.discreet_logs.Lines"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "filters": ["discreet"],
            "formatter": "discreet",
        }
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    # Django's own handlers would go around the filter; nobody is mailed about errors either.
    "loggers": {"django": {"handlers": [], "propagate": True}},
}
