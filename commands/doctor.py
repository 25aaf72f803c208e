"""`counterwatch doctor`: does the graph say what its claims say?"""

import json
from dataclasses import asdict
from typing import Annotated

import typer
from rich.markup import escape

from commands.screen import FOUND_PROBLEMS, OUT, engine
from graph.doctor import examine, repair


def doctor(
    fix: Annotated[bool, typer.Option("--fix", help="Make summaries and Victim labels what the claims say.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the findings as JSON.")] = False,
) -> None:
    """Recompute every summary from its claims and report any difference; exit code 1 when one is left."""
    with engine() as connected:
        findings = list(examine(connected))
        fixed = 0
        if fix and any(finding.repairable for finding in findings):
            fixed = repair(connected)
            findings = list(examine(connected))
    if as_json:
        OUT.print_json(json.dumps({"fixed": fixed, "findings": [asdict(finding) for finding in findings]}, ensure_ascii=False))
    else:
        for finding in findings:
            OUT.print(f"[yellow]{escape(finding.problem)}[/] {escape(finding.id)}: {escape(finding.detail)}", soft_wrap=True)
        if fixed:
            OUT.print(f"Repaired {fixed} differences.")
        OUT.print(
            "The graph says what its claims say."
            if not findings
            else f"{len(findings)} differences.{'' if fix else ' Most can be repaired with --fix.'}"
        )
    if findings:
        raise typer.Exit(FOUND_PROBLEMS)
