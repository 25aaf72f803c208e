"""The reports of the graph: a list to filter, a page at a time, and the way to add one."""

import streamlit as st

from graph import explore, reports
from graph.engines import Engine
from graph.reports import Filter, Listed
from views import cypher_shown, navigation, session
from views.text import link, plain

_AT_ONCE = 25


def page() -> None:
    """Draw the page; the address holds the filter: `q`, `kind`, `since`, `until`, `entity`, `page`."""
    connected = session.engine()
    with st.container(horizontal=True, vertical_alignment="center", key="reports-head"):
        st.header("Reports", width="stretch")
        if navigation.has("add") and st.button("Add a report", type="primary", icon=":material/add:", key="reports-add"):
            navigation.go("add")
    if not explore.totals(connected).reports:
        st.info("No reports yet. Add one here, or load the bundled knowledge base and the samples with `counterwatch load --starter`.")
        return
    chosen = _filter(connected)
    number = page_of(st.query_params.get("page", ""))
    found = reports.page(connected, chosen, (number - 1) * _AT_ONCE, _AT_ONCE)
    _count(found.total, chosen)
    for line in found.reports:
        _line(line)
    _pages(found.total, number)
    cypher_shown.popover(reports.statements(chosen, (number - 1) * _AT_ONCE, _AT_ONCE), "reports")


def page_of(text: str) -> int:
    """Return the number of a page from an address, 1 where it is none."""
    return max(1, int(text)) if text.isascii() and text.isdigit() and len(text) < 7 else 1


def date_of(text: str) -> str:
    """Return what somebody types as a date, as a year, month or day in ISO form; empty where it is none."""
    parts = text.strip().split("-")
    wanted = (4, 2, 2)
    good = len(parts) <= 3 and all(part.isascii() and part.isdigit() and len(part) == length for part, length in zip(parts, wanted, strict=False))
    return "-".join(parts) if good else ""


def _filter(connected: Engine) -> Filter:
    asked = st.query_params
    kinds = reports.kinds(connected)
    words, kind, since, until = st.columns([4, 2, 1.3, 1.3], gap="small")
    with words:
        typed = st.text_input("Words in title, publisher or address", asked.get("q", "")[:200], key="reports-words", type="search", live=True)
    with kind:
        options = ["", *kinds]
        wanted = asked.get("kind", "")
        of = st.selectbox(
            "Kind",
            options,
            options.index(wanted) if wanted in options else 0,
            format_func=lambda item: f"{item} ({kinds[item]:,})" if item else f"all ({sum(kinds.values()):,})",
            key="reports-kind",
        )
    with since:
        first = st.text_input("From", asked.get("since", "")[:10], key="reports-since", placeholder="2022-10", max_chars=10)
    with until:
        last = st.text_input("Until", asked.get("until", "")[:10], key="reports-until", placeholder="2023", max_chars=10)
    for text in (first, last):
        if text and not date_of(text):
            st.caption(f":orange[{plain(text)} is no date: write 2022, 2022-10 or 2022-10-05]")
    made = Filter(typed or "", of or "", date_of(first or ""), _whole(date_of(last or "")), asked.get("entity", "")[:700])
    _write(made, last or "")
    return made


def _whole(date: str) -> str:
    # A month or year as the end means all of it: ISO dates are compared as text, and no day sorts behind `-99`.
    return f"{date}-99" if date and len(date) < 10 else date


def _write(chosen: Filter, until: str) -> None:
    """Put the filter into the address; another filter begins at its first page."""
    wanted = {"q": chosen.words, "kind": chosen.kind, "since": chosen.since, "until": date_of(until), "entity": chosen.entity}
    filled = {name: value for name, value in wanted.items() if value}
    now = st.query_params.to_dict()
    number = now.pop("page", "")
    if now != filled:
        st.query_params.from_dict(filled)
    elif number:
        st.query_params.from_dict({**filled, "page": number})


def _count(total: int, chosen: Filter) -> None:
    of = ""
    if chosen.entity:
        named = explore.entities(session.engine(), [chosen.entity])
        of = f" that speak of **{plain(named[0].name if named else chosen.entity)}**"
    st.markdown(f"**{total:,}** {'report' if total == 1 else 'reports'}{of}")
    if chosen.entity and st.button("Of anybody", key="reports-anybody", icon=":material/close:"):
        del st.query_params["entity"]
        st.rerun()
    if not total:
        st.info("No report fits. Take a word away, choose another kind, or widen the dates.")


def _line(line: Listed) -> None:
    with st.container(border=True, gap=None, key=f"line-{line.id}"):
        navigation.link("report", f"**{plain(line.title or 'Untitled report')}**", None, id=line.id)
        source = f" · {link('original', line.url)}" if line.url else ""
        reviewed = " · :green[reviewed]" if line.reviewed else ""
        st.caption(
            f"{plain(line.publisher or 'unknown publisher')} · {plain(line.published or 'undated')} · {plain(line.kind)} · {claims(line.claims)}{reviewed}{source}"
        )


def claims(counted: dict[str, int]) -> str:
    """Return how many claims a report has, and how many of them do not count."""
    total = sum(counted.values())
    rest = ", ".join(f"{counted[status]} {words}" for status, words in (("proposed", "open"), ("rejected", "rejected")) if counted.get(status))
    return f"{total} {'claim' if total == 1 else 'claims'}{f' ({rest})' if rest else ''}"


def _pages(total: int, number: int) -> None:
    last = max(1, -(-total // _AT_ONCE))
    if last == 1:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.button("Newer", key="reports-newer", disabled=number <= 1, on_click=_go, args=(number - 1,))
        st.caption(f"Page {number} of {last:,}", width="content")
        st.button("Older", key="reports-older", disabled=number >= last, on_click=_go, args=(number + 1,))


def _go(number: int) -> None:
    st.query_params["page"] = str(number)
