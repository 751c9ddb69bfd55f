"use strict";
// Leads through a lesson: its steps one after the other, each with its picture and what it asks; at the end what came
// of it. What was done is kept by the platform (platform.js), so that one goes on where one was.

const MOST_PIXELS = 6e7; // of all pictures together on paper
const RECENT = 1e9; // seconds, so that a time takes few letters

async function start(film) {
  const { words, steps } = film, platform = platforms[film.platform](film);
  for (const question of film.questions) question.values = question.values.map((value) => value ?? NaN);
  const shapes = shapesOf(film), hasDrawn = steps.some((step) => step.questions.length > 1);
  let at = 0, number = 1, seen = new Set(), best = null, dense = 1, given = new Map(), boxes = [];

  // What is asked with this number, step by step: [step, its place in the step, the question]
  const asked = () => steps.flatMap((step, k) => questionsOf(step).map((question, place) => [k, place, question]));
  const questionsOf = (step) => (step.questions.length > 1 ? step.questions[number - 1] : step.questions[0] || []);
  const key = (step, place) => `${step}.${place}`;

  // Pictures

  const isUpright = (picture) => Boolean(picture.upright_lists) && handheld.matches;
  function paint(view) {
    const { canvas, picture } = view, upright = isUpright(picture);
    const [width, height] = upright ? picture.upright_size : picture.size, lists = upright ? picture.upright_lists : picture.lists;
    const ratio = Math.max(dense, window.devicePixelRatio || 1), across = Math.max(1, Math.round(canvas.clientWidth * ratio));
    canvas.width = across;
    canvas.height = Math.round(across * height / width);
    canvas.style.aspectRatio = `${width} / ${height}`;
    const to = canvas.getContext("2d");
    to.fillStyle = getComputedStyle(document.documentElement).getPropertyValue("--paper");
    to.fillRect(0, 0, canvas.width, canvas.height);
    to.scale(across / width, across / width);
    lists.forEach((list) => shapes.putList(to, list));
    view.told = (x, y) => shapes.tellAt(lists.flatMap((list) => marksIn(film, list)), x, y);
    view.width = width;
  }
  function figureOf(picture) {
    const caption = make("p", { className: "caption" }, make("span", {}, ...wording(picture.caption)));
    const canvas = make("canvas", { role: "img", "aria-label": `${picture.name}. ${heard(picture.caption)}` });
    const numbers = make("ul", { className: "numbers" }, ...picture.numbers.map((line) => make("li", {}, ...wording(line))));
    const view = { canvas, picture, width: picture.size[0], told: () => "" };
    caption.setAttribute("aria-hidden", "true"); // the picture's name has it
    tellUnderPointer(canvas, () => view.width, (x, y) => view.told(x, y));
    const parts = [make("div", { className: "stage" }, canvas), caption];
    if (picture.numbers.length) parts.push(make("details", {}, make("summary", { textContent: words.numbers }), numbers));
    return [make("figure", {}, ...parts), view];
  }

  // Steps

  const views = [];
  const sections = steps.map((step, k) => {
    const title = make("h2", { tabIndex: -1, id: `title${k}` }, ...wording(step.title || fill(words.place, { number: k + 1, count: steps.length })));
    const place = make("p", { className: "aside", textContent: fill(words.place, { number: k + 1, count: steps.length }) });
    const told = make("div", { className: "told" });
    const [figure, view] = figureOf(step.picture);
    views.push(view);
    if (step.words) told.append(make("p", {}, ...wording(step.words)));
    if (step.to_try) told.append(make("p", { className: "aside" }, ...wording(step.to_try)));
    if (step.waits) told.append(make("p", { className: "waits", textContent: words.waits }));
    if (step.asks) told.append(make("p", {}, ...wording(step.asks)));
    if (!step.words && step.questions.length) told.append(make("p", { className: "aside", textContent: words.changed }));
    const section = make("section", { className: "step", hidden: true, "aria-labelledby": title.id }, make("header", {}, place, title), figure, told);
    byId("steps").append(section);
    return section;
  });

  // Questions

  function askAll() {
    boxes.forEach((box) => box.frame.remove());
    boxes = asked().map(([k, place, number]) => boxOf(k, place, film.questions[number]));
  }
  function boxOf(k, place, question) {
    const count = questionsOf(steps[k]).length, told = sections[k].querySelector(".told");
    const check = make("button", { type: "button", className: "main", textContent: words.check });
    const field = fields[question.kind](film, question, `answer${key(k, place)}`, () => { check.disabled = !field.isGiven(); });
    const legend = make("legend", { className: count > 1 ? "aside" : "heard", textContent: fill(words.question, { number: place + 1, count }) });
    const ask = make("p", { className: "ask", id: `ask${key(k, place)}` }, ...wording(question.ask));
    const verdict = make("p", { className: "verdict", tabIndex: -1, hidden: true });
    const frame = make("fieldset", { "aria-describedby": ask.id }, legend, ask, field.element, check, verdict);
    check.disabled = !field.isGiven();
    const box = { k, place, question, field, frame };
    box.judged = () => judge(question, field.given());
    box.show = (score, said) => {
      field.reveal();
      check.remove();
      verdict.hidden = false;
      const verdictWords = make("strong", { textContent: words[said] });
      verdict.replaceChildren(verdictWords, " ", ...wording(question.why));
    };
    check.addEventListener("click", () => {
      const { score, said } = box.judged(), time = Math.floor(Date.now() / 1000);
      given.set(key(k, place), { text: field.write(), score, said, time });
      box.show(score, said);
      verdict.focus();
      changed();
    });
    told.append(frame);
    return box;
  }
  const answerOf = (box) => given.get(key(box.k, box.place));

  // How far one is

  function state() {
    const scores = boxes.map(answerOf).filter(Boolean).map((each) => each.score), count = boxes.length;
    const points = scores.reduce((sum, score) => sum + score, 0);
    const own = count ? Math.round(1e4 * points / count) / 1e4 : null, isWhole = scores.length === count;
    if (isWhole && count && (best === null || own > best)) best = own;
    const share = count && (scores.length || best !== null) ? Math.max(own, best ?? 0) : null;
    return {
      points, count, answered: scores.length, own, share, isJudged: count > 0,
      isDone: (isWhole || best !== null) && (seen.size === steps.length), isPassed: share !== null && share >= film.passed,
    };
  }
  function changed() {
    const now = state();
    showWay();
    if (at === steps.length) showSummary();
    platform.keep(kept(), at + 1);
    platform.report(now);
    warn();
  }
  function warn() {
    if (byId("problem").textContent !== platform.problem) byId("problem").textContent = platform.problem;
  }

  // What is kept: where one is, what was seen, and each answer as its field writes it, with points and time
  function kept() {
    const answers = Object.fromEntries([...given].map(([name, each]) => [name, [each.text, each.score, (each.time - RECENT).toString(36)]]));
    const write = () => JSON.stringify({ id: film.id, at, number, best, seen: [...seen].join(), answers });
    for (const name of Object.keys(answers)) { // the longest go first, where there is no room: their points stay
      if (write().length <= platform.limit) break;
      const longest = Object.keys(answers).reduce((one, other) => ((answers[other][0] || "").length > (answers[one][0] || "").length ? other : one), name);
      answers[longest][0] = null;
    }
    return write();
  }
  function restore(text) {
    let found = {};
    try {
      found = JSON.parse(text) || {};
    } catch {
      return;
    }
    if (found.id !== film.id) return;
    const whole = (value, most) => (Number.isInteger(value) && value >= 0 && value <= most ? value : 0);
    at = whole(found.at, steps.length);
    if (!platform.learner) number = whole(found.number, film.numbers) || 1;
    best = typeof found.best === "number" ? found.best : null;
    seen = new Set(String(found.seen || "").split(",").filter(Boolean).map(Number).filter((k) => k >= 0 && k < steps.length));
    for (const [name, answer] of Object.entries(found.answers || {})) {
      if (!Array.isArray(answer) || typeof answer[1] !== "number") continue;
      given.set(name, { text: answer[0], score: answer[1], time: parseInt(answer[2], 36) + RECENT || 0 });
    }
  }
  // Answers that are there are shown as they were given, once the questions stand
  function showGiven() {
    for (const box of boxes) {
      const own = answerOf(box);
      if (!own) continue;
      if (typeof own.text === "string") {
        box.field.read(own.text);
        ({ score: own.score, said: own.said } = box.judged());
      } else {
        own.said = own.score >= RIGHT_FROM ? "right" : own.score >= NEAR_FROM ? "near" : own.score > PARTLY_ABOVE ? "partly" : "otherwise";
      }
      box.show(own.score, own.said);
    }
  }

  // The way

  const chips = [...steps, null].map((step, k) => {
    const chip = make("button", { type: "button" });
    chip.addEventListener("click", () => go(k));
    byId("way").append(make("li", {}, chip));
    return chip;
  });
  function showWay() {
    chips.forEach((chip, k) => {
      const own = boxes.filter((box) => box.k === k), isOpen = own.some((box) => !answerOf(box));
      const name = k === steps.length ? words.summary : fill(words.step, { number: k + 1, title: heard(steps[k].title) });
      const isRight = own.every((box) => (answerOf(box)?.score ?? 0) >= RIGHT_FROM);
      chip.textContent = k === steps.length ? words.summary : `${k + 1}${own.length ? (isOpen ? " ?" : isRight ? " ✓" : " ·") : ""}`;
      chip.setAttribute("aria-label", own.length ? fill(isOpen ? words.open : words.done, { step: name }) : name);
      chip.title = name;
      if (k === at) chip.setAttribute("aria-current", "step");
      else chip.removeAttribute("aria-current");
    });
    byId("back").disabled = at === 0;
    byId("next").hidden = at === steps.length;
    byId("next").textContent = at + 1 === steps.length ? words.finish : words.next;
  }
  function show() {
    sections.forEach((section, k) => { section.hidden = k !== at; });
    byId("summary").hidden = at !== steps.length;
    byId("tip").textContent = "";
    if (at < steps.length) {
      seen.add(at);
      paint(views[at]);
    } else showSummary();
    chips[at].scrollIntoView({ block: "nearest" });
  }
  function go(to) {
    at = Math.min(Math.max(to, 0), steps.length);
    show();
    changed();
    scrollTo(0, 0);
    (at < steps.length ? sections[at] : byId("summary")).querySelector("h2").focus();
  }

  // The end

  function showSummary() {
    const now = state(), percent = (share) => written(film, 100 * share, 0), focused = document.activeElement && document.activeElement.id;
    const points = written(film, Math.round(100 * now.points) / 100, 2), total = { points, count: now.count, share: now.own === null ? "" : written(film, Math.round(100 * now.own), 0) };
    const parts = [make("h2", { id: "summary_title", tabIndex: -1, textContent: words.summary })];
    parts.push(make("p", { id: "total", textContent: now.count ? fill(words.points, total) : words.no_questions }));
    const names = (found) => [...new Set(found)].map((k) => k + 1).join(", ");
    const left = boxes.filter((box) => !answerOf(box)).map((box) => box.k), unseen = steps.map((_, k) => k).filter((k) => !seen.has(k));
    if (left.length) parts.push(make("p", { textContent: fill(words.left, { steps: names(left) }) }));
    if (unseen.length) parts.push(make("p", { textContent: fill(words.unseen, { steps: names(unseen) }) }));
    if (film.platform !== "page" && now.count) parts.push(make("p", { className: "aside", textContent: fill(words.passed_from, { share: percent(film.passed) }) }));
    if (film.platform !== "page" && !platform.problem) parts.push(make("p", { id: "reported", textContent: fill(words.reported, { state: words[`state_${reported(now)}`] }) }));
    if (now.count) parts.push(table(), ...buttons());
    byId("summary").replaceChildren(...parts);
    if (focused && byId(focused)) byId(focused).focus();
  }
  function reported(now) {
    if (!now.isDone) return "begun";
    return !now.isJudged ? "completed" : now.isPassed ? "passed" : "failed";
  }
  function table() {
    const head = make("tr", {}, ...["step", "question", "points"].map((name) => make("th", { scope: "col", textContent: words[`column_${name}`] })));
    const rows = boxes.map((box) => {
      const own = answerOf(box), points = own ? written(film, Math.round(100 * own.score) / 100, 2) : "–";
      return make("tr", {}, make("td", { textContent: box.k + 1 }), make("td", {}, ...wording(box.question.ask)), make("td", { textContent: points }));
    });
    return make("table", {}, make("thead", {}, head), make("tbody", {}, ...rows));
  }
  function buttons() {
    const save = make("button", { type: "button", id: "save", className: "main", textContent: words.save }), again = make("button", { type: "button", id: "again", textContent: words.again });
    save.disabled = !given.size;
    save.addEventListener("click", () => saveFile(`${film.lesson}-results.csv`, resultsOf(film, boxes, answerOf, hasDrawn, number, state())));
    again.addEventListener("click", () => {
      given = new Map();
      askAll();
      go(0);
    });
    return [make("div", { className: "row" }, save, again), make("p", { className: "aside", textContent: words.save_hint })];
  }

  // Beginning

  const field = byId("number").querySelector("input");
  platform.onProblem = warn;
  const text = await platform.open();
  if (platform.learner) number = numberOf(platform.learner, film.numbers);
  restore(text);
  byId("aim").append(...wording(film.aim));
  const before = [read(film.before) && fill(words.before, { words: read(film.before) }), film.minutes && fill(words.minutes, { count: film.minutes })];
  byId("before").textContent = before.filter(Boolean).join(" · ");
  byId("number").hidden = !hasDrawn;
  [field.max, field.value, field.disabled] = [film.numbers, number, Boolean(platform.learner)];
  field.addEventListener("change", () => {
    const wanted = Math.min(Math.max(Math.round(Number(field.value)) || 1, 1), film.numbers);
    field.value = wanted;
    if (wanted === number) return;
    steps.forEach((step, k) => { if (step.questions.length > 1) [...given.keys()].filter((name) => name.startsWith(`${k}.`)).forEach((name) => given.delete(name)); });
    number = wanted;
    askAll();
    showGiven();
    changed();
  });
  byId("back").addEventListener("click", () => go(at - 1));
  byId("next").addEventListener("click", () => go(at + 1));
  byId("leave").hidden = !platform.leave;
  byId("leave").addEventListener("click", () => platform.leave());
  askAll();
  showGiven();
  show();
  changed();

  handheld.addEventListener("change", () => { if (at < steps.length) paint(views[at]); });
  new ResizeObserver(() => { if (at < steps.length && dense === 1) paint(views[at]); }).observe(byId("steps"));
  // On paper all steps stand one below the other, their pictures in the dots of a printer as far as there is room
  addEventListener("beforeprint", () => {
    sections.forEach((section) => { section.hidden = false; });
    const pixels = views.reduce((sum, { canvas, picture }) => sum + canvas.clientWidth ** 2 * picture.size[1] / picture.size[0], 0);
    dense = Math.min(PRINTED, Math.sqrt(MOST_PIXELS / pixels));
    views.forEach(paint);
  });
  addEventListener("afterprint", () => { dense = 1; show(); });
  addEventListener("pagehide", () => platform.close());
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); }); // what was closed is opened anew
  window.gatelight = { film, go, state, kept, get boxes() { return boxes; }, get number() { return number; } };
  document.documentElement.dataset.ready = "yes";
}

// Which set of drawn questions somebody gets: always the same one (FNV-1a)
function numberOf(learner, count) {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(learner)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return 1 + hash % count;
}

begin(start);
