"use strict";
// The page of the alliance graph. Its data is in <script id="data">; nothing is fetched. All text enters the page as text nodes.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const asked = new URLSearchParams(location.hash.slice(1));
  const byId = (list) => new Map(list.map((it) => [it.id, it]));
  const actors = byId(data.actors), ties = byId(data.ties);
  const groups = new Map(data.groups.map((it) => [it.name, it])), signs = new Map(data.signs.map((it) => [it.sign, it]));
  const shown = { signs: new Set(data.signs.map((it) => it.sign)), classes: new Set(Object.keys(data.classes)), claims: asked.get("claims") === "1" };
  let lang = data.words[asked.get("lang")] ? asked.get("lang") : data.lang;
  let chosen = null;

  const $ = (id) => document.getElementById(id);
  const word = (name) => data.words[lang][name];
  const tone = () => (dark.matches ? "dark" : "light");
  const style = (name) => getComputedStyle(root).getPropertyValue(name).trim();
  const label = (iri) => (actors.get(iri) || data.others[iri] || { ar: iri, en: iri })[lang];
  const listed = (names) => names.join(word("and"));
  const acts = (tie) => listed(Object.entries(tie.classes).map(([name, n]) => data.classes[name][lang] + (n > 1 ? " ×" + n : "")));

  function make(tag, attributes = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name === "on") for (const [event, act] of Object.entries(value)) made.addEventListener(event, act);
      else if (value !== null && value !== undefined) made.setAttribute(name, value);
    }
    made.append(...children);
    return made;
  }

  function svg(width, height, ...parts) {
    const draw = (tag, attributes) => {
      const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
      for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
      return made;
    };
    const made = draw("svg", { width, height, viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" });
    made.append(...parts.map(([tag, attributes]) => draw(tag, attributes)));
    return made;
  }

  const corners = (n, turn) => Array.from({ length: n }, (_, i) => {
    const angle = turn + (2 * Math.PI * i) / n;
    return `${(8 + 7 * Math.sin(angle)).toFixed(1)},${(8 - 7 * Math.cos(angle)).toFixed(1)}`;
  }).join(" ");
  const outline = {
    "ellipse": ["circle", { cx: 8, cy: 8, r: 6.5 }], "round-rectangle": ["rect", { x: 2, y: 2, width: 12, height: 12, rx: 3 }],
    "hexagon": ["polygon", { points: corners(6, Math.PI / 6) }], "diamond": ["polygon", { points: corners(4, 0) }], "pentagon": ["polygon", { points: corners(5, 0) }],
    "triangle": ["polygon", { points: corners(3, 0) }], "octagon": ["polygon", { points: corners(8, Math.PI / 8) }],
  };
  const dot = (group) => { const [tag, attributes] = outline[group.shape]; return svg(16, 16, [tag, { ...attributes, fill: group[tone()] }]); };

  function stroke(sign, { claim = false, mutual = false } = {}) {
    const color = sign[tone()], rtl = lang === "ar", body = claim ? "none" : color;
    const head = (left) => ["polygon", { points: left ? "1,7 11,2.5 11,11.5" : "39,7 29,2.5 29,11.5", fill: body, stroke: color, "stroke-width": 1.2 }];
    const line = ["line", { x1: rtl || mutual ? 11 : 1, x2: rtl && !mutual ? 39 : 29, y1: 7, y2: 7, stroke: color, "stroke-width": 2.4, "stroke-dasharray": sign.dash.join(" "), opacity: claim ? 0.6 : 1 }];
    return svg(40, 14, line, head(rtl), ...(mutual ? [head(!rtl)] : []));
  }

  // --- the drawing

  const isolate = (text) => text.split("\n").map((line) => "\u2068" + line + "\u2069").join("\n");
  const cy = cytoscape({
    container: $("graph"), minZoom: 0.08, maxZoom: 4, boxSelectionEnabled: false,
    layout: { name: "preset" },
    elements: {
      nodes: data.actors.map((it) => ({ data: { id: it.id, size: it.size, group: it.group }, position: { x: it.x, y: it.y } })),
      edges: data.ties.map((it) => ({ data: { id: it.id, source: it.source, target: it.target, width: it.width, sign: it.sign } })),
    },
  });

  const side = (it) => actors.get(it.id()).sides[lang];
  // Where a label stands, as the layout chose it; at a corner it comes nearer.
  const aside = (it, forth, back, near, far) => {
    const by = side(it).includes("-") ? -near * it.data("size") * 0.5 : far;
    return forth.test(side(it)) ? by : back.test(side(it)) ? -by : 0;
  };
  // Letters keep a readable size however far one zooms out; then only labels that find room are shown, the busiest actors' first.
  const letter = () => Math.max(15, 11 / cy.zoom());

  function paint() {
    const paper = style("--paper"), named = data.ties.length <= data.named;
    cy.style([
      { selector: "node", style: {
        "label": (it) => isolate(actors.get(it.id()).lines[lang]), "shape": (it) => groups.get(it.data("group")).shape,
        "width": "data(size)", "height": "data(size)", "background-color": (it) => groups.get(it.data("group"))[tone()],
        "border-width": 1.5, "border-color": paper, "color": style("--ink"), "font-family": style("--face"), "font-size": letter,
        "font-weight": (it) => (it.data("group") === "state" ? 700 : 400), "text-wrap": "wrap",
        "text-valign": (it) => side(it).match(/top|bottom/)?.[0] || "center", "text-halign": (it) => side(it).match(/left|right/)?.[0] || "center",
        "text-margin-x": (it) => aside(it, /right/, /left/, 0.2, 5), "text-margin-y": (it) => aside(it, /bottom/, /top/, 0.15, 3),
        "text-outline-color": paper, "text-outline-width": 2.5, "line-height": 1.15 } },
      { selector: ".unnamed", style: { "text-opacity": 0 } },
      { selector: "edge", style: {
        "curve-style": "bezier", "control-point-step-size": 46, "width": "data(width)", "arrow-scale": 1.05, "target-arrow-shape": "triangle",
        "source-arrow-shape": (it) => (ties.get(it.id()).mutual ? "triangle" : "none"), "source-distance-from-node": 3, "target-distance-from-node": 3,
        "line-color": (it) => signs.get(it.data("sign"))[tone()], "target-arrow-color": (it) => signs.get(it.data("sign"))[tone()],
        "source-arrow-color": (it) => signs.get(it.data("sign"))[tone()], "line-opacity": (it) => (ties.get(it.id()).claim ? 0.55 : 0.9),
        "target-arrow-fill": (it) => (ties.get(it.id()).claim ? "hollow" : "filled"), "source-arrow-fill": (it) => (ties.get(it.id()).claim ? "hollow" : "filled"),
        "label": (it) => (named ? isolate(ties.get(it.id()).acts[lang]) : ""), "font-family": style("--face"), "font-size": 11.5,
        "color": (it) => signs.get(it.data("sign"))[tone()], "text-background-color": paper, "text-background-opacity": 0.9, "text-background-padding": 2 } },
      { selector: "edge[sign = -1]", style: { "line-style": "dashed", "line-dash-pattern": signs.get(-1).dash } },
      { selector: "edge[sign = 0]", style: { "line-style": "dashed", "line-dash-pattern": signs.get(0).dash } },
      { selector: ".faint", style: { "opacity": 0.12 } },
      { selector: "node.chosen", style: { "border-color": style("--ink"), "border-width": 3 } },
      { selector: "edge.chosen", style: { "overlay-color": style("--accent"), "overlay-opacity": 0.18, "overlay-padding": 5, "z-index": 9 } },
      { selector: ".away", style: { "display": "none" } },
    ]);
  }

  const pen = document.createElement("canvas").getContext("2d");

  function names() {
    const size = letter(), taken = [];
    pen.font = `700 ${size}px ${style("--face")}`;
    const near = size < 17;  // as the layout reckoned: there is room for all
    const rank = (it) => (it.hasClass("chosen") ? 2e6 : it.hasClass("faint") ? 0 : 1e6) + it.data("size");
    const here = cy.nodes().filter((it) => !it.hasClass("away")).sort((a, b) => rank(b) - rank(a));
    cy.batch(() => here.forEach((it) => {
      const lines = actors.get(it.id()).lines[lang].split("\n"), { x, y } = it.position(), half = it.data("size") / 2, where = side(it);
      const wide = Math.max(...lines.map((line) => pen.measureText(line).width)), high = lines.length * size * 1.15;
      const across = /right/.test(where) ? half : /left/.test(where) ? -half - wide : -wide / 2;
      const down = /bottom/.test(where) ? half : /top/.test(where) ? -half - high : -high / 2;
      const box = [x + across, y + down, x + across + wide, y + down + high];
      const free = near || taken.every((other) => box[0] >= other[2] || box[2] <= other[0] || box[1] >= other[3] || box[3] <= other[1]);
      it.toggleClass("unnamed", !free);
      if (free) taken.push(box, [x - half * 0.8, y - half * 0.8, x + half * 0.8, y + half * 0.8]);
    }));
  }

  let waiting = 0;
  cy.on("zoom", () => { cancelAnimationFrame(waiting); waiting = requestAnimationFrame(() => { cy.style().update(); names(); }); });

  const visible = (tie) => shown.signs.has(tie.sign) && (shown.claims || !tie.claim) && Object.keys(tie.classes).some((name) => shown.classes.has(name));

  function sift() {
    const seen = new Set();
    cy.batch(() => {
      for (const tie of data.ties) {
        const here = visible(tie);
        cy.getElementById(tie.id).toggleClass("away", !here);
        if (here) seen.add(tie.source).add(tie.target);
      }
      for (const actor of data.actors) cy.getElementById(actor.id).toggleClass("away", !seen.has(actor.id));
    });
    const count = data.ties.filter(visible).length;
    $("said").textContent = count < data.ties.length ? `${word("shown")}: ${count} / ${data.ties.length}` : "";
    if (chosen && ties.has(chosen) && !visible(ties.get(chosen))) chosen = null;
    if (chosen && actors.has(chosen) && !seen.has(chosen)) chosen = null;
    panel();
    mark();
  }

  function mark() {
    cy.batch(() => {
      cy.elements().removeClass("faint chosen");
      if (!chosen) return;
      const it = cy.getElementById(chosen);
      const near = it.isNode() ? it.closedNeighborhood() : it.union(it.connectedNodes());
      cy.elements().not(near).addClass("faint");
      it.addClass("chosen");
    });
    names();
  }

  function choose(id, { move = false } = {}) {
    chosen = id;
    if (id && ties.has(id) && ties.get(id).claim && !shown.claims) { shown.claims = true; bar(); sift(); }
    mark();
    panel();
    remember();
    if (move && id) reveal(id);
    $("panel").scrollTop = 0;
    if (move) $("panel").focus({ preventScroll: true });
  }

  function remember() {
    const kept = new URLSearchParams({ lang });
    if (shown.claims) kept.set("claims", "1");
    if (chosen) kept.set(ties.has(chosen) ? "tie" : "actor", chosen);
    try { history.replaceState(null, "", "#" + kept); } catch { /* pages that may not change their address stay as they are */ }
  }

  function fit() {
    cy.fit(cy.elements(":visible"), 30);
    if (cy.zoom() > 1.5) { cy.zoom(1.5); cy.center(cy.elements(":visible")); }
  }

  function reveal(id) {
    const it = cy.getElementById(id), at = it.renderedBoundingBox();
    const inside = at.x1 >= 0 && at.y1 >= 0 && at.x2 <= cy.width() && at.y2 <= cy.height();
    if (!inside) cy.animate({ center: { eles: it }, duration: still.matches ? 0 : 250 });
  }

  // --- the panel

  function pair(tie) {
    const arrow = tie.mutual ? "↔" : lang === "ar" ? "←" : "→";
    return [make("bdi", {}, label(tie.source)), ` ${arrow} `, make("bdi", {}, label(tie.target))];
  }

  function line(tie) {
    const small = make("small", {}, acts(tie) + (tie.claim ? ` (${word("claim")})` : ""));
    return make("li", {}, make("button", { type: "button", class: "tie", on: { click: () => choose(tie.id, { move: true }) } },
      stroke(signs.get(tie.sign), tie), make("span", {}, ...pair(tie)), small));
  }

  const back = () => make("button", { type: "button", on: { click: () => choose(null, { move: true }) } }, word("back"));
  const strength = (tie) => [-Math.abs(tie.weight), -tie.count];
  const ordered = (some) => some.sort((a, b) => strength(a)[0] - strength(b)[0] || strength(a)[1] - strength(b)[1]);

  function panel() {
    const made = !chosen ? overview() : ties.has(chosen) ? ofTie(ties.get(chosen)) : ofActor(actors.get(chosen));
    $("panel").replaceChildren(...made);
    $("panel").setAttribute("aria-label", word("panel"));
  }

  function overview() {
    const some = ordered(data.ties.filter(visible)).slice(0, 40);
    return [make("p", { class: "soft" }, word("how")), make("h2", {}, word("strongest")), make("ul", {}, ...some.map(line))];
  }

  function ofActor(actor) {
    const other = lang === "ar" ? "en" : "ar";
    const about = [groups.get(actor.group)[lang], actor.iso3].filter(Boolean).join(" · ");
    const his = ordered(data.ties.filter((tie) => visible(tie) && (tie.source === actor.id || tie.target === actor.id)));
    return [back(), make("h2", {}, make("bdi", {}, actor[lang])), make("p", { class: "soft" }, make("bdi", { lang: other }, actor[other]), " · ", about),
      make("h3", {}, word("his_ties")), make("ul", {}, ...his.map(line))];
  }

  function ofTie(tie) {
    const key = (role) => make("mark", { class: role }, word(role));
    const facts = `${word("count")}: ${tie.count} · ${word("weight")}: `;
    const roles = ["source", "cue", "target", "speaker"].filter((role) => tie.passages.some((it) => it.words.some((part) => part[1] === role)));
    return [back(), make("h2", {}, ...pair(tie)),
      make("p", {}, stroke(signs.get(tie.sign), tie), " ", acts(tie) + (tie.claim ? ` (${word("claim")})` : "")),
      make("p", { class: "soft" }, facts, make("bdi", { dir: "ltr" }, String(tie.weight).replace("-", "−"))),
      make("h3", {}, word("evidence")), make("div", { class: "keys" }, ...roles.map(key)),
      ...tie.passages.map(passage),
      ...(tie.unshown ? [make("p", { class: "soft" }, `${word("read_more")}: ${tie.unshown}`)] : [])];
  }

  function passage(it) {
    const about = data.documents[it.document];
    const words = it.words.map(([text, role]) => (role ? make("mark", { class: role, title: word(role) }, text) : text));
    const name = about.title || about.publisher || "";
    const link = about.url ? make("a", { href: about.url, rel: "noopener noreferrer", target: "_blank" }, name || about.url) : name;
    const said = it.speakers.length ? [make("div", {}, `${word("according")}: `, make("bdi", {}, listed(it.speakers.map(label))))] : [];
    const tail = [data.classes[it.kind][lang], it.day[lang], about.title ? about.publisher : ""].filter(Boolean).join(" · ");
    return make("article", { class: "passage" }, make("blockquote", { lang: about.language, dir: "auto" }, ...words),
      make("footer", {}, ...said, make("div", {}, make("bdi", {}, link)), make("div", {}, tail)));
  }

  // --- the words around

  function bar() {
    $("find").firstElementChild.textContent = word("search");
    $("search").placeholder = word("search_hint");
    $("names").replaceChildren(...data.actors.flatMap((it) => [...new Set([it[lang], it.ar, it.en])].map((name) => make("option", { value: name }))));
    const check = (on, set, ...inside) => {
      const box = make("input", { type: "checkbox", on: { change: () => { set(box.checked); sift(); remember(); } } });
      box.checked = on;
      return make("label", { class: "chip" }, box, ...inside);
    };
    const used = new Set(data.ties.map((tie) => tie.sign));
    $("signs").replaceChildren(make("legend", {}, word("legend")), ...data.signs.filter((it) => used.has(it.sign)).map((it) =>
      check(shown.signs.has(it.sign), (on) => (on ? shown.signs.add(it.sign) : shown.signs.delete(it.sign)), stroke(it), it[lang])));
    const claims = check(shown.claims, (on) => { shown.claims = on; }, stroke(signs.get(1), { claim: true }), word("claims"));
    claims.id = "claims";
    claims.hidden = !data.ties.some((tie) => tie.claim);
    $("claims").replaceWith(claims);
    $("classes").firstElementChild.textContent = word("filter");
    const every = (on) => make("button", { type: "button", on: { click: () => { shown.classes = new Set(on ? Object.keys(data.classes) : []); bar(); sift(); } } }, word(on ? "all" : "nothing"));
    $("classes").lastElementChild.replaceChildren(make("div", { class: "row" }, every(true), every(false)), ...Object.entries(data.classes).map(([name, it]) =>
      check(shown.classes.has(name), (on) => (on ? shown.classes.add(name) : shown.classes.delete(name)), stroke(signs.get(it.sign)), it[lang])));
  }

  function legend() {
    const used = new Set(data.actors.map((it) => it.group)), lines = new Set(data.ties.map((it) => it.sign));
    const item = (...parts) => make("span", {}, ...parts);
    $("legend").replaceChildren(
      ...data.groups.filter((it) => used.has(it.name)).map((it) => item(dot(it), it[lang])),
      ...data.signs.filter((it) => lines.has(it.sign)).map((it) => item(stroke(it), it[lang])),
      ...(data.ties.some((it) => it.claim) ? [item(stroke(signs.get(1), { claim: true }), word("claim"))] : []),
      ...(data.ties.some((it) => it.mutual) ? [item(stroke(signs.get(1), { mutual: true }), word("mutual"))] : []),
      item(word("width")));
    $("legend").setAttribute("aria-label", word("legend"));
  }

  function speak() {
    root.lang = lang;
    root.dir = lang === "ar" ? "rtl" : "ltr";
    document.title = $("title").textContent = data.titles[lang];
    $("caption").replaceChildren(...data.captions[lang].map((it) => make("span", {}, it)));
    const other = lang === "ar" ? "en" : "ar";
    Object.assign($("language"), { textContent: word("other_language"), lang: other, dir: other === "ar" ? "rtl" : "ltr" });
    $("graph").setAttribute("aria-label", word("graph"));
    for (const button of document.querySelectorAll("[data-zoom]")) {
      button.title = word(button.dataset.zoom === "fit" ? "fit" : "zoom_" + button.dataset.zoom);
      button.setAttribute("aria-label", button.title);
    }
    bar();
    legend();
    paint();
    sift();
  }

  // Letters that are written in several ways are one in a search.
  const plain = (text) => text.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u0640]/g, "")
    .replace(/[أإآٱ]/g, "ا").replace(/ى/g, "ي").replace(/ة/g, "ه").trim();

  function search() {
    const wanted = plain($("search").value);
    if (!wanted) { $("said").textContent = ""; return; }
    const here = data.actors.filter((it) => !cy.getElementById(it.id).hasClass("away"));
    const names = (it) => [plain(it.ar), plain(it.en), it.iso3.toLowerCase()];
    const found = here.find((it) => names(it).includes(wanted)) || here.find((it) => names(it).some((name) => name.includes(wanted)));
    if (found) { $("said").textContent = ""; choose(found.id); reveal(found.id); }
    else $("said").textContent = word("none");
  }

  // --- what the reader does

  $("search").addEventListener("change", search);
  $("search").addEventListener("keydown", (event) => { if (event.key === "Enter") search(); });
  $("language").addEventListener("click", () => { lang = lang === "ar" ? "en" : "ar"; speak(); remember(); });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && chosen) choose(null); });
  $("zoom").addEventListener("click", (event) => {
    const how = event.target.dataset.zoom;
    moved = how !== "fit";
    if (how === "fit") fit();
    else if (how) cy.zoom({ level: cy.zoom() * (how === "in" ? 1.3 : 1 / 1.3), renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
  });
  cy.on("tap", (event) => choose(event.target === cy ? null : event.target.id()));
  cy.on("mouseover", "node, edge", (event) => {
    const tie = ties.get(event.target.id());
    const text = tie ? [...pair(tie), make("br"), acts(tie)] : [make("bdi", {}, label(event.target.id()))];
    $("hint").replaceChildren(...text);
    $("hint").hidden = false;
    $("graph").style.cursor = "pointer";
  });
  cy.on("mousemove", (event) => {
    const left = Math.min(event.renderedPosition.x + 14, cy.width() - $("hint").offsetWidth - 8);
    Object.assign($("hint").style, { left: left + "px", top: event.renderedPosition.y + 16 + "px" });
  });
  cy.on("mouseout", "node, edge", () => { $("hint").hidden = true; $("graph").style.cursor = ""; });
  dark.addEventListener("change", speak);
  let moved = false;
  cy.on("dragpan scrollzoom pinchzoom", () => { moved = true; });
  new ResizeObserver(() => { cy.resize(); if (!moved) fit(); }).observe($("graph"));

  speak();
  fit();
  names();
  const first = asked.get("tie") || asked.get("actor");
  if (first && (ties.has(first) || actors.has(first))) choose(first);
  root.dataset.ready = "yes";
})();
