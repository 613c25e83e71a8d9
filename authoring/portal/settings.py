"""Django's settings, from the environment: which workspace, which database, under which address.

`AUTHORING_WORKSPACE` is the folder that holds `submissions/` and `output/` (default: the working directory);
`DATABASE_URL` another database than SQLite in the workspace; `AUTHORING_PORTAL_URL` the address people type, whose
`https` switches on everything that needs it; `EMAIL_URL` the mail server, without which letters are kept as files.
"""

import os
from pathlib import Path
from urllib.parse import unquote, urlsplit

import dj_database_url
import django_stubs_ext
from csp.constants import NONE, SELF

from authoring.locale import LANGUAGES as SPOKEN
from authoring.portal.service.environment import address_in, zone_in
from authoring.portal.service.key import secret_keys

django_stubs_ext.monkeypatch()

WORKSPACE = Path(os.environ.get("AUTHORING_WORKSPACE", ".")).resolve()
PORTAL = WORKSPACE / ".portal"
"""What the portal keeps: key, database, uploads, letters. Nothing of it is reachable by an address."""

PORTAL_URL = address_in(
    "AUTHORING_PORTAL_URL",
    otherwise="http://localhost:8000",
    schemes=("http", "https"),
    example="https://report.example.org",
)
_ADDRESS = urlsplit(PORTAL_URL)
_IS_SECURE = _ADDRESS.scheme == "https"

SECRET_KEY, *SECRET_KEY_FALLBACKS = secret_keys(PORTAL / "secret-key")
DEBUG = False
ALLOWED_HOSTS = [_ADDRESS.hostname or "localhost"]
CSRF_TRUSTED_ORIGINS = [f"{_ADDRESS.scheme}://{_ADDRESS.netloc}"]
ROOT_URLCONF = "authoring.portal.urls"
WSGI_APPLICATION = "authoring.portal.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_htmx",
    "authoring.portal",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "authoring.portal.border.BorderMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "authoring.portal.people.sessions.SessionsEndMiddleware",
    "authoring.portal.private.PrivateMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "authoring.portal.rates.RatesMiddleware",
    "authoring.portal.access.AccessMiddleware",
    "authoring.portal.views.errors.NotAllowedMiddleware",
    "authoring.portal.views.errors.BusyMiddleware",
    "authoring.portal.views.errors.UnreadableMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [Path(__file__).parent / "pages"],
        "OPTIONS": {
            "environment": "authoring.portal.page.environment",
            "context_processors": [
                "authoring.portal.page.around",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    },
]

_DATABASE = address_in(
    "DATABASE_URL",
    otherwise=f"sqlite:///{PORTAL / 'portal.sqlite3'}",
    schemes=("postgresql", "postgres", "sqlite"),
    example="postgresql://name:password@localhost/database",
)
DATABASES = {"default": dj_database_url.parse(_DATABASE, conn_max_age=60)}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # Writers wait for one another (`IMMEDIATE`) instead of failing; readers never wait for a writer (`WAL`).
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
    }

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "portal_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},  # trying many names must not push out what is counted
    }
}
"""Shared by all processes: how often somebody tried to sign in is counted here."""

# People
AUTH_USER_MODEL = "portal.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "authoring.portal.people.passwords.VisibleValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "authoring.portal.people.accounts.InvitedOnly"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # an invitation has reached its address
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60  # seconds after which what guards an account asks who it is once more
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_FORMS = {
    "login": "authoring.portal.people.account_forms.Login",
    "change_password": "authoring.portal.people.account_forms.ChangePassword",
    "set_password": "authoring.portal.people.account_forms.ChoosePassword",
    "reset_password": "authoring.portal.people.account_forms.ForgotPassword",
    "reset_password_from_key": "authoring.portal.people.account_forms.ResetPassword",
    "reauthenticate": "authoring.portal.people.account_forms.Confirm",
}
ALLAUTH_TRUSTED_PROXY_COUNT = int(_IS_SECURE)  # the one that speaks TLS for us: who is throttled is whom it names
MFA_ADAPTER = "authoring.portal.people.accounts.Keys"
MFA_ALLOW_UNVERIFIED_EMAIL = True  # an invitation has reached it
MFA_FORMS = {
    "authenticate": "authoring.portal.people.account_forms.Code",
    "reauthenticate": "authoring.portal.people.account_forms.ConfirmCode",
    "activate_totp": "authoring.portal.people.account_forms.ActivateApp",
    "add_webauthn": "authoring.portal.people.account_forms.AddPasskey",
    "edit_webauthn": "authoring.portal.people.account_forms.NamePasskey",
    "login_webauthn": "authoring.portal.people.account_forms.Passkey",
    "authenticate_webauthn": "authoring.portal.people.account_forms.AlsoPasskey",
    "reauthenticate_webauthn": "authoring.portal.people.account_forms.ConfirmPasskey",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not _IS_SECURE

# Languages: the words are our own catalogues'; Django's are its own forms' and validators'.
LANGUAGE_CODE = "en"
LANGUAGES = [(tag, tag) for tag in SPOKEN]
USE_TZ = True
TIME_ZONE = zone_in("AUTHORING_TIME_ZONE")

# Security (https://docs.djangoproject.com/en/5.2/howto/deployment/checklist/)
SESSION_COOKIE_AGE = 2 * 60 * 60  # seconds in which nothing is done; `people.sessions` ends each after twelve hours
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_FAILURE_VIEW = "authoring.portal.views.errors.forged"
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = _IS_SECURE
SECURE_SSL_REDIRECT = _IS_SECURE
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _IS_SECURE else None
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if _IS_SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = _IS_SECURE
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
DATA_UPLOAD_MAX_NUMBER_FILES = 50
FILE_UPLOAD_HANDLERS = [
    "authoring.portal.service.bodies.Bounded",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

# Static files
STATIC_URL = "static/"
STATIC_ROOT = PORTAL / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": PORTAL / "files"}},
    # Files are not packed: it would take seconds at each start, and browsers ask for each of them once.
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
}

# Letters
_MAIL_PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}
_MAIL = urlsplit(
    address_in("EMAIL_URL", otherwise="", schemes=_MAIL_PORTS, example="smtp+tls://name:password@mail.example.org")
)
DEFAULT_FROM_EMAIL = SERVER_EMAIL = os.environ.get("AUTHORING_PORTAL_SENDER", "portal@localhost")
EMAIL_TIMEOUT = 10
if _MAIL.hostname:
    EMAIL_HOST, EMAIL_PORT = _MAIL.hostname, _MAIL.port or _MAIL_PORTS[_MAIL.scheme]
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(_MAIL.username or ""), unquote(_MAIL.password or "")
    EMAIL_USE_TLS, EMAIL_USE_SSL = _MAIL.scheme == "smtp+tls", _MAIL.scheme == "smtps"
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = PORTAL / "letters"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line"},
        "nowhere": {"class": "logging.NullHandler"},
    },
    # Whoever tries other names is answered; their tries are the web server's to note.
    "loggers": {"django.security.DisallowedHost": {"handlers": ["nowhere"], "propagate": False}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
