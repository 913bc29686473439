(() => {
  "use strict";
  const card = document.getElementById("card");
  const root = document.documentElement;
  let shown = null;
  let closing = 0;

  // ------------------------------------------------------------ light and dark
  for (const button of document.querySelectorAll(".theme")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
      root.dataset.theme = dark ? "light" : "dark";
    });
  }

  // ------------------------------------------------------------ cards
  const open = (words) => {
    clearTimeout(closing);
    if (shown === words) return;
    const list = document.createElement("ol");
    list.className = "cards";
    for (const id of words.dataset.m.split(" ")) {
      const entry = document.getElementById(id);
      if (!entry) continue;
      const copy = entry.cloneNode(true);
      copy.removeAttribute("id");
      list.append(copy);
    }
    card.replaceChildren(list);
    card.hidden = false;
    shown = words;
    place(words);
  };
  const place = (words) => {
    const box = words.getClientRects()[0] || words.getBoundingClientRect();
    const below = box.bottom + 8 + card.offsetHeight <= innerHeight;
    const top = below ? box.bottom + 8 : Math.max(8, box.top - 8 - card.offsetHeight);
    const left = Math.max(12, Math.min(box.left, root.clientWidth - card.offsetWidth - 12));
    card.style.top = `${top + scrollY}px`;
    card.style.left = `${left + scrollX}px`;
  };
  const close = () => {
    clearTimeout(closing);
    card.hidden = true;
    shown = null;
  };
  const closeSoon = () => {
    clearTimeout(closing);
    closing = setTimeout(close, 220);
  };
  const wordsAt = (target) => (target instanceof Element ? target.closest(".s") : null);
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const words = wordsAt(event.target);
    if (words) open(words);
    else if (card.contains(event.target)) clearTimeout(closing);
    else if (shown && shown !== document.activeElement) closeSoon();
  });
  document.addEventListener("focusin", (event) => {
    const words = wordsAt(event.target);
    if (words) open(words);
    else if (!card.contains(event.target)) close();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });

  // ------------------------------------------------------------ a claim and its words
  const indexes = new WeakMap();
  const indexOf = (doc) => {
    let found = indexes.get(doc);
    if (found) return found;
    found = new Map();
    const claims = new Map();
    for (const entry of doc.querySelectorAll(".readings .cards > li")) claims.set(entry.id, (entry.dataset.c || "").split(" "));
    for (const words of doc.querySelectorAll(".s")) {
      const ids = new Set(words.dataset.m.split(" ").flatMap((id) => claims.get(id) || []));
      for (const id of ids) {
        if (!found.has(id)) found.set(id, []);
        found.get(id).push(words);
      }
    }
    indexes.set(doc, found);
    return found;
  };
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const into = (element, block) => element.scrollIntoView({ block, behavior: calm.matches ? "auto" : "smooth" });
  const mark = (doc, id) => {
    for (const old of document.querySelectorAll(".on")) old.classList.remove("on");
    const words = indexOf(doc).get(id) || [];
    for (const one of words) one.classList.add("on");
    const claim = document.getElementById(id);
    if (claim) claim.classList.add("on");
    return words;
  };
  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const words = wordsAt(target);
    if (words) open(words);
    const link = target && target.closest("a[href^='#']");
    if (!link) {
      if (!words && !card.contains(target)) close();
      return;
    }
    const id = link.dataset.claim || link.getAttribute("href").slice(1);
    const claim = document.getElementById(id);
    const doc = (claim || link).closest(".doc-body");
    if (!doc || link.closest("nav")) return;
    event.preventDefault();
    const found = mark(doc, id);
    const first = link.dataset.claim ? found.find((one) => one.matches(".trigger") || one.querySelector(".trigger")) || found[0] : claim;
    close();
    if (first) into(first, "center");
  });

  // ------------------------------------------------------------ many reports
  for (const field of document.querySelectorAll(".search")) {
    field.closest(".find").hidden = false;
    const docs = [...document.querySelectorAll("details.doc")].map((doc) => [doc, doc.firstElementChild.textContent.toLowerCase()]);
    field.addEventListener("input", () => {
      const wanted = field.value.toLowerCase().split(/\s+/).filter(Boolean);
      for (const [doc, words] of docs) doc.hidden = !wanted.every((word) => words.includes(word));
    });
  }
  addEventListener("beforeprint", () => {
    for (const readings of document.querySelectorAll(".single .readings")) readings.open = true;
  });
})();
