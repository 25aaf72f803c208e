"""What a file format of an export is."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Format(Generic[T]):
    """A format of T: file suffix, media type, what it is for, and its writer."""

    name: str
    suffix: str
    media_type: str
    meaning: str
    write: Callable[[T], bytes]
