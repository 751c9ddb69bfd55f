"use strict";
// What the pages share: their data unpacked, shapes drawn and asked what they tell, words read and heard.

const byId = (id) => document.getElementById(id);
const PRINTED = 3; // dots of paper for a pixel of the page
const handheld = matchMedia("(orientation: portrait) and (max-width: 40rem)");

// A text with its fields filled in
const fill = (text, fields) => text.replace(/\{(\w+)\}/g, (_, name) => fields[name]);

async function unpack(text) {
  const bytes = Uint8Array.from(atob(text.trim()), (c) => c.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return JSON.parse(await new Response(stream).text());
}

// The page's data is handed on; what goes wrong is said
function begin(start) {
  unpack(byId("film").textContent).then(start).catch((error) => {
    byId("problem").textContent = fill(byId("problem").dataset.words, { why: error.message });
  });
}

// Words as they are read, and beside them, where a voice would pass over a sign, as they are heard
function worded(read, heard) {
  if (read === heard) return [read];
  const seen = Object.assign(document.createElement("span"), { textContent: read });
  seen.setAttribute("aria-hidden", "true");
  return [seen, Object.assign(document.createElement("span"), { textContent: heard, className: "heard" })];
}

// The marks of a list: [shape, x, y, opacity, scale]
function marksIn(film, list) {
  const flat = film.lists[list], marks = [];
  for (let k = 0; k < flat.length; k += 5) marks.push(flat.slice(k, k + 5));
  return marks;
}

// What draws the shapes of a film, and tells what is said of a place. An operation is what
// ui/export/web/painter_recorder.py says.
function shapesOf(film) {
  const glyphs = [], outlines = new Map();
  const outline = (text) => {
    let found = outlines.get(text);
    if (!found) outlines.set(text, (found = new Path2D(text)));
    return found;
  };
  const glyph = (k) => glyphs[k] || (glyphs[k] = new Path2D(film.glyphs[k]));

  function operate(to, operation, opacity) {
    const kind = operation[0];
    to.globalAlpha = opacity * operation[2];
    if (kind === 0) {
      to.fillStyle = operation[1];
      to.fill(outline(operation[3]), "evenodd");
    } else if (kind === 1) {
      const wide = operation[3];
      to.strokeStyle = operation[1];
      to.lineWidth = wide;
      to.setLineDash(operation[4] ? [4 * wide, 2 * wide] : []);
      to.stroke(outline(operation[5]));
    } else if (kind === 2) {
      const size = operation[3] / 100, placed = operation[4];
      to.fillStyle = operation[1];
      for (let k = 0; k < placed.length; k += 3) {
        to.save();
        to.translate(placed[k + 1], placed[k + 2]);
        to.scale(size, size);
        to.fill(glyph(placed[k]));
        to.restore();
      }
    } else {
      const [x0, x1, stops] = operation[1];
      const colours = to.createLinearGradient(x0, 0, x1, 0);
      for (let k = 0; k < stops.length; k += 2) colours.addColorStop(stops[k], stops[k + 1]);
      to.fillStyle = colours;
      to.fill(outline(operation[3]), "evenodd");
    }
  }

  function putShape(to, shape, x, y, opacity, size) {
    to.save();
    to.translate(x, y);
    to.scale(size, size);
    to.lineCap = to.lineJoin = "round";
    for (const operation of film.drawings[film.shapes[shape][0]]) operate(to, operation, opacity);
    to.restore();
  }

  function putList(to, list) {
    const marks = film.lists[list];
    for (let k = 0; k < marks.length; k += 5) putShape(to, ...marks.slice(k, k + 5));
  }

  // What the topmost of these marks tells of a place; "" for nothing
  function tellAt(marks, x, y) {
    for (const [shape, left, top, , size] of marks.reverse()) {
      const areas = film.areas[film.shapes[shape][1]];
      for (let k = 0; k < areas.length; k += 5) {
        const dx = (x - left) / size - areas[k], dy = (y - top) / size - areas[k + 1];
        if (areas[k + 4] && dx >= 0 && dy >= 0 && dx <= areas[k + 2] && dy <= areas[k + 3]) return areas[k + 4];
      }
    }
    return "";
  }
  return { putShape, putList, tellAt };
}

// What `told` says of the place of a picture that is pointed at, beside the pointer; `across` is the picture's own width
function tellUnderPointer(canvas, across, told) {
  const tip = byId("tip");
  const point = (event) => {
    const box = canvas.getBoundingClientRect(), by = across() / box.width;
    tip.textContent = told((event.clientX - box.left) * by, (event.clientY - box.top) * by);
    tip.style.left = `${Math.min(event.clientX + 14, innerWidth - tip.offsetWidth - 6)}px`;
    tip.style.top = `${Math.min(event.clientY + 18, innerHeight - tip.offsetHeight - 6)}px`;
  };
  canvas.addEventListener("pointermove", point);
  canvas.addEventListener("pointerdown", point);
  canvas.addEventListener("pointerleave", () => { tip.textContent = ""; });
}
