"""Claims of annotated texts, read with any judge."""

from typing import Any

from loaders.claim_document import claim_documents
from loaders.ingest import resolve_or_reduce
from loaders.options import Options
from loaders.prose.compose import drafts_of
from loaders.prose.judge import Judge
from loaders.prose.reading import Reading
from training.corpora import Annotated


def claims_of(text: Annotated, judge: Judge) -> list[dict[str, Any]]:
    """Return the claims of a text, read with a judge, as `counterwatch extract` prints them."""
    report = text.document.report.with_drafts(tuple(drafts_of(Reading(text.document, judge))))
    return claim_documents(resolve_or_reduce(report, Options(), text.id))
