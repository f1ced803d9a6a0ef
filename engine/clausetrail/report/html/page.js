(() => {
  "use strict";
  const page = document.documentElement;
  const one = (selector, from = document) => from.querySelector(selector);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const shown = (element) => element.getClientRects().length > 0;
  const text = one("#text"), bar = one(".tools"), step = one("#step");
  page.classList.add("js");

  // From change to change.
  let current = null;
  const stops = () => all(".stop", text).filter(shown);
  const tell = () => {
    const found = stops(), at = found.indexOf(current);
    step.value = at < 0 ? `${found.length} ${found.length === 1 ? "change" : "changes"}`
      : `${at + 1} of ${found.length}`;
  };
  const under = () => (getComputedStyle(bar).position === "sticky" ? bar.offsetHeight : 0);
  const inSight = (element) => {
    const box = element.getBoundingClientRect();
    return box.bottom > under() && box.top < innerHeight;
  };
  const choose = (element) => {
    if (current) current.removeAttribute("aria-current");
    current = element;
    element.setAttribute("aria-current", "true");
  };
  const go = (element) => {
    if (!element) return;
    choose(element);
    one("h3", element).focus({ preventScroll: true });
    const room = innerHeight - under();
    const high = element.offsetHeight;
    const space = high < room * 0.6 ? (room - high) / 3 : 24;
    scrollTo({ top: element.getBoundingClientRect().top + scrollY - under() - space });
    light(element);
    tell();
  };
  const walk = (by) => {
    const found = stops();
    let at = found.indexOf(current);
    if (at < 0 || !inSight(current)) {
      // The reader has scrolled on: go on from what is in sight.
      const line = under() + 1;
      const below = found.findIndex((each) => each.getBoundingClientRect().top >= line);
      at = by > 0 ? (below < 0 ? found.length : below) - 1 : below < 0 ? found.length : below;
    }
    go(found[Math.min(Math.max(at + by, 0), found.length - 1)]);
  };
  one("#next").addEventListener("click", () => walk(1));
  one("#previous").addEventListener("click", () => walk(-1));

  // Lines that join paragraphs across the gutter.
  const make = (name) => document.createElementNS("http://www.w3.org/2000/svg", name);
  const joins = make("svg");
  joins.setAttribute("class", "joins");
  joins.setAttribute("aria-hidden", "true");
  text.append(joins);
  const linesOf = new Map();
  const draw = () => {
    joins.replaceChildren();
    linesOf.clear();
    if (getComputedStyle(joins).display === "none") return;
    const home = text.getBoundingClientRect();
    const ends = new Map();
    for (const each of all(".old [data-at], .new [data-at]", text)) ends.set(each.dataset.at, each);
    const jobs = [];
    for (const group of all("[data-joins]", text).filter(shown)) {
      const cells = one(".cells", group).getBoundingClientRect();
      for (const pair of group.dataset.joins.split(" ")) {
        const [from, to] = pair.split(">").map((name) => ends.get(name));
        if (from && to && shown(from) && shown(to)) {
          jobs.push([group, cells, from.getBoundingClientRect(), to.getBoundingClientRect()]);
        }
      }
    }
    const drawn = document.createDocumentFragment();
    for (const [group, cells, from, to] of jobs) {
      const gutter = 52, middle = cells.left + cells.width / 2 - home.left;
      const x1 = middle - gutter / 2 + 6, x2 = middle + gutter / 2 - 6;
      const y1 = from.top - home.top + 13, y2 = to.top - home.top + 13;
      const bend = (x2 - x1) * 0.55;
      const path = make("path");
      path.setAttribute("d", `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`);
      if (group.classList.contains("moved")) path.setAttribute("class", "moved");
      drawn.append(path);
      linesOf.set(group, [...(linesOf.get(group) || []), path]);
    }
    joins.append(drawn);
    if (current) light(current);
  };
  const light = (group) => {
    for (const path of all(".lit", joins)) path.classList.remove("lit");
    for (const path of linesOf.get(group) || []) path.classList.add("lit");
  };
  text.addEventListener("pointerover", (event) => {
    const group = event.target.closest("[data-joins]");
    if (group) light(group);
  });

  // The band: marks where they are on the page, and what part of it is in sight.
  const band = one(".band");
  const sight = make("rect");
  sight.setAttribute("class", "window");
  sight.setAttribute("width", "10");
  band.append(sight);
  const whole = () => page.scrollHeight || 1;
  const measure = () => {
    const scale = 1000 / whole(), scrolled = scrollY;
    const places = all("a", band).map((mark) => {
      const element = document.getElementById(decodeURIComponent(mark.getAttribute("href").slice(1)));
      return [one("rect", mark), shown(element) ? element.getBoundingClientRect() : null];
    });
    // All is measured before anything is set: each would lay the page out anew else.
    for (const [mark, box] of places) {
      mark.setAttribute("height", box ? Math.max(3, box.height * scale) : 0);
      if (box) mark.setAttribute("y", (box.top + scrolled) * scale);
    }
    see();
  };
  const see = () => {
    const scale = 1000 / whole(), top = scrollY;
    sight.setAttribute("y", top * scale);
    sight.setAttribute("height", innerHeight * scale);
  };
  addEventListener("scroll", see, { passive: true });

  // Search: matches are lit without touching the text.
  const field = one("#search"), found = one("#found");
  let ranges = [], match = -1;
  const plain = (words) => words.toLowerCase().replace(/[’‘]/g, "'").replace(/[“”]/g, '"')
    .replace(/\u00a0/g, " ");
  const search = () => {
    ranges = [];
    match = -1;
    const wanted = plain(field.value.trim());
    if (wanted) {
      for (const block of all(".cell p, .cell td", text).filter(shown)) {
        const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
        const nodes = [];
        let words = "";
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          nodes.push([words.length, node]);
          words += node.data;
        }
        const low = plain(words);
        if (low.length !== words.length) continue;
        const place = (offset, end) => {
          let last = nodes[0];
          for (const each of nodes) if (end ? each[0] < offset : each[0] <= offset) last = each;
          return [last[1], offset - last[0]];
        };
        for (let at = low.indexOf(wanted); at >= 0; at = low.indexOf(wanted, at + wanted.length)) {
          const range = document.createRange();
          range.setStart(...place(at, false));
          range.setEnd(...place(at + wanted.length, true));
          ranges.push(range);
        }
      }
    }
    if (window.Highlight && CSS.highlights) CSS.highlights.set("found", new Highlight(...ranges));
    found.value = !wanted ? "" : ranges.length ? `${ranges.length} found` : "not found";
  };
  const toMatch = (by) => {
    if (!ranges.length) return;
    match = (match + by + ranges.length + (match < 0 && by < 0 ? 1 : 0)) % ranges.length;
    const box = ranges[match].getBoundingClientRect();
    scrollTo({ top: box.top + scrollY - innerHeight / 3 });
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(ranges[match]);
    found.value = `${match + 1} of ${ranges.length}`;
  };
  field.addEventListener("input", search);
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") {
      toMatch(event.shiftKey ? -1 : 1);
      event.preventDefault();
      field.focus({ preventScroll: true });
    } else if (event.key === "Escape") {
      field.value = "";
      search();
      field.blur();
    }
  });

  // Keys.
  const keys = one("#keys"), on = one("#keys-on");
  const boxes = all(".switch[type=checkbox]");
  const changed = () => {
    page.style.setProperty("--bar", `${under()}px`);
    measure();
    draw();
    search();
    tell();
  };
  const keep = (act) => {
    // What the reader looks at stays where it is on the screen while the page changes.
    const anchor = current && inSight(current) ? current
      : all(".g", text).find((each) => shown(each) && inSight(each));
    const before = anchor ? anchor.getBoundingClientRect().top : 0;
    act();
    changed();
    if (anchor && shown(anchor)) scrollBy(0, anchor.getBoundingClientRect().top - before);
  };
  const set = (wanted) => keep(() => {
    for (const each of boxes) each.checked = wanted(each.id.slice(2), each.checked);
  });
  const does = {
    n: () => walk(1),
    p: () => walk(-1),
    v: () => keep(() => {
      one(one("#v-side").checked ? "#v-inline" : "#v-side").checked = true;
    }),
    s: () => {
      const alone = boxes.every((each) => each.checked === (each.id === "c-substantive"));
      set((name) => alone || name === "substantive");
    },
    u: () => set((name, checked) => (name === "identical" ? !checked : checked)),
    "/": () => field.focus(),
    "?": () => keys.showModal(),
  };
  one("#help").addEventListener("click", does["?"]);
  one("#keys-close").addEventListener("click", () => keys.close());
  addEventListener("keydown", (event) => {
    const typing = event.target.matches("input[type=search], textarea, select");
    if (typing || keys.open || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!on.checked && event.key !== "?") return;
    if (does[event.key]) {
      does[event.key]();
      event.preventDefault();
    }
  });
  for (const each of all(".switch")) {
    each.addEventListener("change", () => keep(() => {}));
  }

  addEventListener("resize", changed);
  const seek = () => {
    for (const each of all(".sought", text)) each.classList.remove("sought");
    let target = null;
    try {
      target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch { /* no id that the page wrote */ }
    const group = target && target.closest(".g");
    if (!group) return;
    group.classList.add("sought");
    group.scrollIntoView();
    if (group.classList.contains("stop")) choose(group); // the keys go on from here
  };
  addEventListener("hashchange", () => { seek(); changed(); });
  addEventListener("beforeprint", () => { for (const each of all("details")) each.open = true; });
  if (document.fonts) document.fonts.ready.then(changed);
  seek();
  changed();
})();
