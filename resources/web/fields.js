"use strict";
// The fields in which questions are answered. Each has its `element`, what is `given` as judge() takes it, whether
// that `isGiven`, `write()` and `read(text)` for what is kept, and `reveal()`, after which nothing is changed any more.

const LEVELS = 200, KEY_LEVELS = 5; // of a line from its lower to its upper end; that an arrow key moves it by
let hints = 0;

const make = (name, properties = {}, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key.includes("-") || key === "role" || key === "for") made.setAttribute(key, value);
    else made[key] = value;
  }
  made.append(...children);
  return made;
};

// A text of the page's data, which may have another form that is heard
const read = (text) => (Array.isArray(text) ? text[0] : text);
const heard = (text) => (Array.isArray(text) ? text[1] : text);
const wording = (text) => worded(read(text), heard(text));

// A number with so many decimals, as this program writes it
function written(film, value, decimals) {
  const size = Math.abs(value), text = Number.isInteger(size) ? String(size) : size.toFixed(decimals);
  return (value < 0 ? "−" : "") + text.replace(".", film.decimal);
}

const fields = { predict: predictField, sketch: sketchField, forgotten: chooseField, choice: chooseField, order: orderField };

// A bar: the browser's own, with a mark where the run stands
function predictField(film, question, name, changed) {
  const { low, high, steps } = question, words = film.words;
  const bar = make("input", { type: "range", min: 0, max: steps, step: 1, value: question.first, "aria-label": words.guess });
  const said = make("p"), frame = make("div", { className: "bar" }, bar);
  const number = () => low + (high - low) * Number(bar.value) / steps;
  const two = (value) => written(film, value, Math.abs(value) < 100 ? 2 : 0);
  const show = () => {
    said.textContent = fill(words.guessed, { number: two(number()) });
    bar.setAttribute("aria-valuetext", two(number()));
  };
  let isMoved = false; // where it begins is nobody's guess
  bar.addEventListener("input", () => { isMoved = true; show(); changed(); });
  said.textContent = words.pull;
  const ends = make("div", { className: "ends", "aria-hidden": "true" }, make("span", { textContent: two(low) }), make("span", { textContent: two(high) }));
  return {
    element: make("div", {}, frame, ends, said),
    isGiven: () => isMoved,
    given: () => [number()],
    write: () => bar.value,
    read(text) { bar.value = text; isMoved = true; show(); changed(); },
    reveal() {
      bar.disabled = true;
      const share = Math.min(Math.max((question.values[0] - low) / (high - low), 0), 1);
      const mark = make("i");
      mark.style.left = `calc(8px + (100% - 16px) * ${share})`;
      frame.append(mark);
      said.textContent = fill(words.revealed, { number: two(number()), right: question.written[0] });
    },
  };
}

// A line over tokens, drawn with the pointer or moved token by token
function sketchField(film, question) {
  const { low, high, labels } = question, words = film.words, last = labels.length - 1;
  const pad = byId("pad").content.firstElementChild.cloneNode(true), part = (name) => pad.querySelector(name);
  const zero = Math.round(LEVELS * Math.min(Math.max(-low / (high - low), 0), 1));
  let levels = labels.map(() => zero), at = 0, from = null, isOpen = true;
  const value = (level) => low + (high - low) * level / LEVELS;
  const x = (token) => 2 + 96 * token / last, y = (number) => 97 - 94 * (Math.min(Math.max(number, low), high) - low) / (high - low);
  const points = (values) => values.flatMap((number, token) => (Number.isFinite(number) ? `${x(token)},${y(number)}` : [])).join(" ");
  const place = (line, x1, y1, x2, y2) => Object.entries({ x1, y1, x2, y2 }).forEach(([name, to]) => line.setAttribute(name, to));
  if (low <= 0 && high >= 0) place(part(".zero"), x(0), y(0), x(last), y(0));

  function show() {
    part(".own").setAttribute("points", points(levels.map(value)));
    if (isOpen) place(part(".here"), x(at), y(value(levels[at])) - 6, x(at), y(value(levels[at])) + 6);
    const told = fill(words.line_at, { token: heard(labels[at]), number: at + 1, count: labels.length, value: written(film, value(levels[at]), 2) });
    pad.setAttribute("aria-valuenow", value(levels[at]));
    pad.setAttribute("aria-valuetext", told);
    seen.textContent = fill(words.line_at, { token: read(labels[at]), number: at + 1, count: labels.length, value: written(film, value(levels[at]), 2) });
  }
  // Stand at a level at a token, and straight from where it was drawn last; what is behind it follows where it was flat
  function draw(token, level) {
    const first = from ?? token, was = levels[first];
    for (let k = Math.min(first, token); k <= Math.max(first, token); k += 1) {
      levels[k] = first === token ? level : Math.round(was + (level - was) * (k - first) / (token - first));
    }
    if (levels.slice(token + 1).every((other) => other === levels[last])) levels.fill(level, token);
    [at, from] = [token, token];
    show();
  }
  function point(event) {
    if (!isOpen) return;
    const box = pad.getBoundingClientRect(), within = (number, most) => Math.round(Math.min(Math.max(number, 0), most));
    const across = 100 * (event.clientX - box.left) / box.width, down = 100 * (event.clientY - box.top) / box.height;
    draw(within((across - 2) / 96 * last, last), within((97 - down) / 94 * LEVELS, LEVELS));
  }
  pad.addEventListener("pointerdown", (event) => {
    pad.setPointerCapture(event.pointerId);
    from = null;
    point(event);
  });
  pad.addEventListener("pointermove", (event) => { if (pad.hasPointerCapture(event.pointerId)) point(event); });
  pad.addEventListener("keydown", (event) => {
    const moves = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
    if (!moves[event.key] || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    if (!isOpen) return;
    const [along, up] = moves[event.key];
    at = Math.min(Math.max(at + along, 0), last);
    if (up) levels.fill(Math.min(Math.max(levels[at] + up * KEY_LEVELS, 0), LEVELS), at);
    from = null;
    show();
  });
  const ends = { first: read(labels[0]), last: read(labels[last]), low: written(film, low, 1), high: written(film, high, 1) };
  const range = make("p", { className: "aside", textContent: fill(words.line_range, ends) });
  const keys = make("p", { className: "aside", textContent: words.line_keys, id: `keys${(hints += 1)}` });
  const seen = make("p", { "aria-hidden": "true" });
  for (const [name, to] of Object.entries({ "aria-label": words.line, "aria-valuemin": low, "aria-valuemax": high, "aria-describedby": keys.id })) pad.setAttribute(name, to);
  show();
  return {
    element: make("div", {}, pad, seen, range, keys),
    isGiven: () => true,
    given: () => levels.map(value),
    write: () => levels.map((level) => level.toString(36).padStart(2, "0")).join(""),
    read(text) { levels = levels.map((_, k) => Math.min(parseInt(text.slice(2 * k, 2 * k + 2), 36) || 0, LEVELS)); show(); },
    reveal() {
      isOpen = false;
      part(".run").setAttribute("points", points(question.values));
      part(".here").remove();
      keys.remove();
      pad.removeAttribute("aria-describedby");
      pad.setAttribute("aria-disabled", "true");
      range.textContent = words.line_right;
      range.after(make("p", { className: "heard", textContent: fill(words.line_run, { values: labels.map((label, k) => `${heard(label)}: ${question.written[k]}`).join("; ") }) }));
    },
  };
}

// One of several answers, or any units
function chooseField(film, question, name, changed) {
  const isOne = question.kind === "choice";
  const boxes = question.labels.map((label) => {
    const box = make("input", { type: isOne ? "radio" : "checkbox", name });
    box.addEventListener("change", changed);
    return make("label", { className: "choice" }, box, make("span", {}, ...wording(label)));
  });
  const given = () => boxes.flatMap((label, at) => (label.firstChild.checked ? [at] : []));
  return {
    element: make("div", {}, ...boxes),
    isGiven: () => !isOne || given().length > 0,
    given,
    write: () => given().join(),
    read(text) { text.split(",").filter(Boolean).forEach((at) => { if (boxes[at]) boxes[at].firstChild.checked = true; }); },
    reveal() {
      boxes.forEach((label, at) => {
        label.firstChild.disabled = true;
        const right = (text) => fill(film.words.right_one, { answer: text });
        const own = question.labels[at];
        if (question.right.includes(at)) label.lastChild.replaceChildren(...worded(right(read(own)), right(heard(own))));
      });
    },
  };
}

// Tokens to be put in order: pulled, moved by arrow keys, or by the buttons beside them
function orderField(film, question) {
  const words = film.words, list = make("ol", { className: "order", "aria-label": words.order });
  const hint = make("p", { className: "aside", textContent: words.order_keys }), live = make("p", { className: "heard", role: "status" });
  const items = question.labels.map((label, at) => {
    const token = make("button", { type: "button", className: "token" }, ...wording(label));
    const up = make("button", { type: "button", textContent: "↑", "aria-label": `${words.up}: ${heard(label)}` });
    const down = make("button", { type: "button", textContent: "↓", "aria-label": `${words.down}: ${heard(label)}` });
    const item = Object.assign(make("li", {}, token, up, down), { at });
    up.addEventListener("click", () => move(item, -1, up));
    down.addEventListener("click", () => move(item, 1, down));
    token.addEventListener("keydown", (event) => {
      const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (!by || token.disabled) return;
      event.preventDefault();
      move(item, by, token);
    });
    pull(token, item);
    return item;
  });
  const order = () => [...list.children].map((item) => item.at);

  function move(item, by, focused) {
    const to = [...list.children].indexOf(item) + by;
    if (to >= 0 && to < items.length) list.insertBefore(item, list.children[by > 0 ? to + 1 : to] || null);
    focused.focus();
    tell(item);
  }
  function tell(item) {
    live.textContent = fill(words.order_place, { token: heard(question.labels[item.at]), place: order().indexOf(item.at) + 1, count: items.length });
  }
  function pull(token, item) {
    token.addEventListener("pointerdown", (event) => {
      if (token.disabled) return;
      token.setPointerCapture(event.pointerId);
      item.classList.add("held");
    });
    token.addEventListener("pointermove", (event) => {
      if (!item.classList.contains("held")) return;
      const before = [...list.children].find((other) => {
        const box = other.getBoundingClientRect();
        return other !== item && event.clientY < box.top + box.height / 2;
      });
      if (item.nextElementSibling !== (before || null)) list.insertBefore(item, before || null);
      if (!token.hasPointerCapture(event.pointerId)) token.setPointerCapture(event.pointerId); // moving it let it go
    });
    const release = () => {
      if (item.classList.contains("held")) tell(item);
      item.classList.remove("held");
    };
    token.addEventListener("pointerup", release);
    token.addEventListener("pointercancel", release);
  }
  list.append(...items);
  return {
    element: make("div", {}, list, hint, live),
    isGiven: () => true,
    given: order,
    write: () => order().join(),
    read(text) {
      const wanted = text.split(",").map(Number);
      if (wanted.length === items.length && items.every((_, at) => wanted.includes(at))) list.append(...wanted.map((at) => items[at]));
    },
    reveal() {
      hint.remove();
      for (const item of items) {
        const [token, up, down] = item.children, label = question.labels[item.at];
        const told = (text) => fill(words.order_right, { token: text, number: question.written[item.at], place: question.right.indexOf(item.at) + 1 });
        token.disabled = true;
        token.replaceChildren(...worded(told(read(label)), told(heard(label))));
        up.remove();
        down.remove();
      }
    },
  };
}
