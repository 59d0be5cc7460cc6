"""Moments and periods: whole seconds since 1970, as the language counts them (1-language, section 2)."""

from calendar import monthrange
from datetime import datetime, timedelta, timezone
from functools import lru_cache
from zoneinfo import ZoneInfo

DAY = 86_400


@lru_cache(maxsize=None)
def moment(text: str, zone: str) -> int:
    """A date's first instant in the zone, or the instant that a time names."""
    if "T" in text:
        return int(datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp())
    return int(datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).timestamp())


def written(seconds: int) -> str:
    """The instant in UTC, as the state writes it."""
    return datetime.fromtimestamp(seconds, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def length(period: str) -> tuple[str, int]:
    """The period in a form in which `7 days` and `1 week` are equal."""
    if period == "unlimited":
        return ("unlimited", 0)
    count, unit = period.split()
    unit = unit.rstrip("s")
    return ("month", int(count)) if unit == "month" else ("day", int(count) * (7 if unit == "week" else 1))


def later(start: int, period: str, zone: str) -> int | None:
    """The end of the period that begins at `start`; none where it is unlimited."""
    unit, count = length(period)
    if unit == "unlimited":
        return None
    if unit == "day":
        return start + count * DAY
    here = datetime.fromtimestamp(start, ZoneInfo(zone))
    months = here.month - 1 + count
    year, month = here.year + months // 12, months % 12 + 1
    there = here.replace(year=year, month=month, day=min(here.day, monthrange(year, month)[1]), fold=0)
    return int((there.astimezone(timezone.utc) + timedelta(0)).timestamp())
