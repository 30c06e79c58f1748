"""Who may come in when the desk is open to other machines: a password or a token, sessions, few tries."""

from __future__ import annotations

import hmac
import secrets
import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import msgspec
from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from goodoffices.errors import InputError

COOKIE = "goodoffices-session"
LASTS = 12 * 3600.0  # seconds of a session
MOST = 200  # sessions at once
TRIES, PAUSE = (
    5,
    60.0,
)  # wrong passwords of one address, and of all together ten times as many, in so many seconds
SHORTEST = 12  # letters of a password
SHORTEST_TOKEN = 32


class Keys(msgspec.Struct, frozen=True, kw_only=True):
    """What lets in: the argon2 hash of a password, the SHA-256 of a token; either may be missing."""

    password: str | None = None
    token: bytes | None = None


class Door:
    """Lets in who knows a key, and remembers who is in. Any thread may ask it."""

    def __init__(self, keys: Keys, clock: Callable[[], float] = time.monotonic) -> None:
        self._keys = keys
        self._clock = clock
        self._lock = threading.Lock()
        self._inside: OrderedDict[str, float] = OrderedDict()
        self._wrong: dict[str, deque[float]] = {}
        self._hasher = PasswordHasher()

    def is_in(self, session: str) -> bool:
        """Whether this session came in, and not too long ago."""
        with self._lock:
            return self._inside.get(_digest(session), 0.0) > self._clock()

    def has_token(self, header: str) -> bool:
        """Whether an Authorization header bears the token."""
        scheme, _, given = header.partition(" ")
        if self._keys.token is None or scheme.casefold() != "bearer":
            return False
        return hmac.compare_digest(sha256(given.strip().encode()).digest(), self._keys.token)

    def may_try(self, address: str) -> bool:
        """Whether a password from this address is looked at: not after too many wrong ones."""
        with self._lock:
            now = self._clock()
            recent = {
                who: [at for at in times if at > now - PAUSE] for who, times in self._wrong.items()
            }
            self._wrong = {who: deque(times) for who, times in recent.items() if times}
            all_of_them = sum(map(len, self._wrong.values()))
            return len(self._wrong.get(address, ())) < TRIES and all_of_them < 10 * TRIES

    def try_password(self, address: str, password: str) -> str | None:
        """Return a new session if the password, or token, is right; None, and remember it, if not."""
        if not self._is_right(password):
            with self._lock:
                self._wrong.setdefault(address, deque()).append(self._clock())
            return None
        session = secrets.token_urlsafe(32)
        with self._lock:
            self._inside[_digest(session)] = self._clock() + LASTS
            while len(self._inside) > MOST:
                self._inside.popitem(last=False)
        return session

    def leave(self, session: str) -> None:
        """End the session."""
        with self._lock:
            self._inside.pop(_digest(session), None)

    def _is_right(self, password: str) -> bool:
        if self.has_token(f"Bearer {password}"):
            return True
        if self._keys.password is None:
            return False
        try:
            return self._hasher.verify(self._keys.password, password)
        except (Argon2Error, InvalidHashError):
            return False


def make_keys(password: str | None, token: str | None) -> Keys:
    """Return the keys for a password and a token, of which only hashes are kept.

    Raises:
        InputError: neither is given, or one is too short to stand before a network.

    """
    if password is None and token is None:
        raise InputError(
            "--host", "others could read the record", "give --password or --token-file"
        )
    for where, given, least in (("password", password, SHORTEST), ("token", token, SHORTEST_TOKEN)):
        if given is not None and len(given) < least:
            raise InputError(where, f"has {len(given)} letters", f"use at least {least}")
    return Keys(
        password=None if password is None else PasswordHasher().hash(password),
        token=None if token is None else sha256(token.encode()).digest(),
    )


def read_secret(path: Path, where: str) -> str:
    """Return what a file of one line holds.

    Raises:
        InputError: it can't be read, or others on this machine can read it.

    """
    try:
        mode = path.stat().st_mode
        found = path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            where, f"{path} can't be read", "give a file of yours with one line"
        ) from error
    if mode & 0o077:
        raise InputError(where, f"others can read {path}", f"chmod 600 {path}")
    return found


def _digest(session: str) -> str:
    return sha256(session.encode()).hexdigest()
