"""Reports and dossiers as an analyst meets them: read with marks, added and reviewed, printed and taken away."""

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from markdown_it import MarkdownIt
from playwright.sync_api import Locator, expect

from tests.browser.canvas import ACTOR, VICTIM
from tests.browser.conftest import HOSTILE, Visit
from tests.stories import breach

# fmt: off

REPORT = breach("The Daily").id
ARTICLE = (
    "The hack at Bellingcat\n\n"
    "Russian state-sponsored hackers known as APT28 breached Bellingcat in October 2022, Mandiant said. APT28 used X-Agent. <img src=x onerror=window.hacked=1>\n"
)


def card(visit: Visit, words: str) -> Locator:
    return visit.page.locator("[class*='st-key-claim-']").filter(has_text=words).first


def test_a_report_is_read_with_its_claims_marked_and_each_tells_how_it_was_found(visit: Visit) -> None:
    visit.open(f"/report?id={REPORT}")
    expect(visit.page.locator(".cw-text mark").first).to_have_text("Amnesty International Canada was hacked in October, The Daily writes.")
    assert visit.page.locator(".cw-text mark").count() == 4
    assert visit.page.locator(".cw-text .cw-n").evaluate_all("signs => signs.map(sign => sign.dataset.n)") == ["1", "2", "3", "4"]
    sponsor = card(visit, "is sponsored by China")
    expect(sponsor.get_by_text("likely")).to_be_visible()
    expect(sponsor.get_by_text("according to Secureworks")).to_be_visible()
    sponsor.get_by_role("button", name="is sponsored by China").click()
    here = visit.page.locator("mark.here")
    expect(here).to_have_text("China was likely behind it, The Daily heard.", timeout=15_000)
    visit.page.wait_for_function("location.search.includes('at=')", timeout=15_000)
    assert parse_qs(urlsplit(visit.page.url).query)["at"] == [f"{breach('The Daily').drafts[1].start}-{breach('The Daily').drafts[1].end}"]
    visit.page.get_by_role("button", name="Show the Cypher").click()
    expect(visit.page.get_by_text("What it claims").last).to_be_visible()


def test_a_link_opens_a_report_at_an_offset_that_no_claim_has_to_stand_at(visit: Visit) -> None:
    text = breach("The Daily").text
    inside = text.index("criticized")
    visit.open(f"/report?id={REPORT}&at={inside}-{inside + 4}")
    expect(visit.page.locator("mark.here")).to_have_text("In September 2020 Amnesty International criticized China.")
    visit.open(f"/report?id={REPORT}&claim=claim:gone&at={inside}")
    expect(visit.page.locator("mark.here").first).to_be_visible()
    visit.open(f"/report?id={REPORT}&at=<script>")
    assert visit.page.locator("mark.here").count() == 0
    visit.open("/report?id=report:none")
    expect(visit.page.get_by_text("leads to no report of this graph")).to_be_visible()


def test_the_proof_of_a_line_leads_to_the_sentence_by_its_offset(visit: Visit) -> None:
    visit.open(f"/?focus={VICTIM}&selected=TARGETED%7C{ACTOR}%7C{VICTIM}")
    visit.canvas_ready()
    visit.page.get_by_role("link", name="Read this sentence in its report").first.click()
    expect(visit.page.locator("mark.here").first).to_contain_text("was hacked in October", timeout=15_000)
    assert re.search(r"at=0-\d+", visit.page.url)


def test_reports_are_listed_filtered_and_the_address_brings_the_list_back(visit: Visit) -> None:
    visit.open("/reports")
    expect(visit.page.get_by_role("heading", name="Reports")).to_be_visible()
    box = visit.page.get_by_role("searchbox", name="Words in title")
    box.fill("breach weekly")
    box.press("Enter")
    visit.idle()
    expect(visit.page.locator("[class*='st-key-line-']")).to_have_count(1, timeout=15_000)
    expect(visit.page.get_by_text("5 claims")).to_be_visible()
    assert parse_qs(urlsplit(visit.page.url).query) == {"q": ["breach weekly"]}
    visit.open(f"/reports?entity={VICTIM}&until=2022")
    expect(visit.page.get_by_text("2 reports that speak of Amnesty International Canada")).to_be_visible()
    visit.open("/reports?since=2030")
    expect(visit.page.get_by_text("No report fits")).to_be_visible()
    visit.open("/reports")
    expect(visit.page.get_by_text(HOSTILE.split("]")[0][:20], exact=False).first).to_be_visible()
    assert visit.page.locator("img[src=x]").count() == 0
    assert visit.page.evaluate("window.hacked") is None


def upload(visit: Visit, name: str, text: str) -> None:
    visit.open("/add")
    visit.page.locator("input[type=file]").set_input_files({"name": name, "mimeType": "text/plain", "buffer": text.encode()})
    button = visit.page.locator(".st-key-add-upload button")
    expect(button).to_be_enabled(timeout=15_000)
    button.click()


def test_an_upload_is_previewed_one_claim_rejected_one_corrected_and_the_graph_shows_the_rest(visit: Visit) -> None:
    upload(visit, "hack.txt", ARTICLE)
    expect(visit.page.get_by_text("Review what was found")).to_be_visible(timeout=60_000)
    expect(visit.page.get_by_text("No date of publication was found")).to_be_visible()
    expect(visit.page.locator(".cw-text")).to_contain_text("<img src=x onerror=window.hacked=1>")
    assert visit.page.locator("img[src=x]").count() == 0
    tool = card(visit, "uses CHOPSTICK")
    tool.get_by_role("button", name="Reject").click()
    visit.idle()
    expect(visit.page.locator("mark.rejected").first).to_contain_text("X-Agent", timeout=15_000)
    hit = card(visit, "targeted Bellingcat")
    hit.get_by_role("button", name="Show").click()
    visit.idle()
    expect(visit.page.locator("mark.here").first).to_contain_text("Bellingcat", timeout=15_000)
    hit.get_by_role("button", name="Correct").click()
    dialog = visit.page.get_by_role("dialog", name="Correct this claim")
    dialog.get_by_role("textbox", name="Object").fill("Investigative Desk")
    dialog.get_by_role("textbox", name="Object").press("Enter")
    dialog.get_by_text("Investigative Desk · Organization").click(timeout=15_000)
    visit.page.wait_for_timeout(700)
    dialog.get_by_role("button", name="Keep the correction").click()
    expect(card(visit, "targeted Investigative Desk")).to_be_visible(timeout=15_000)
    expect(card(visit, "targeted Investigative Desk").get_by_text("corrected by hand")).to_be_visible()
    visit.page.get_by_role("button", name=re.compile("Store the report with")).click()
    expect(visit.page.get_by_text("Stored:")).to_be_visible(timeout=30_000)
    visit.page.get_by_role("link", name="Open in the graph").click()
    visit.page.wait_for_function("location.search.includes('focus=')", timeout=15_000)
    visit.canvas_ready()
    names = set(visit.page.evaluate("__cy().nodes().map(n => n.data('name'))"))
    assert {"APT28", "Russia", "Investigative Desk"} <= names
    assert "CHOPSTICK" not in names
    assert visit.page.evaluate("__cy().edges().some(e => e.id() === 'TARGETED|group:apt28|org:investigative-desk')")
    assert visit.page.evaluate("window.hacked") is None


def test_what_a_claim_says_and_when_it_happened_are_corrected_before_anything_is_stored(visit: Visit) -> None:
    visit.open("/add")
    visit.page.get_by_role("tab", name="Paste").click()
    visit.page.get_by_role("textbox", name="Text", exact=True).fill("The Kremlin's hackers\n\nRussian state-sponsored hackers known as APT28 breached Human Rights Watch in October 2021, Mandiant said.")
    visit.page.get_by_role("tabpanel", name="Paste").get_by_role("button", name="Read it").click()
    expect(visit.page.get_by_text("Review what was found")).to_be_visible(timeout=60_000)
    card(visit, "targeted Human Rights Watch").get_by_role("button", name="Correct").click()
    dialog = visit.page.get_by_role("dialog", name="Correct this claim")
    field = dialog.get_by_role("textbox", name="When it happened")
    expect(field).to_have_value("2021-10")
    for wrong, words in (("2021-13", "the calendar has no such month"), ("last week", "Write a year, a month or a day"), ("2021-10-09 to 2021-10-01", "ends before it begins")):
        field.fill(wrong)
        field.press("Enter")
        visit.page.wait_for_timeout(700)
        dialog.get_by_role("button", name="Keep the correction").click()
        expect(dialog.get_by_role("alert").get_by_text(words)).to_be_visible(timeout=15_000)
    field.fill("2021-09-28 to 2021-10-02")
    field.press("Enter")
    visit.page.wait_for_timeout(700)
    dialog.get_by_role("button", name="Keep the correction").click()
    expect(card(visit, "targeted Human Rights Watch").get_by_text("event 2021-09-28 to 2021-10-02")).to_be_visible(timeout=15_000)
    card(visit, "is sponsored by Russia").get_by_role("button", name="Correct").click()
    dialog.get_by_role("combobox", name="What it says").click()
    visit.page.get_by_role("option", name="APT28 is located in Russia").click()
    visit.page.wait_for_timeout(700)
    dialog.get_by_role("button", name="Keep the correction").click()
    located = card(visit, "is located in Russia")
    expect(located.get_by_text("corrected by hand")).to_be_visible(timeout=15_000)
    visit.page.get_by_role("button", name=re.compile("Store the report with")).click()
    visit.page.get_by_role("link", name="Read it with its claims").click(timeout=30_000)
    expect(card(visit, "is located in Russia")).to_be_visible(timeout=15_000)
    expect(card(visit, "targeted Human Rights Watch").get_by_text("event 2021-09-28 to 2021-10-02")).to_be_visible()
    assert card(visit, "is sponsored by Russia").count() == 0


def test_what_cannot_be_read_is_told_and_an_address_inside_the_network_is_refused(visit: Visit) -> None:
    upload(visit, "evil.exe", "MZ")
    expect(visit.page.get_by_text("is no article that can be read")).to_be_visible(timeout=30_000)
    visit.page.get_by_role("tab", name="Address").click()
    for url, words in (("http://127.0.0.1:1/", "private network"), ("http://169.254.169.254/latest/meta-data/", "private network"), ("file:///etc/passwd", "only http and https")):
        visit.page.get_by_role("textbox", name="Address of an article").fill(url)
        visit.page.get_by_role("button", name="Fetch and read it").click()
        expect(visit.page.get_by_text(words).first).to_be_visible(timeout=30_000)
    visit.page.get_by_role("tab", name="Paste").click()
    visit.page.get_by_role("textbox", name="Text", exact=True).fill("The weather was fine.")
    visit.page.get_by_role("tabpanel", name="Paste").get_by_role("button", name="Read it").click()
    expect(visit.page.get_by_text("Nothing was found that ties")).to_be_visible(timeout=60_000)
    visit.page.get_by_role("button", name="Discard").click()
    expect(visit.page.get_by_text("Nothing is stored before you have seen")).to_be_visible(timeout=15_000)


def test_a_stored_claim_is_rejected_and_accepted_again_and_the_graph_follows_at_once(visit: Visit) -> None:
    """The report is one of six of the same kind, so that no other test looks for it."""
    visit.open("/reports?q=a+report")
    visit.open("/?focus=group:crowd-5&selected=TARGETED%7Cgroup:crowd-5%7Corg:number-5")
    visit.canvas_ready()
    visit.page.get_by_role("link", name="Read this sentence in its report").first.click()
    visit.page.get_by_role("button", name="Review the claims").click()
    hit = card(visit, "targeted Number 5")
    hit.get_by_role("button", name="Reject").click()
    expect(visit.page.get_by_text("1 claim decided; 1 relationship of the graph follows")).to_be_visible(timeout=15_000)
    expect(visit.page.locator("mark.rejected")).to_have_count(1, timeout=15_000)
    url = visit.page.url
    visit.open("/dossier?id=group:crowd-5")
    expect(visit.page.get_by_role("heading", name="Crowd 5")).to_be_visible()
    assert visit.page.get_by_text("Number 5").count() == 0
    visit.page.goto(url)
    visit.idle()
    card(visit, "targeted Number 5").get_by_role("button", name="Accept", exact=True).click()
    expect(visit.page.locator("mark.rejected")).to_have_count(0, timeout=15_000)
    visit.open("/dossier?id=group:crowd-5")
    expect(visit.page.get_by_role("link", name="Number 5")).to_be_visible()


def taken(visit: Visit, format: str, hidden: bool = False) -> bytes:
    visit.page.get_by_role("button", name="Export the dossier").click()
    data = visit.export(format, hidden)
    dialog = visit.page.get_by_role("dialog", name="Export")
    dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_have_count(0, timeout=15_000)
    return data


def test_a_dossier_reads_prints_and_leaves_as_a_file(visit: Visit, tmp_path: Path) -> None:
    visit.open(f"/dossier?id={ACTOR}")
    article = visit.page.locator(".cw-dossier")
    for words in ("no source gives this actor a name", "Sponsors (1)", "disputed: 1 denial", "Victims (1)", "The sentences", "Reports (2)", "The embassy rejected the accusation."):
        expect(article.get_by_text(words).first).to_be_visible()
    assert article.locator("blockquote.denies").count() == 1
    html = taken(visit, "html").decode()
    markdown = taken(visit, "markdown").decode()
    assert markdown.startswith("# Unnamed China-linked actor (Amnesty International Canada, 2022)")
    assert "China was likely behind it, The Daily heard." in markdown
    secret = taken(visit, "markdown", hidden=True).decode()
    assert "Victim 1" in secret
    assert "Amnesty International Canada" not in secret
    file = tmp_path / "dossier.html"
    file.write_text(html)
    page = visit.page.context.new_page()
    page.goto(file.as_uri())
    expect(page.get_by_role("heading", name="Unnamed China-linked actor")).to_be_visible()
    assert page.locator("table").count() >= 3
    page.close()
    visit.page.evaluate("window.print = () => { window.printed = true; }")
    visit.page.get_by_role("button", name="Print").click()
    visit.page.wait_for_function("window.printed")
    visit.page.emulate_media(media="print")
    expect(visit.page.get_by_role("button", name="Print")).to_be_hidden()
    expect(visit.page.get_by_role("searchbox", name="Search", exact=True)).to_be_hidden()
    expect(article.get_by_text("The embassy rejected the accusation.").first).to_be_visible()
    visit.page.emulate_media(media="screen")
    with visit.page.context.expect_page() as opened:
        article.locator("a[href^='report?']").first.click()
    expect(opened.value.locator("mark.here").first).to_be_visible(timeout=30_000)


def test_a_hostile_dossier_is_text_on_the_page_and_in_its_files(visit: Visit, tmp_path: Path) -> None:
    visit.open("/dossier?id=group:apt28")
    expect(visit.page.locator(".cw-dossier").get_by_text("<img src=x onerror=window.hacked=1>").first).to_be_visible()
    html, markdown = taken(visit, "html").decode(), taken(visit, "markdown").decode()
    assert "<img" not in html
    assert "<script" not in html
    tokens = [token for block in MarkdownIt("gfm-like", {"linkify": False}).parse(markdown) for token in (block, *(block.children or ()))]
    assert not [token for token in tokens if token.type in ("image", "html_inline", "html_block")]
    assert not [token for token in tokens if token.type == "link_open" and not str(token.attrs["href"]).startswith("http")]
    file = tmp_path / "hostile.html"
    file.write_text(html)
    page = visit.page.context.new_page()
    page.goto(file.as_uri())
    page.wait_for_timeout(300)
    for seen in (page, visit.page):
        assert seen.locator("img[src=x]").count() == 0
        assert seen.locator("a[href^=javascript]").count() == 0
        assert seen.evaluate("window.hacked") is None
    page.close()


def test_a_dossier_of_nobody_says_what_to_do(visit: Visit) -> None:
    visit.open("/dossier?id=group:nobody")
    expect(visit.page.get_by_text("Nothing in this graph has the id")).to_be_visible()
    visit.open("/dossier")
    expect(visit.page.get_by_text("Everything that is known of one entity")).to_be_visible()
    visit.open(f"/?focus={VICTIM}")
    visit.canvas_ready()
    visit.page.get_by_role("link", name=re.compile("Dossier: all of it")).click()
    expect(visit.page.locator(".cw-dossier h1")).to_have_text("Amnesty International Canada", timeout=15_000)


@pytest.mark.parametrize("visit", [{"viewport": {"width": width, "height": 900}, "color_scheme": scheme} for width in (390, 900, 1440) for scheme in ("light", "dark")], indirect=True)
def test_the_pages_of_reports_are_whole_at_every_width_and_theme(visit: Visit) -> None:
    for path in ("/reports", f"/report?id={REPORT}&review=1", "/add", f"/dossier?id={ACTOR}"):
        visit.open(path)
        assert visit.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth + 1"), path


@pytest.mark.parametrize("visit", [{"color_scheme": scheme} for scheme in ("light", "dark")], indirect=True)
def test_nothing_serious_stands_in_the_way_of_anybody_who_reads_or_reviews(visit: Visit, axe: Path) -> None:
    for path in ("/reports", f"/report?id={REPORT}&review=1", "/add", f"/dossier?id={ACTOR}"):
        visit.open(path)
        visit.page.add_script_tag(path=axe)
        found = visit.page.evaluate("async () => (await axe.run(document, { resultTypes: ['violations'] })).violations.filter(v => ['serious', 'critical'].includes(v.impact)).map(v => [v.id, v.nodes.slice(0, 3).map(n => [n.target.flat().join(' '), n.failureSummary])])")
        assert found == [], path
