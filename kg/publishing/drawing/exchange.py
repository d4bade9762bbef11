"""GraphML and GEXF: the network for other programs, with plain texts and numbers only, the same bytes every time."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from kg.publishing.drawing.scene import busiest

if TYPE_CHECKING:
    import networkx

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def graphml(network: networkx.MultiDiGraph, *, title: str = "", lang: str = "ar", top: int | None = None) -> bytes:
    """The network as GraphML."""
    import networkx

    made = io.BytesIO()
    networkx.write_graphml_xml(plain(network, title=title, lang=lang, top=top), made, named_key_ids=True)
    return made.getvalue() + b"\n"


def gexf(network: networkx.MultiDiGraph, *, title: str = "", lang: str = "ar", top: int | None = None) -> bytes:
    """The network as GEXF 1.2."""
    import networkx

    made = "\n".join(networkx.generate_gexf(plain(network, title=title, lang=lang, top=top)))
    return re.sub(r' lastmodifieddate="[^"]*"', "", made).encode("utf-8") + b"\n"


def plain(network: networkx.MultiDiGraph, *, title: str = "", lang: str = "ar", top: int | None = None) -> networkx.MultiDiGraph:
    """The same network with attributes that every program reads: text, number, yes or no.

    Edges have `sign`, `weight` (the sum without its sign, as layouts need it), `signed_weight`, `count`, `claim`, `mutual`,
    `classes` (`Aid 2; Support 1`), `documents`, `first`, `last` (days, or empty) and `evidence` (the first sentence).
    """
    import networkx

    kept = busiest(network, top)
    found = networkx.MultiDiGraph(name=_clean(title or "alliances"))
    for iri, node in kept.nodes(data=True):
        named = {name: _clean(str(node[name])) for name in ("ar", "en", "kind", "iso3")}
        found.add_node(_clean(iri), label=named[lang], **named)
    for number, (source, target, key, edge) in enumerate(sorted(kept.edges(keys=True, data=True), key=lambda it: it[:3])):
        found.add_edge(_clean(source), _clean(target), key=number, standing=key, **_plain_edge(edge))
    return found


def _plain_edge(edge: Mapping[str, Any]) -> dict[str, Any]:
    passages = edge["passages"]
    days = sorted(passage.date.isoformat() for passage in passages if passage.date)
    return {
        "sign": int(edge["sign"]),
        "weight": float(abs(edge["weight"])),
        "signed_weight": float(edge["weight"]),
        "count": int(edge["count"]),
        "claim": bool(edge["claim"]),
        "mutual": bool(edge["mutual"]),
        "classes": "; ".join(f"{name} {count}" for name, count in edge["classes"].items()),
        "documents": len({passage.document for passage in passages}),
        "first": days[0] if days else "",
        "last": days[-1] if days else "",
        "evidence": _clean(passages[0].text) if passages else "",
    }


def _clean(text: str) -> str:
    """The text without characters that XML may not hold."""
    return _CONTROLS.sub("", text)
