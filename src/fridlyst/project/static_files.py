"""Headers of static files: those of the public pages are kept by no browser."""

from wsgiref.headers import Headers

QUIET = ("/sida/", "/insyn/")


def quiet_headers(headers: Headers, path: str, url: str) -> None:
    """What belongs to the public pages is fetched anew each time: no store shows that they were read."""
    if any(folder in url for folder in QUIET):
        headers["Cache-Control"] = "no-store"
        headers["Referrer-Policy"] = "no-referrer"
        del headers["Access-Control-Allow-Origin"]
