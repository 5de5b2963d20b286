"""Words that the absence register and the protocols share."""

from enum import StrEnum


class Sector(StrEnum):
    """The sector of a school; `po` and `so` count in minutes, `vo` and `vso` in lessons."""

    PO = "po"
    SO = "so"
    VO = "vo"
    VSO = "vso"

    @property
    def counts_lessons(self) -> bool:
        """Whether absence is kept per lesson (VO) and not per part of the day (PO)."""
        return self in (Sector.VO, Sector.VSO)


class Category(StrEnum):
    """The kind of an absence, to which each school's own reason codes are mapped."""

    SICK = "sick"
    MEDICAL = "medical"
    LEAVE = "leave"
    RELIGIOUS = "religious"
    SUSPENDED = "suspended"
    REMOVED = "removed"
    UNAUTHORISED = "unauthorised"
    LATE = "late"
    OTHER = "other"
