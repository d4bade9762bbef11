"""A SPARQL endpoint on loopback, for tests of what is asked over HTTP."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import pyoxigraph as ox


class Endpoint(BaseHTTPRequestHandler):
    """A SPARQL 1.1 endpoint over a store in memory, as small as one can be."""

    store: ox.Store
    refusals: list[int]

    def do_POST(self) -> None:
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        if self.refusals:
            self.send_error(self.refusals.pop())
            return
        try:
            body = b""
            if "update" in form:
                self.store.update(form["update"][0])
            else:
                union = "union-default-graph" in self.path
                results = self.store.query(form["query"][0], use_default_graph_as_union=union)
                if isinstance(results, ox.QueryTriples):
                    body = results.serialize(format=ox.RdfFormat.N_TRIPLES) or b""
                else:
                    body = results.serialize(format=ox.QueryResultsFormat.JSON) or b""
        except SyntaxError as error:
            self.send_response(400)
            self.end_headers()
            self.wfile.write(str(error).encode())
            return
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None: ...


@contextmanager
def serving(store: ox.Store | None = None) -> Iterator[tuple[str, type[Endpoint]]]:
    """An endpoint over a store while the block runs: its address, and its handler, which can be told to refuse."""
    handler = type("Own", (Endpoint,), {"store": store or ox.Store(), "refusals": []})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/query", handler
    server.shutdown()
    server.server_close()
    thread.join()
