"""Any endpoint that speaks the SPARQL 1.1 Protocol, by the standard library alone."""

from __future__ import annotations

import base64
import time
from collections.abc import Iterable, Iterator
from os import environ
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pyoxigraph as ox

from kg.errors import MissingResource, WrongUse
from kg.publishing.binding import check
from kg.publishing.stores.base import Closing, chunks, insertion, placed, replacement
from kg.publishing.tables import Results
from kg.publishing.vocabulary import PREFIXES

CHUNK = 5_000
"""Quads sent in one request."""

_JSON = "application/sparql-results+json"
_TRIPLES = "application/n-triples"
_BUSY = (502, 503, 504)


class HttpStore(Closing):
    """Asks and fills a SPARQL endpoint.

    User and password are taken from `KG_ENDPOINT_USER` and `KG_ENDPOINT_PASSWORD`, or a bearer token from `KG_ENDPOINT_TOKEN`.

    Args:
        url: where it answers queries.
        update: where it takes updates; by default `url` with `/query` or `/sparql` at its end turned into `/update`, else `url`.
        timeout: seconds to wait for an answer.
        attempts: how often a busy server (502, 503, 504) is asked, each time after a longer pause.
    """

    def __init__(self, url: str, *, update: str = "", timeout: float = 60, attempts: int = 3) -> None:
        self.url = url
        self.update_url = update or (url.removesuffix("/query") + "/update" if url.endswith("/query") else url)
        self.timeout = timeout
        self.attempts = attempts

    def load(self, quads: Iterable[ox.Quad]) -> int:
        """Adds quads, in requests each of which the server takes whole or not at all. Returns how many were given."""
        given = 0
        for chunk in chunks(placed(quads), CHUNK):
            self._send(self.update_url, {"update": insertion(chunk)}, "*/*")
            given += len(chunk)
        return given

    def replace(self, document: ox.NamedNode, quads: Iterable[ox.Quad]) -> int:
        """Puts a document's quads in the place of its graph, in one request. Returns how many were given."""
        given = list(quads)
        self._send(self.update_url, {"update": replacement(document, given)}, "*/*")
        return len(given)

    def query(self, text: str, /) -> Results:
        """Answers SPARQL; the server is asked to take the union of all graphs as the default graph.

        Raises:
            WrongUse: it is not SPARQL, or the server refuses it.
            MissingResource: no server answers.
        """
        form = check(text)
        graph = form in ("CONSTRUCT", "DESCRIBE")
        declared = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
        answer = self._send(self.url, {"query": declared + text}, _TRIPLES if graph else _JSON)
        if not graph:
            results: Results = ox.parse_query_results(answer, format=ox.QueryResultsFormat.JSON)
            return results
        held = ox.Store()
        held.load(answer, format=ox.RdfFormat.N_TRIPLES)
        triples: Results = held.query("CONSTRUCT WHERE { ?s ?p ?o }")
        return triples

    def update(self, text: str) -> None:
        """Sends a SPARQL update.

        Raises:
            WrongUse: the server refuses it.
            MissingResource: no server answers.
        """
        declared = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
        self._send(self.update_url, {"update": declared + text}, "*/*")

    def count(self) -> int:
        """How many quads it holds."""
        found = self.query("SELECT (COUNT(*) AS ?n) { { SELECT DISTINCT ?s ?p ?o ?g { GRAPH ?g { ?s ?p ?o } } } }")
        own = self.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o FILTER NOT EXISTS { GRAPH ?g { ?s ?p ?o } } }")
        return sum(int(row["n"].value) for results in (found, own) if isinstance(results, ox.QuerySolutions) for row in results)

    def export(self, output: IO[bytes], *, format: ox.RdfFormat = ox.RdfFormat.N_QUADS) -> None:
        """Writes all it holds."""
        quads = self._quads()
        if format.supports_datasets:
            ox.serialize(quads, output, format=format)
        else:
            ox.serialize(dict.fromkeys(quad.triple for quad in quads), output, format=format, prefixes=dict(PREFIXES))

    def _quads(self) -> Iterator[ox.Quad]:
        for text in (
            "SELECT DISTINCT ?s ?p ?o ?g { GRAPH ?g { ?s ?p ?o } }",
            "SELECT DISTINCT ?s ?p ?o { ?s ?p ?o FILTER NOT EXISTS { GRAPH ?g { ?s ?p ?o } } }",
        ):
            for row in self.query(text):  # type: ignore[union-attr]
                yield ox.Quad(*row)

    def _send(self, url: str, form: dict[str, str], accept: str) -> bytes:
        address = f"{url}{'&' if '?' in url else '?'}union-default-graph" if "query" in form else url
        request = Request(address, data=urlencode(form).encode(), headers={"Accept": accept, **_credentials()})
        for attempt in range(1, self.attempts + 1):
            try:
                with urlopen(request, timeout=self.timeout) as response:
                    return bytes(response.read())
            except HTTPError as error:
                if error.code in _BUSY and attempt < self.attempts:
                    time.sleep(0.2 * 2**attempt)
                    continue
                said = error.read(2000).decode("utf-8", "replace").strip().splitlines()
                reason = said[0] if said else error.reason
                if error.code in (401, 403):
                    needs = "set KG_ENDPOINT_USER and KG_ENDPOINT_PASSWORD, or KG_ENDPOINT_TOKEN"
                    raise WrongUse(f"{url} wants credentials ({error.code}); {needs}") from None
                raise WrongUse(f"{url} refuses this ({error.code}): {reason}") from None
            except (URLError, OSError) as error:
                why = getattr(error, "reason", error)
                raise MissingResource(f"no SPARQL endpoint answers at {url}: {why}; is the server started?") from None
        raise MissingResource(f"{url} stays busy")


def _credentials() -> dict[str, str]:
    if token := environ.get("KG_ENDPOINT_TOKEN"):
        return {"Authorization": f"Bearer {token}"}
    if user := environ.get("KG_ENDPOINT_USER"):
        pair = f"{user}:{environ.get('KG_ENDPOINT_PASSWORD', '')}".encode()
        return {"Authorization": f"Basic {base64.b64encode(pair).decode()}"}
    return {}
