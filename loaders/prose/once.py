"""What is worked out once and kept: properties as with `functools.cached_property`, without the lock that it takes in Python 3.11, and answers of functions."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Generic, Self, TypeVar, overload

T = TypeVar("T")
Of = TypeVar("Of")


def once_of(work_out: Callable[[Of], T]) -> Callable[[Of], T]:
    """Decorate a function of one object: what it answers is kept with the object, as long as that lives."""
    name = f"{work_out.__module__}.{work_out.__qualname__}"

    @wraps(work_out)
    def answer(of: Of) -> T:
        kept: dict[str, T] = of.__dict__
        if name not in kept:
            kept[name] = work_out(of)
        return kept[name]

    return answer


class once(Generic[T]):  # A decorator, named like one.
    """A property of an object, kept with it from the first time it is asked for. A report has a thousand; each took the lock."""

    def __init__(self, work_out: Callable[[Any], T]) -> None:
        self._work_out = work_out
        self.__doc__ = work_out.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, instance: None, owner: type) -> Self: ...

    @overload
    def __get__(self, instance: object, owner: type) -> T: ...

    def __get__(self, instance: object | None, owner: type) -> Self | T:
        if instance is None:
            return self
        found = instance.__dict__[self._name] = self._work_out(instance)
        return found
