"""`make bench`: how fast articles are read and claims are stored, beside plain baselines in the same run."""

from rich.console import Console

from bench import loads, texts
from bench.measure import machine


def main() -> None:
    """Print what the figures were measured on, then the tables."""
    console = Console(width=140)
    console.print(machine(), markup=False, highlight=False)
    texts.run(console)
    loads.run(console)


if __name__ == "__main__":
    main()
