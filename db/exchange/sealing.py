"""How an exported database is sealed, for a passphrase or for one office, and signed by its own."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from nacl import bindings
from nacl.exceptions import CryptoError
from nacl.pwhash import argon2id
from nacl.signing import SigningKey, VerifyKey
from nacl.utils import random

from planner.errors import PlannerError

CIPHER, DERIVATION = "xchacha20-poly1305", "argon2id"
KEY_BYTES = bindings.crypto_aead_xchacha20poly1305_ietf_KEYBYTES
NONCE_BYTES = bindings.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
SEALED_KEY_BYTES = KEY_BYTES + bindings.crypto_box_SEALBYTES
PUBLIC_BYTES, SIGNATURE_BYTES = bindings.crypto_sign_PUBLICKEYBYTES, bindings.crypto_sign_BYTES
SHORTEST = 8
# What a file may ask of this computer before anything of it is believed.
PASSES, MEBIBYTES = range(1, 7), range(8, 129)
FINGERPRINT_DIGITS, GROUP = 32, 4


class WrongSeal(Exception):
    """A seal that is not well formed."""


@dataclass(frozen=True, slots=True)
class Cost:
    """How dear each guess at a passphrase is: passes over so many mebibytes."""

    passes: int = 3
    mebibytes: int = 64


@dataclass(frozen=True, slots=True)
class Keys:
    """What opens a received file: the passphrase agreed on, and this office's own key."""

    passphrase: str = ""
    office: SigningKey | None = None


Seal = Mapping[str, Any]
USUAL_COST = Cost()


def passphrase_seal(passphrase: str, cost: Cost = USUAL_COST) -> tuple[bytes, Seal]:
    """Return a new key that the passphrase gives, with what the reader must know to find it."""
    if len(passphrase) < SHORTEST:
        raise PlannerError("passphrase-short", shortest=SHORTEST)
    salt = random(argon2id.SALTBYTES)
    seal = {"kdf": DERIVATION, "salt": salt.hex(), "passes": cost.passes, "mebibytes": cost.mebibytes}
    return _derived(passphrase, salt, cost), {"cipher": CIPHER, "nonce": _nonce(), **seal}


def office_seal(receiver: bytes) -> tuple[bytes, Seal]:
    """Return a new key with what only the office of that public key can find it from."""
    key = random(KEY_BYTES)
    try:
        public = bindings.crypto_sign_ed25519_pk_to_curve25519(receiver)
    except (CryptoError, ValueError) as fault:
        raise PlannerError("exchange-key-unreadable", key=receiver.hex()) from fault
    sealed_key = bindings.crypto_box_seal(key, public)
    return key, {"cipher": CIPHER, "nonce": _nonce(), "receiver": receiver.hex(), "key": sealed_key.hex()}


def opened_key(seal: Seal, keys: Keys) -> bytes:
    """Return the key of a received file; PlannerError says which passphrase or office it takes."""
    if "receiver" in seal:
        return _office_key(seal, keys.office)
    if not keys.passphrase:
        raise PlannerError("passphrase-missing")
    cost = Cost(seal["passes"], seal["mebibytes"])
    return _derived(keys.passphrase, bytes.fromhex(seal["salt"]), cost)


def _office_key(seal: Seal, office: SigningKey | None) -> bytes:
    if office is None or bytes(office.verify_key).hex() != seal["receiver"]:
        raise PlannerError("exchange-other-office")
    private = office.to_curve25519_private_key()
    try:
        return bindings.crypto_box_seal_open(
            bytes.fromhex(seal["key"]), bytes(private.public_key), bytes(private)
        )
    except CryptoError as fault:
        raise PlannerError("exchange-unopened") from fault


def sealed(data: bytes, key: bytes, seal: Seal, about: bytes) -> bytes:
    """Return the data sealed with `about`, which the reader must know unchanged."""
    nonce = bytes.fromhex(seal["nonce"])
    return bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(data, about, nonce, key)


def unsealed(data: bytes, key: bytes, seal: Seal, about: bytes) -> bytes:
    """Return what was sealed; PlannerError when the key or anything else is not what it was."""
    nonce = bytes.fromhex(seal["nonce"])
    try:
        return bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(data, about, nonce, key)
    except CryptoError as fault:
        raise PlannerError("exchange-unopened") from fault


def is_signed(data: bytes, signature: bytes, public: bytes) -> bool:
    """Say whether the office of that key signed the data."""
    try:
        VerifyKey(public).verify(data, signature)
    except (CryptoError, ValueError):
        return False
    return True


def fingerprint(public: bytes) -> str:
    """Return what two offices read to each other to be sure of a key."""
    digits = sha256(public).hexdigest()[:FINGERPRINT_DIGITS]
    return " ".join(digits[start : start + GROUP] for start in range(0, len(digits), GROUP))


def key_text(text: str) -> str:
    """Return the digits of a key as a person pasted it: without spaces, ends of lines and quotes."""
    return "".join(filter(str.isalnum, text)).lower()


def public_key(text: str) -> bytes:
    """Return the public key that an office gave as text."""
    try:
        found = bytes.fromhex(key_text(text))
    except ValueError as fault:
        raise PlannerError("exchange-key-unreadable", key=text) from fault
    if len(found) != PUBLIC_BYTES:
        raise PlannerError("exchange-key-unreadable", key=text)
    return found


def check_seal(seal: Any) -> None:
    """Raise WrongSeal unless a received seal asks only what this computer is ready to do."""
    if not isinstance(seal, dict) or seal.get("cipher") != CIPHER:
        raise WrongSeal("cipher")
    _check_bytes(seal, "nonce", NONCE_BYTES)
    if "receiver" in seal:
        _check_names(seal, {"cipher", "nonce", "receiver", "key"})
        _check_bytes(seal, "receiver", PUBLIC_BYTES)
        return _check_bytes(seal, "key", SEALED_KEY_BYTES)
    _check_names(seal, {"cipher", "nonce", "kdf", "salt", "passes", "mebibytes"})
    _check_bytes(seal, "salt", argon2id.SALTBYTES)
    if seal["kdf"] != DERIVATION:
        raise WrongSeal("kdf")
    for name, allowed in (("passes", PASSES), ("mebibytes", MEBIBYTES)):
        if type(seal[name]) is not int or seal[name] not in allowed:
            raise WrongSeal(name)


def _check_names(seal: Seal, names: set[str]) -> None:
    if seal.keys() != names:
        raise WrongSeal("names")


def _check_bytes(seal: Seal, name: str, length: int) -> None:
    text = seal.get(name)
    try:
        right = isinstance(text, str) and len(bytes.fromhex(text)) == length and text == text.lower()
    except ValueError:
        right = False
    if not right:
        raise WrongSeal(name)


def _derived(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    # The same words typed on two systems may differ in how their accents are written.
    said = unicodedata.normalize("NFC", passphrase).encode()
    return argon2id.kdf(KEY_BYTES, said, salt, opslimit=cost.passes, memlimit=cost.mebibytes << 20)


def _nonce() -> str:
    return random(NONCE_BYTES).hex()
