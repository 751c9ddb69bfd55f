"use strict";
// Draws a film from its shapes and plays it. Time is an argument here too: draw(second) depends on nothing else.
// What draws shapes is in drawing.js, which stands before this.

const canvas = byId("picture"), ink = canvas.getContext("2d");
const OFTEN = 2000; // milliseconds, at least, from one place that is heard while the film plays to the next
const INSTANT = 1e-6; // seconds from the last picture of a token to the first of the next
const calm = matchMedia("(prefers-reduced-motion: reduce)");

function start(film) {
  const isUpright = () => Boolean(film.upright) && handheld.matches;
  let upright = isUpright(), [width, height] = upright ? film.upright : film.page;
  const stepSeconds = film.beats.reduce((sum, beat) => sum + beat[1], 0);
  const starts = film.beats.map((_, k) => film.beats.slice(0, k).reduce((sum, beat) => sum + beat[1], 0));
  const begins = [0];
  for (const step of film.steps) begins.push(begins[begins.length - 1] + stepSeconds / step.pace);
  const duration = begins[film.steps.length];
  const { putShape, putList, tellAt } = shapesOf(film);
  let now = 0, dense = 1, playing = false, opened = false, until = duration, last = 0, scale = 1, said = "", still = [null, null, null], kept = null, listed = new Map();

  // Where a second falls

  function locate(second) {
    const time = Math.min(Math.max(second, 0), duration);
    let step = film.steps.length - 1;
    while (step > 0 && time < begins[step] - 1e-9) step -= 1;
    const rest = (time - begins[step]) * film.steps[step].pace;
    let beat = film.beats.length - 1;
    while (beat > 0 && rest < starts[beat] - 1e-9) beat -= 1;
    return { step, beat, phase: Math.min(1, Math.max(0, (rest - starts[beat]) / film.beats[beat][1])) };
  }
  const timeOf = (step, beat, written = 0) => begins[step] + (starts[beat] + written) / film.steps[step].pace;
  const endOf = (step) => (step + 1 < film.steps.length ? begins[step + 1] - INSTANT : duration); // its last picture
  const atRest = (step, beat) => timeOf(step, beat, film.beats[beat][1] * (1 + film.beats[beat][3]) / 2);

  // Where each shape of a list stands; one that stands there twice cannot be told apart, and stays
  function places(list) {
    let found = listed.get(list);
    if (!found) {
      found = new Map();
      const marks = film.lists[list];
      for (let k = 0; k < marks.length; k += 5) found.set(marks[k], found.has(marks[k]) ? null : marks.slice(k + 1, k + 5));
      if (listed.size > 500) listed.clear();
      listed.set(list, found);
    }
    return found;
  }

  function sampled(second) {
    const { step, beat, phase } = locate(second);
    const told = film.steps[step].beats[beat], samples = upright ? told.upright : told.samples;
    const count = samples.length / 3, at = phase * (count - 1), k = Math.min(Math.floor(at + 1e-9), count - 1);
    const next = Math.min(k + 1, count - 1);
    return {
      step, beat, told, share: Math.min(Math.max(at - k, 0), 1),
      lists: samples.slice(3 * k, 3 * k + 3), next: samples.slice(3 * next, 3 * next + 3),
    };
  }

  // The marks on the way from one sample to the next: [shape, x, y, opacity, scale]
  function moving(found) {
    const marks = film.lists[found.lists[2]], made = [], u = found.share;
    const own = places(found.lists[2]), then = places(found.next[2]), landed = places(found.next[1]);
    for (let k = 0; k < marks.length; k += 5) {
      const shape = marks[k], here = marks.slice(k + 1, k + 5);
      const there = own.get(shape) && (then.get(shape) || landed.get(shape));
      made.push([shape, ...here.map((value, j) => (there ? value + (there[j] - value) * u : value))]);
    }
    return made;
  }

  function draw(second) {
    const found = sampled(second), ratio = Math.max(dense, window.devicePixelRatio || 1);
    const across = Math.max(1, Math.round(canvas.clientWidth * ratio)), down = Math.round(across * height / width);
    if (canvas.width !== across || canvas.height !== down) {
      canvas.width = across;
      canvas.height = down;
      canvas.style.aspectRatio = `${width} / ${height}`;
      document.documentElement.style.setProperty("--shape", width / height);
      still = [null, null, null];
    }
    scale = across / width;
    if (still[0] !== found.lists[0] || still[1] !== found.lists[1]) {
      kept = kept || document.createElement("canvas");
      kept.width = across;
      kept.height = down;
      const to = kept.getContext("2d");
      to.fillStyle = getComputedStyle(document.documentElement).getPropertyValue("--paper");
      to.fillRect(0, 0, across, down);
      to.scale(scale, scale);
      putList(to, found.lists[0]);
      putList(to, found.lists[1]);
      still = found.lists.slice(0, 2);
    }
    ink.setTransform(1, 0, 0, 1, 0, 0);
    ink.globalAlpha = 1;
    ink.drawImage(kept, 0, 0);
    ink.setTransform(scale, 0, 0, scale, 0, 0);
    for (const mark of moving(found)) putShape(ink, ...mark);
    say(found);
  }

  // Words

  function say(found) {
    const { step, beat, told } = found, key = `${step}.${beat}`;
    byId("time").value = now;
    if (key === said) return;
    said = key;
    if (playing) hear(false);
    const token = film.steps[step];
    const place = fill(film.words.place, { number: token.number, count: film.tokens, token: token.quoted, beat: film.beats[beat][0] });
    byId("caption").replaceChildren(...worded(told.caption, told.heard[0]));
    byId("place").textContent = place;
    tell(token.number);
    byId("time").setAttribute("aria-valuetext", place);
    canvas.setAttribute("aria-label", place);
    byId("numbers").replaceChildren(...told.numbers.map((line, k) => {
      const item = document.createElement("li");
      item.append(...worded(line, told.heard[k + 1]));
      return item;
    }));
    [...byId("tokens").children].forEach((chip, k) => chip.setAttribute("aria-current", String(k === step)));
  }

  // While it plays the place is heard, not each caption: it would be cut off by the next
  let heard = -OFTEN;
  function hear(always) {
    const at = performance.now();
    if (!always && at - heard < OFTEN) return;
    heard = at;
    const place = locate(now), token = film.steps[place.step];
    byId("live").textContent = fill(film.words.place, {
      number: token.number, count: film.tokens, token: token.quoted, beat: film.beats[place.beat][0],
    });
  }

  // The note of a token stays until the next; its room is that of the longest, so that nothing below it moves
  const noted = Object.keys(film.notes).map(Number);
  function tell(number) {
    const at = noted.filter((each) => each <= number).pop();
    const [where, note] = film.notes[at] || ["", ""];
    byId("where").textContent = where;
    byId("note").textContent = note;
  }
  function keepRoom() {
    const section = byId("noted"), shown = [byId("where").textContent, byId("note").textContent];
    section.style.minHeight = "";
    const heights = Object.values(film.notes).map(([where, note]) => {
      byId("where").textContent = where;
      byId("note").textContent = note;
      return section.offsetHeight;
    });
    [byId("where").textContent, byId("note").textContent] = shown;
    section.style.minHeight = `${Math.max(0, ...heights)}px`;
  }
  byId("about").textContent = film.about;
  byId("look").hidden = !film.about;
  byId("noted").hidden = !noted.length;
  byId("card").hidden = !film.about && !noted.length;
  keepRoom();

  function toldAt(x, y) {
    const found = sampled(now);
    return tellAt([...marksIn(film, found.lists[0]), ...marksIn(film, found.lists[1]), ...moving(found)], x, y);
  }

  // Playing

  function go(second) {
    now = Math.min(Math.max(second, 0), duration);
    opened = false;
    draw(now);
  }
  function play(on, end = duration) {
    if (playing && !on) hear(true); // where it stopped
    playing = on && !(now >= duration && !film.steps.length);
    if (playing) leavePoster();
    if (playing && now >= duration - 1e-6) now = 0;
    until = end;
    byId("play").textContent = playing ? film.words.pause : film.words.play;
    byId("caption").setAttribute("aria-live", playing ? "off" : "polite");
    last = performance.now();
    if (playing) requestAnimationFrame(tick);
  }
  function leavePoster() {
    if (opened) now = 0; // what stood there was the poster
    opened = false;
  }
  function tick(at) {
    if (!playing) return;
    const before = now, passed = Math.max(0, at - last) / 1000 * Number(byId("speed").value);
    last = at;
    let next = Math.min(before + passed, until);
    const cue = film.cues.find((time) => before + 1e-6 < time && time <= next + 1e-6);
    if (cue !== undefined) next = cue;
    now = next;
    const place = locate(now);
    draw(calm.matches ? Math.min(atRest(place.step, place.beat), duration) : now);
    if (cue !== undefined || now >= until) play(false);
    else requestAnimationFrame(tick);
  }
  function stepBeat(by) {
    play(false);
    const place = locate(now), count = film.beats.length;
    const resting = Math.abs(now - atRest(place.step, place.beat)) < 1e-3;
    let k = place.step * count + place.beat + by;
    if (by > 0 && !resting && now < atRest(place.step, place.beat)) k -= 1;
    k = Math.min(Math.max(k, 0), film.steps.length * count - 1);
    go(atRest(Math.floor(k / count), k % count));
  }
  function stepToken(by) {
    play(false);
    const place = locate(now);
    go(atRest(Math.min(Math.max(place.step + by, 0), film.steps.length - 1), place.beat));
  }

  // A clicker: what is left of the token is played, then the next one; who cannot wait sees the token's end at once
  function playToken() {
    leavePoster();
    const { step } = locate(now), ended = now >= endOf(step);
    if (playing) { play(false); go(endOf(step)); }
    else if (now < duration) play(true, endOf(ended ? step + 1 : step));
  }
  function backToken() {
    play(false);
    const { step } = locate(now);
    go(begins[now > begins[step] + INSTANT ? step : Math.max(step - 1, 0)]);
  }
  function full() {
    if (document.fullscreenElement) document.exitFullscreen();
    else if (document.fullscreenEnabled) document.documentElement.requestFullscreen();
  }
  function blacken(on) {
    if (on) play(false);
    byId("black").hidden = !on;
  }

  const acts = {
    first: () => { play(false); go(0); },
    tokenback: () => stepToken(-1),
    back: () => stepBeat(-1),
    play: () => play(!playing),
    on: () => stepBeat(1),
    tokenon: () => stepToken(1),
    large: () => {
      const on = byId("stage").classList.toggle("large");
      byId("large").setAttribute("aria-pressed", String(on));
      byId("stage").tabIndex = on ? 0 : -1;
      draw(now);
    },
    full,
  };
  for (const [id, act] of Object.entries(acts)) byId(id).addEventListener("click", act);
  byId("time").max = duration;
  byId("time").addEventListener("input", (event) => { play(false); go(Number(event.target.value)); });
  const keys = {
    " ": acts.play, ArrowRight: acts.on, ArrowLeft: acts.back, "shift+ArrowRight": acts.tokenon, "shift+ArrowLeft": acts.tokenback,
    Home: acts.first, End: () => { play(false); go(duration); }, PageDown: playToken, PageUp: backToken, f: full,
    b: () => blacken(true), ".": () => blacken(true),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.tagName === "SELECT") return;
    if (event.key === " " && ["BUTTON", "SUMMARY", "INPUT"].includes(event.target.tagName) && event.target.type !== "range") return;
    if (event.target === byId("stage") && event.key.startsWith("Arrow")) return; // which they scroll
    const letter = event.key.length === 1, name = letter ? event.key.toLowerCase() : event.key;
    const act = keys[(event.shiftKey && !letter ? "shift+" : "") + name];
    if (!act || (letter && name !== " " && !byId("letters").checked)) return;
    event.preventDefault();
    if (byId("black").hidden) act();
    else blacken(false);
  });
  byId("black").addEventListener("click", () => blacken(false));
  byId("full").hidden = !document.fullscreenEnabled;
  film.steps.forEach((token, k) => {
    const chip = Object.assign(document.createElement("button"), { textContent: token.token || "␣", title: token.token });
    chip.dir = "auto";
    chip.addEventListener("click", () => { play(false); go(atRest(k, film.beats.length - 1)); });
    byId("tokens").append(chip);
  });
  tellUnderPointer(canvas, () => width, toldAt);
  handheld.addEventListener("change", () => {
    upright = isUpright();
    [width, height] = upright ? film.upright : film.page;
    byId("tip").textContent = "";
    draw(now);
  });

  // On paper stand the picture, in the dots of a printer, its caption and its numbers
  let wasOpen = false;
  const print = (begins) => {
    const numbers = byId("numbers").closest("details");
    play(false);
    if (begins) wasOpen = numbers.open;
    numbers.open = begins || wasOpen;
    dense = begins ? PRINTED : 1;
    draw(now);
  };
  addEventListener("beforeprint", () => print(true));
  addEventListener("afterprint", () => print(false));
  new ResizeObserver(() => { keepRoom(); draw(now); }).observe(byId("stage"));
  window.gatelight = { film, go, draw, locate, atRest, toldAt, get now() { return now; }, get playing() { return playing; } };
  go(film.poster);
  opened = true;
  document.documentElement.dataset.ready = "yes";
}

begin(start);
