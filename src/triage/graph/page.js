// Zoom, pan and search. It works on what stands on the page and fetches nothing.
"use strict";
(() => {
  const view = document.getElementById("view");
  const tree = view.querySelector("svg");
  const box = document.getElementById("search");
  const hits = document.getElementById("hits");
  const width = tree.width.baseVal.value;
  const height = tree.height.baseVal.value;
  const most = 4;
  let scale = 1, left = 0, top = 0, found = [], current = -1;

  const least = () => Math.min(view.clientWidth / width, view.clientHeight / height, 1);

  // Whatever is asked for, part of the picture stays in view.
  const within = (at, size, room) => {
    const slack = Math.min(room, 120);
    return Math.min(room - slack, Math.max(slack - size, at));
  };

  const show = (glide) => {
    left = within(left, width * scale, view.clientWidth);
    top = within(top, height * scale, view.clientHeight);
    tree.classList.toggle("glide", Boolean(glide));
    tree.style.transform = `translate(${left}px, ${top}px) scale(${scale})`;
    view.dataset.scale = scale.toFixed(3);
  };

  const zoom = (factor, x = view.clientWidth / 2, y = view.clientHeight / 2, glide = true) => {
    const before = scale;
    scale = Math.min(most, Math.max(least() * 0.8, scale * factor));
    left = x - (x - left) * scale / before;
    top = y - (y - top) * scale / before;
    show(glide);
  };

  const fit = (glide) => {
    scale = least();
    left = (view.clientWidth - width * scale) / 2;
    top = Math.max(0, (view.clientHeight - height * scale) / 2);
    show(glide);
  };

  const fitWidth = () => {
    scale = Math.min(1, view.clientWidth / width);
    left = (view.clientWidth - width * scale) / 2;
    top = 0;
    show(true);
  };

  const goTo = (thing) => {
    scale = Math.max(scale, 1);
    const place = thing.getBBox();
    const [x, y] = /translate\(([-\d.]+) ([-\d.]+)\)/.exec(thing.getAttribute("transform")).slice(1);
    left = view.clientWidth / 2 - (Number(x) + place.width / 2) * scale;
    top = Math.min(view.clientHeight / 2 - (Number(y) + place.height / 2) * scale,
      view.clientHeight - 40 - Number(y) * scale);
    if (place.height * scale > view.clientHeight) top = 20 - Number(y) * scale;
    show(true);
  };

  const words = (thing) =>
    [...thing.querySelectorAll("text")].map((text) => text.textContent).join(" ").toLowerCase();

  const search = () => {
    for (const thing of found) thing.classList.remove("hit", "current");
    const wanted = box.value.trim().toLowerCase().replace(/\s+/g, " ");
    found = wanted === "" ? [] :
      [...tree.querySelectorAll(".box, .ends, .card")].filter((one) => words(one).includes(wanted));
    for (const thing of found) thing.classList.add("hit");
    current = -1;
    hits.textContent = wanted === "" ? "" : found.length === 0 ? "nothing found" : "";
    if (found.length > 0) step(1);
  };

  const step = (by) => {
    if (found.length === 0) return;
    if (current >= 0) found[current].classList.remove("current");
    current = (current + by + found.length) % found.length;
    found[current].classList.add("current");
    hits.textContent = `${current + 1} of ${found.length}`;
    goTo(found[current]);
  };

  const keys = {
    "+": () => zoom(1.25), "=": () => zoom(1.25), "-": () => zoom(0.8),
    "0": () => fit(true), "1": () => zoom(1 / scale), "w": fitWidth,
    ArrowLeft: () => { left += 80; show(); }, ArrowRight: () => { left -= 80; show(); },
    ArrowUp: () => { top += 80; show(); }, ArrowDown: () => { top -= 80; show(); },
    PageUp: () => { top += view.clientHeight * 0.9; show(true); },
    PageDown: () => { top -= view.clientHeight * 0.9; show(true); },
    Home: () => { left = 0; top = 0; show(true); },
  };

  view.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.key in keys)) return;
    keys[event.key]();
    event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.target === box) return;
    box.focus();
    event.preventDefault();
  });
  box.addEventListener("input", search);
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter") step(event.shiftKey ? -1 : 1);
    if (event.key === "Escape") { box.value = ""; search(); }
  });
  view.addEventListener("wheel", (event) => {
    const edges = view.getBoundingClientRect();
    const lines = event.deltaY * (event.deltaMode === 1 ? 20 : 1);
    zoom(Math.exp(-lines / 400), event.clientX - edges.left, event.clientY - edges.top, false);
    event.preventDefault();
  }, { passive: false });
  view.addEventListener("dblclick", (event) => {
    const thing = event.target.closest(".box");
    if (thing) goTo(thing);
  });

  let held = null;
  view.addEventListener("pointerdown", (event) => {
    held = { x: event.clientX - left, y: event.clientY - top, moved: false };
  });
  view.addEventListener("pointermove", (event) => {
    if (held === null || event.buttons === 0) return;
    const far = Math.hypot(event.clientX - left - held.x, event.clientY - top - held.y);
    held.moved = held.moved || far > 4;
    if (!held.moved) return;
    view.setPointerCapture(event.pointerId);
    left = event.clientX - held.x;
    top = event.clientY - held.y;
    show();
  });
  view.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link) return;
    event.preventDefault();
    if (held === null || !held.moved) goTo(tree.getElementById(link.getAttribute("href").slice(1)));
  });

  for (const [id, does] of [["closer", keys["+"]], ["away", keys["-"]], ["fit", keys["0"]],
    ["full", keys["1"]], ["next", () => step(1)], ["before", () => step(-1)]]) {
    document.getElementById(id).addEventListener("click", does);
  }
  for (const link of document.querySelectorAll("#text a[data-show]")) {
    link.addEventListener("click", () => {
      goTo(tree.getElementById(link.dataset.show));
      view.focus();
    });
  }
  window.addEventListener("resize", () => show());
  document.documentElement.classList.remove("no-script");
  tree.querySelectorAll("a").forEach((link) => link.setAttribute("tabindex", "-1"));
  fit(false);
})();
