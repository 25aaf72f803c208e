"""What can go wrong between us and an engine, told with a remedy."""


class EngineError(Exception):
    """An engine that cannot be reached, started or used."""


class Lost(EngineError):
    """An engine that failed under one of our own statements: it ended, its disk is full, it ran out of memory."""


class Refused(EngineError):
    """A statement that the console does not run; says why."""


class QueryFailed(EngineError):
    """A statement that the engine rejected or gave up on; carries the engine's words."""


class TimedOut(QueryFailed):
    """A statement that ran longer than it may."""


class Cancelled(QueryFailed):
    """A statement that somebody cancelled while it ran."""
