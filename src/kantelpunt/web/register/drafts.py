"""Files that somebody looks through before they are imported; nobody else sees them."""

from datetime import datetime, timedelta

from kantelpunt.web.register.models import Draft

_LONGEST = timedelta(days=1)


def put_aside(school: str, by: str, content: bytes, now: datetime) -> str:
    """Keep a file until it is imported or given up; earlier ones of this person go."""
    Draft.objects.filter(by=by).delete()
    Draft.objects.filter(at__lt=now - _LONGEST).delete()
    return Draft.objects.create(school=school, by=by, at=now, content=content).id


def draft_of(key: str, by: str) -> tuple[str, bytes] | None:
    """School and content of a file that this person put aside; None when there is none."""
    row = Draft.objects.filter(id=key, by=by).first()
    return None if row is None else (row.school, bytes(row.content))


def give_up(key: str, by: str) -> None:
    """Throw a file away."""
    Draft.objects.filter(id=key, by=by).delete()
