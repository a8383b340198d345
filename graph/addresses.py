"""Make out of what stands for the address of a page one that can be shown and followed."""

from urllib.parse import quote, urlsplit, urlunsplit

_SAFE = "%/:?#[]@!$&'()*+,;=~"  # what an address may hold as it is (RFC 3986)


def followable(url: str | None) -> str | None:
    """Return the address if it leads to the web, None for any other scheme or for what is no address.

    A name and a password in it are left out, and what is no ASCII is encoded: so the name of a site is seen
    to be another where its letters only look alike.

    >>> followable("https://ann:secret@news.example/a b")
    'https://news.example/a%20b'
    >>> followable("http://mün.example/ü")
    'http://xn--mn-xka.example/%C3%BC'
    """
    try:
        parts = urlsplit((url or "").strip())
        place = parts.netloc.rpartition("@")[2]
        if parts.scheme.lower() not in {"http", "https"} or not place or not place.isprintable():
            return None
        host = place if place.isascii() else place.encode("idna").decode("ascii")
        rest = (quote(part, _SAFE) for part in (parts.path, parts.query, parts.fragment))
        return urlunsplit((parts.scheme, host, *rest))
    except ValueError:  # UnicodeError with it: brackets that do not pair, a name that no site can have
        return None


def without_password(url: str | None) -> str | None:
    """Return an address as it stands, but without a name and a password in it."""
    return followable(url) if url and "@" in url.partition("?")[0] and "://" in url else url
