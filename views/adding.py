"""Adding a report: upload, paste or address; then its claims beside the text, each to be accepted, corrected or rejected; then one commit."""

from collections.abc import Callable
from datetime import date

import streamlit as st

from graph import profile
from graph.engines import Engine
from graph.model import RELATIONSHIP
from graph.names.build import base_ledger
from graph.names.resolver import Previewed
from views import correcting, intake, marked, method, navigation, review, session
from views.correcting import KEY
from views.intake import IntakeError, Proposal
from views.review import Review
from views.text import plain, when

_DONE = "review-done"
_AT_ONCE = 40
_TEXT_HEIGHT = 640
_LABELS = {"accepted": "Accept", "proposed": "Leave open", "rejected": "Reject"}


def page() -> None:
    """Draw the page."""
    connected = session.engine()
    if KEY in st.session_state:
        _review(connected, st.session_state[KEY])
        return
    st.header("Add a report")
    _stored()
    st.markdown("Nothing is stored before you have seen what was found in it. What you give is read on this machine alone.")
    published = st.date_input(
        "Date of publication, if the report does not tell it", None, key="add-published", format="YYYY-MM-DD", min_value=date(1970, 1, 1), width=320
    )
    given = published.isoformat() if isinstance(published, date) else ""
    upload, paste, address = st.tabs(["Upload", "Paste", "Address"], key="add-tabs")
    with upload:
        _upload(connected, given)
    with paste:
        _paste(connected, given)
    with address:
        _address(connected, given)


def _stored() -> None:
    done = st.session_state.pop(_DONE, None)
    if done is None:
        return
    report, title, accepted, rejected, focus = done
    st.success(f"Stored: \u201c{plain(title)}\u201d with {accepted} accepted and {rejected} rejected or open claims.", icon=":material/check:")
    with st.container(horizontal=True, gap="small"):
        if focus:
            navigation.link("explore", "Open in the graph", ":material/hub:", focus=",".join(focus))
        navigation.link("report", "Read it with its claims", ":material/article:", id=report)


def _upload(connected: Engine, published: str) -> None:
    kinds = ", ".join(intake.suffixes())
    file = st.file_uploader(f"An article ({kinds})", key="add-file", max_upload_size=intake.MAX_BYTES // 1_000_000)
    st.caption("Markdown may carry title, publisher, date and sources in front matter; of HTML the boilerplate is left out.")
    if st.button("Read it", key="add-upload", type="primary", disabled=file is None) and file is not None:
        _read(connected, lambda: intake.upload(file.name, file.getvalue(), published))


def _paste(connected: Engine, published: str) -> None:
    with st.form("add-paste", border=False):
        text = st.text_area("Text", key="paste-text", height=220, max_chars=intake.MAX_CHARACTERS, placeholder="The whole article, as it stands")
        left, middle, right = st.columns(3)
        title = left.text_input("Title", key="paste-title", max_chars=300)
        publisher = middle.text_input("Publisher", key="paste-publisher", max_chars=200)
        url = right.text_input("Address", key="paste-url", max_chars=2000, placeholder="https://")
        if st.form_submit_button("Read it", type="primary"):
            _read(connected, lambda: intake.paste(text, title, publisher, url, published))


def _address(connected: Engine, published: str) -> None:
    with st.form("add-address", border=False):
        url = st.text_input("Address of an article", key="address-url", max_chars=2000, placeholder="https://")
        st.caption(
            "The page is fetched once, by this machine, and its site sees that. Only http and https, only public addresses, only text; "
            "pages behind a login or made by scripts can be saved and uploaded."
        )
        if st.form_submit_button("Fetch and read it", type="primary"):
            _read(connected, lambda: intake.address(url, published))


def _read(connected: Engine, read: Callable[[], Proposal]) -> None:
    try:
        with st.spinner("Reading ..."):
            found = read()
            stored = profile.read_report(connected, found.report.id, rejected=True)
            st.session_state[KEY] = review.begin(found.report, base_ledger(), found.problems, stored.claims if stored else None)
    except IntakeError as error:
        st.error(plain(error), icon=":material/block:")
        return
    st.rerun()


def _review(connected: Engine, current: Review) -> None:
    report = current.report
    st.subheader("Review what was found")
    for problem in current.problems:
        st.warning(plain(problem), icon=":material/content_cut:")
    if current.stored:
        st.info("This report is in the graph already. Its decisions are taken over; storing it replaces its claims by what you decide now.")
    if not report.published:
        st.warning("No date of publication was found. Words such as \u201cin October\u201d stay undated; begin anew with a date to change that.")
    _about(current)
    left, right = st.columns([3, 2.2], gap="large")
    with left, st.container(height=_TEXT_HEIGHT, key="review-text"):
        marked.draw(report.text, review.marks(current), "review")
    with right, st.container(height=_TEXT_HEIGHT, key="review-claims", border=False):
        _cards(connected, current)
    _finish(connected, current)


def _about(current: Review) -> None:
    report = current.report
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(
            f"**{plain(report.title or 'Untitled report')}** :gray[· {plain(report.publisher or 'unknown publisher')} · {plain(report.published or 'undated')}]"
        )
        with st.popover("Title and source", icon=":material/edit:"):
            title = st.text_input("Title", report.title, key="about-title", max_chars=500)
            publisher = st.text_input("Publisher", report.publisher, key="about-publisher", max_chars=200)
            url = st.text_input("Address", report.url, key="about-url", max_chars=2000)
            if st.button("Keep", key="about-keep"):
                st.session_state[KEY] = review.describe(current, title, publisher, url)
                st.rerun()


def _cards(connected: Engine, current: Review) -> None:
    drafts = current.report.drafts
    if not drafts:
        st.info(
            "Nothing was found that ties a state, group, victim or tool together. The report can be stored all the same, to be read; "
            "or it speaks of its actors in words that are not understood yet."
        )
        return
    counted = current.counted
    st.markdown(
        f"**{len(drafts)} {'claim' if len(drafts) == 1 else 'claims'}** :gray[· {counted['accepted']} accepted, {counted['proposed']} open, {counted['rejected']} rejected]"
    )
    with st.container(horizontal=True, gap="small"):
        every = tuple(range(len(drafts)))
        st.button("Accept all", key="review-accept-all", on_click=_decide, args=(every, "accepted"))
        st.button("Reject all", key="review-reject-all", on_click=_decide, args=(every, "rejected"))
    first = 0
    if len(drafts) > _AT_ONCE:
        pages = -(-len(drafts) // _AT_ONCE)
        first = (
            st.segmented_control(
                "Claims",
                range(pages),
                default=0,
                format_func=lambda at: f"{at * _AT_ONCE + 1} to {min(len(drafts), (at + 1) * _AT_ONCE)}",
                key="review-page",
            )
            or 0
        ) * _AT_ONCE
    seen = review.previews(current, base_ledger())
    for number in range(first, min(len(drafts), first + _AT_ONCE)):
        _card(connected, current, number, seen[number])


def _card(connected: Engine, current: Review, number: int, seen: Previewed | None) -> None:
    draft = current.report.drafts[number]
    with st.container(border=True, key=f"claim-{number + 1}", gap="small"):
        subject, target = (seen.subject.name, seen.object.name) if seen else (draft.subject.text, draft.object.text)
        st.markdown(f"**{number + 1}** · {plain(subject)} {RELATIONSHIP[draft.kind].phrase} {plain(target)}")
        denied = ":red-badge[denies] " if draft.stance == "denies" else ""
        background = " :gray-badge[background]" if draft.scope == "background" else ""
        who = f"according to {plain(draft.asserted_by.text)}" if draft.asserted_by else "in the report\u2019s own voice"
        dated = when(draft.event.start, draft.event.end, draft.event.precision) if draft.event else "undated"
        st.caption(f"{denied}:blue-badge[{draft.certainty}]{background} {who} · event {plain(dated)} · {plain(method.in_words(draft.method))}")
        if seen is None:
            st.warning("Nobody is known by this name: correct it, or it will be left out.")
        with st.container(horizontal=True, gap="small"):
            for status, label in _LABELS.items():
                kind = "primary" if draft.status == status else "secondary"
                st.button(label, key=f"draft-{status}-{number}", type=kind, on_click=_decide, args=((number,), status))  # type: ignore[arg-type]
            st.button("Show", key=f"draft-show-{number}", icon=":material/my_location:", on_click=_open, args=(number,))
            if st.button("Correct", key=f"draft-edit-{number}", icon=":material/edit:"):
                correcting.dialog(connected, number)


def _finish(connected: Engine, current: Review) -> None:
    counted = current.counted
    with st.container(horizontal=True, gap="small", key="review-finish"):
        words = f"Store the report with {counted['accepted']} accepted {'claim' if counted['accepted'] == 1 else 'claims'}"
        if st.button(words, type="primary", key="review-commit", icon=":material/save:"):
            store(connected, current)
            st.rerun()
        if st.button("Discard", key="review-discard", icon=":material/delete:"):
            del st.session_state[KEY]
            st.rerun()
    st.caption("Rejected and open claims are kept with the report, and count for nothing. Decisions can be changed on the page of the report.")


def store(connected: Engine, current: Review) -> None:
    """Store a review in one transaction, and remember what the next run tells of it."""
    intake.commit(connected, current.report)
    accepted = [
        seen for seen in review.previews(current, base_ledger()) if seen and seen.claim.status == "accepted" and seen.claim.kind != "KNOWN_AS"
    ]
    focus = list(dict.fromkeys(end for seen in accepted for end in (seen.claim.subject, seen.claim.object)))[:30]
    counted = current.counted
    report = current.report
    st.session_state.pop(KEY, None)
    st.session_state[_DONE] = (report.id, report.title, counted["accepted"], counted["rejected"] + counted["proposed"], focus)


def _decide(numbers: tuple[int, ...], status: str) -> None:
    if KEY in st.session_state:
        st.session_state[KEY] = review.decide(st.session_state[KEY], numbers, status)  # type: ignore[arg-type]


def _open(number: int) -> None:
    if KEY in st.session_state:
        st.session_state[KEY] = review.opened(st.session_state[KEY], number)
