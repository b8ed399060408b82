"""How a client is reached, in what people typed: an e-mail address or a telephone number, however written."""

import re
from collections.abc import Callable, Iterable, Iterator

from planner.private_numbers import MASK

AT = r"(?:\s*(?:@|%40|[(\[{]\s*(?:at|à|a|arobase)\s*[)\]}])\s*|\s+(?:at|à|arobase)\s+)"
DOT = r"(?:\.|\s*[(\[{]\s*(?:dot|point)\s*[)\]}]\s*|\s+(?:dot|point)\s+)"
APART = r"[\s().\-\u2010-\u2015/_\u00a0]{0,3}"
# A number of North America: an area of three figures, and seven that are written without it as well.
LOCAL, WHOLE, SHORTEST = 7, 10, 7
NUMBER = re.compile(r"\+?\d(?:[\s().\-\u2010-\u2015/\u00a0]{0,3}\d)*")
Hide = Callable[[str], str]


def without(written: str, hides: Iterable[Hide]) -> str:
    """Return a text without what each of these hides."""
    for hide in hides:
        written = hide(written)
    return written


def hiding(emails: Iterable[str], phones: Iterable[str]) -> tuple[Hide, ...]:
    """Return what hides addresses and numbers, as they were written and as others write them."""
    emails, phones = tuple(emails), tuple(phones)
    mails = (_email(mail.strip()) for mail in emails if "@" in mail)
    typed = (*phones, *(mail for mail in emails if "@" not in mail))
    return (*mails, *_verbatim(typed), *(hide for phone in phones for hide in _phone(phone)))


def _verbatim(said: Iterable[str]) -> Iterator[Hide]:
    """Yield what hides what was typed just as it was typed, whatever it is."""
    for text in said:
        if len(text.strip()) >= SHORTEST:
            yield _hider(rf"(?<!\w){re.escape(text.strip())}(?!\w)")


def _email(mail: str) -> Hide:
    person, _, place = mail.rpartition("@")
    spelt = DOT.join(map(re.escape, place.split(".")))
    return _hider(rf"(?<![\w.+-]){re.escape(person)}{AT}{spelt}(?![\w-]|\.\w)")


def _phone(phone: str) -> Iterator[Hide]:
    for found in NUMBER.findall(phone):
        digits = "".join(filter(str.isdigit, found))
        if len(digits) == WHOLE + 1 and digits[0] == "1":
            digits = digits[1:]
        if len(digits) == WHOLE:
            yield _local(digits[:-LOCAL], digits[-LOCAL:])
        elif len(digits) >= SHORTEST:
            yield _hider(rf"(?<!\d)\+?{APART.join(digits)}(?!\d)")


def _local(area: str, digits: str) -> Hide:
    """Return what hides a number with its area or with none, and not that of another area."""
    pattern = re.compile(
        rf"(?<!\d)(?:\+?1{APART})?(?:\(?(?P<area>\d{{3}}){APART})?{APART.join(digits)}(?!\d)"
    )
    return lambda written: pattern.sub(
        lambda found: MASK if found["area"] in (None, area) else found.group(), written
    )


def _hider(pattern: str) -> Hide:
    return lambda written: re.sub(pattern, MASK, written, flags=re.IGNORECASE)
