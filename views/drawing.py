"""Charts in one manner: columns by number, so that no name of a column is read as an expression, and plain titles."""

from typing import Any

import altair as alt

from graph.cookbook import Chart
from graph.engines import Table
from graph.results import cell, columns_of, numeric

MOST_MARKS = 2000
_LABEL_PIXELS = 190


def title(name: str) -> str:
    """Return the name of a column as a title; `image` and `title` mean something to the tooltip and are never lower case."""
    return name[:1].upper() + name[1:].replace("_", " ")


def of_table(table: Table, chart: Chart) -> Any:
    """Return an Altair chart of a table; the first rows only, where there are very many. Raises ValueError for a column that is not there."""
    columns = columns_of(table)
    at = {name: f"c{number}" for number, name in enumerate(columns)}
    if missing := [name for name in (chart.x, chart.y, chart.series) if name and name not in at]:
        raise ValueError(f"the result has no column {', '.join(missing)}")
    rows = [{f"c{number}": cell(value) for number, value in enumerate(row)} for row in table.rows[:MOST_MARKS]]
    tooltips = [alt.Tooltip(f"{at[name]}:{'Q' if name in numeric(table) else 'N'}", title=title(name)) for name in columns[:8]]
    base = alt.Chart(alt.InlineData(values=rows))
    if chart.kind == "heat":
        return _heat(base, chart, at, tooltips, len({row[at[chart.y]] for row in rows}))
    colour: Any = alt.Color(f"{at[chart.series]}:N", title=title(chart.series)) if chart.series else alt.value("#1F6FB5")
    over_time = chart.kind == "line" or chart.x in ("year", "month")
    if over_time:
        mark = base.mark_line(point=True) if chart.kind == "line" else base.mark_bar()
        return mark.encode(
            x=alt.X(f"{at[chart.x]}:O", title=title(chart.x), axis=alt.Axis(labelAngle=0, labelOverlap=True)),
            y=alt.Y(f"{at[chart.y]}:Q", title=title(chart.y)),
            color=colour,
            tooltip=tooltips,
        ).properties(height=360)
    bars = len({row[at[chart.x]] for row in rows})
    order = list(dict.fromkeys(row[at[chart.x]] for row in rows))
    return (
        base.mark_bar()
        .encode(
            y=alt.Y(f"{at[chart.x]}:N", title=None, sort=order, axis=alt.Axis(labelLimit=_LABEL_PIXELS)),
            x=alt.X(f"{at[chart.y]}:Q", title=title(chart.y), axis=alt.Axis(orient="top", tickMinStep=1)),
            color=colour,
            tooltip=tooltips,
        )
        .properties(height=max(160, 22 * min(bars, 80) + 40))
    )


def _heat(base: alt.Chart, chart: Chart, at: dict[str, str], tooltips: list[alt.Tooltip], rows: int) -> Any:
    return (
        base.mark_rect(stroke="#8a94a6", strokeWidth=0.4)
        .encode(
            x=alt.X(f"{at[chart.x]}:N", title=title(chart.x), axis=alt.Axis(labelAngle=-45, labelLimit=110)),
            y=alt.Y(f"{at[chart.y]}:N", title=title(chart.y), axis=alt.Axis(labelLimit=_LABEL_PIXELS)),
            color=alt.Color(f"{at[chart.series]}:Q", title=title(chart.series), scale=alt.Scale(scheme="blues")),
            tooltip=tooltips,
        )
        .properties(height=max(160, 24 * min(rows, 60) + 90))
    )
