"""Every setting, read from the environment; nothing else configures Fridlyst."""

from email.utils import parseaddr
from pathlib import Path
from typing import Any

from fridlyst import __version__
from fridlyst.project import environment as env
from fridlyst.project.logs import logging_settings
from fridlyst.project.static_files import quiet_headers

PACKAGE = Path(__file__).resolve().parent.parent
ROOT = PACKAGE.parent.parent

# --- What this installation is ---------------------------------------------------------------------

FRIDLYST_VERSION = __version__
FRIDLYST_DATA = Path(env.text("FRIDLYST_DATA", "var")).resolve()
FRIDLYST_DEMO = env.flag("FRIDLYST_DEMO", default=False)
FRIDLYST_DEMO_TODAY = env.demo_day("FRIDLYST_DEMO_TODAY", is_demo=FRIDLYST_DEMO)
DEBUG = env.flag("FRIDLYST_DEBUG", default=False)
HTTPS = env.flag("FRIDLYST_HTTPS", default=not (DEBUG or FRIDLYST_DEMO))
SECRET_KEY = env.secret_key(FRIDLYST_DATA)
ALLOWED_HOSTS = env.words("FRIDLYST_ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = env.words("FRIDLYST_TRUSTED_ORIGINS")
# Where people reach the site: what the addresses in letters begin with.
FRIDLYST_PUBLIC_URL = env.public_url(ALLOWED_HOSTS, https=HTTPS)
# So many seconds a process may show the public directory before it asks whether anything has changed.
FRIDLYST_DIRECTORY_SECONDS = env.whole_number("FRIDLYST_DIRECTORY_SECONDS", 1)
FRIDLYST_ACCESSIBILITY_URL = env.text("FRIDLYST_ACCESSIBILITY_URL", "/tillganglighet/")
# Who supervises the accessibility law, and where it takes complaints.
FRIDLYST_ACCESSIBILITY_AUTHORITY = env.text(
    "FRIDLYST_ACCESSIBILITY_AUTHORITY", "Myndigheten för digital förvaltning (Digg)"
)
FRIDLYST_ACCESSIBILITY_COMPLAINT_URL = env.text(
    "FRIDLYST_ACCESSIBILITY_COMPLAINT_URL", "https://www.digg.se/tdosanmalan"
)

# --- Parts -----------------------------------------------------------------------------------------

FIELD_APPS = [
    "fridlyst.trail",
    "fridlyst.organisation",
    "fridlyst.files",
    "fridlyst.texts",
    "fridlyst.accounts",
    "fridlyst.programmes",
    "fridlyst.indicators",
    "fridlyst.counts",
    "fridlyst.competence",
    "fridlyst.comparison",
    "fridlyst.followup",
    "fridlyst.situation",
    "fridlyst.reminders",
    "fridlyst.year_wheel",
    "fridlyst.support",
    "fridlyst.insight",
    "fridlyst.decisions",
    "fridlyst.jobs",
    "fridlyst.review",
]
WEB_APPS = [
    "fridlyst.web.shared",
    "fridlyst.web.accounts",
    "fridlyst.web.style_guide",
    "fridlyst.web.programmes",
    "fridlyst.web.organisation",
    "fridlyst.web.followup",
    "fridlyst.web.answering",
    "fridlyst.web.year_wheel",
    "fridlyst.web.reminders",
    "fridlyst.web.reports",
    "fridlyst.web.decisions",
    "fridlyst.web.texts",
    "fridlyst.web.support",
    "fridlyst.web.quiet",
    "fridlyst.web.directory",
    "fridlyst.web.insight",
    "fridlyst.web.coverage",
    "fridlyst.web.indicators",
    "fridlyst.web.counts",
    "fridlyst.web.competence",
    "fridlyst.web.comparison",
    "fridlyst.web.situation",
    "fridlyst.web.review",
]
OIDC_URL = env.text("FRIDLYST_OIDC_URL")
SAML_METADATA_URL = env.text("FRIDLYST_SAML_METADATA_URL")
SIGN_IN_APPS = [
    *(["allauth.socialaccount"] if OIDC_URL or SAML_METADATA_URL else []),
    *(["allauth.socialaccount.providers.openid_connect"] if OIDC_URL else []),
    *(["allauth.socialaccount.providers.saml"] if SAML_METADATA_URL else []),
]
INSTALLED_APPS = [
    *WEB_APPS,
    *FIELD_APPS,
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    *SIGN_IN_APPS,
    "csp",
    "django_cotton.apps.SimpleAppConfig",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "simple_history",
    "template_partials.apps.SimpleAppConfig",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "fridlyst.web.quiet.middleware.QuietMiddleware",
    "csp.middleware.CSPMiddleware",
    "fridlyst.web.shared.middleware.PermissionsPolicyMiddleware",
    "fridlyst.web.shared.middleware.UnkeptAnswersMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "fridlyst.web.shared.middleware.ChosenLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "fridlyst.web.shared.middleware.BodySizeMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "fridlyst.web.shared.middleware.NamedErrorsMiddleware",
]
ROOT_URLCONF = "fridlyst.project.urls"
WSGI_APPLICATION = "fridlyst.project.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# The loaders stand in full: the automatic set-ups of cotton and partials overwrite each other.
TEMPLATE_LOADERS = [
    "django_cotton.cotton_loader.Loader",
    "django.template.loaders.filesystem.Loader",
    "django.template.loaders.app_directories.Loader",
]
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [("django.template.loaders.cached.Loader", TEMPLATE_LOADERS)],
                )
            ],
            "builtins": [
                "django_cotton.templatetags.cotton",
                "template_partials.templatetags.partials",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "fridlyst.web.shared.context.shell",
            ],
        },
    }
]

# --- Storage ---------------------------------------------------------------------------------------

DATABASES = {"default": env.database(FRIDLYST_DATA)}
TASKS = {
    "default": {
        "BACKEND": "django_tasks.backends.immediate.ImmediateBackend"
        if env.flag("FRIDLYST_TASKS_AT_ONCE", default=False)
        else "django_tasks_db.DatabaseBackend"
    }
}
MEDIA_ROOT = FRIDLYST_DATA / "files"
MEDIA_URL = "/ingen-fil-har-en-adress/"
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "fridlyst.web.shared.upload_handler.NamelessFileUploadHandler",
]
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
FRIDLYST_UPLOAD_BYTES = env.whole_number("FRIDLYST_UPLOAD_MEGABYTES", 25) * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

STATIC_URL = "static/"
STATIC_ROOT = env.folder(FRIDLYST_DATA / "static" / __version__)
# Files are served from the packages until they are collected: FRIDLYST_COLLECTED=1 django collectstatic.
COLLECTED = env.flag("FRIDLYST_COLLECTED", default=not DEBUG and (STATIC_ROOT / "staticfiles.json").is_file())
WHITENOISE_USE_FINDERS = not COLLECTED
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_ADD_HEADERS_FUNCTION = quiet_headers
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if COLLECTED
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}

# --- Sign-in ---------------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "fridlyst.web.accounts.adapter.ClosedSignUp"
ACCOUNT_FORMS = {
    "login": "fridlyst.web.accounts.forms.PlainLogin",
    "reset_password": "fridlyst.web.accounts.forms.PlainResetPassword",
    "reset_password_from_key": "fridlyst.web.accounts.forms.PlainResetPasswordKey",
    "change_password": "fridlyst.web.accounts.forms.PlainChangePassword",
    "reauthenticate": "fridlyst.web.accounts.forms.PlainReauthenticate",
}
MFA_FORMS = {
    "authenticate": "fridlyst.web.accounts.forms.PlainAuthenticate",
    "reauthenticate": "fridlyst.web.accounts.forms.PlainReauthenticateByCode",
    "activate_totp": "fridlyst.web.accounts.forms.PlainActivateTOTP",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Fridlyst: "
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "Fridlyst"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
ALLAUTH_TRUSTED_PROXY_COUNT = env.whole_number("FRIDLYST_PROXIES", 0)
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_ADAPTER = "fridlyst.web.accounts.municipal_sign_in.KnownPeopleOnly"
SOCIALACCOUNT_PROVIDERS = env.sign_in_providers(OIDC_URL, SAML_METADATA_URL)

# --- Language and time -----------------------------------------------------------------------------

LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", "Svenska"), ("en", "English")]
LOCALE_PATHS = [ROOT / "locale"]
TIME_ZONE = "Europe/Stockholm"
USE_TZ = True
# A year is not "2 026": thousands are marked by the template filter `number`, only where it is a number.
USE_THOUSAND_SEPARATOR = False

# --- Post ------------------------------------------------------------------------------------------

EMAIL_HOST = env.text("FRIDLYST_EMAIL_HOST")
EMAIL_PORT = env.whole_number("FRIDLYST_EMAIL_PORT", 587)
EMAIL_HOST_USER = env.text("FRIDLYST_EMAIL_USER")
EMAIL_HOST_PASSWORD = env.text("FRIDLYST_EMAIL_PASSWORD")
EMAIL_USE_SSL = env.flag("FRIDLYST_EMAIL_SSL", default=False)
EMAIL_USE_TLS = env.flag("FRIDLYST_EMAIL_TLS", default=not EMAIL_USE_SSL)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.text("FRIDLYST_EMAIL_FROM", "fridlyst@localhost")
EMAIL_FILE_PATH = FRIDLYST_DATA / "mail"
# Without a mail server nothing leaves: each message is a file, and in the demonstration shown as well.
_FOLDER = "FolderAndConsole" if FRIDLYST_DEMO else "MailFolder"
EMAIL_BACKEND = (
    "fridlyst.project.smtp.PatientSmtp" if EMAIL_HOST else f"fridlyst.project.mail_folder.{_FOLDER}"
)
FRIDLYST_MAIL_LEAVES = bool(EMAIL_HOST)
FRIDLYST_MAIL_DOMAIN = parseaddr(DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"

# --- Figures from others ---------------------------------------------------------------------------

# Where reference values are fetched; empty fetches nothing, as in a closed network or a demonstration.
FRIDLYST_KOLADA_URL = env.text("FRIDLYST_KOLADA_URL", "" if FRIDLYST_DEMO else "https://api.kolada.se")
# 3 or 2; empty finds out which is spoken.
FRIDLYST_KOLADA_VERSION = env.text("FRIDLYST_KOLADA_VERSION")

# --- Safety ----------------------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
    }
}
SESSION_COOKIE_NAME = "fridlyst_session"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "fridlyst.web.shared.errors.csrf_failure"
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_SSL_REDIRECT = env.flag("FRIDLYST_REDIRECT_TO_HTTPS", default=False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ALLAUTH_TRUSTED_PROXY_COUNT else None
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"

LOGGING = logging_settings(env.text("FRIDLYST_LOG_LEVEL", "INFO"))
