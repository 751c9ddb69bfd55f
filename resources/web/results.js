"use strict";
// The results as a table, with the columns of simulator/lessons/guide/results/files.py: a row for each answer, and one
// for the end. They leave the page only as a file that is saved.

const HEADER = ["lesson", "step", "question", "answer", "right", "score", "time", "seed", "kind", "title", "sha256"];

function resultsOf(film, boxes, answerOf, hasDrawn, number, state) {
  const about = [film.authors_title, film.sha256], answered = boxes.filter(answerOf).sort((one, other) => answerOf(one).time - answerOf(other).time);
  const rows = answered.map((box) => {
    const own = answerOf(box), { question } = box, step = film.steps[box.k];
    const answer = typeof own.text === "string" ? inWords(question, box.field.given().map(short)) : "";
    const right = inWords(question, question.labels.length && question.kind !== "sketch" ? question.right : question.values);
    return [film.lesson, step.number, read(question.ask), answer, right, decimal(own.score), timeOf(own.time), step.questions.length > 1 ? number : "", question.kind, ...about];
  });
  if (state.isDone && rows.length) {
    const last = Math.max(...answered.map((box) => answerOf(box).time));
    rows.push([film.lesson, "", "", "", "", decimal(state.own), timeOf(last), "", "finished", ...about]);
  }
  return [HEADER, ...rows].map((row) => row.map(cell).join(",") + "\n").join("");
}

// One number, or several things with a semicolon between
function inWords(question, values) {
  if (question.kind === "sketch") return values.map((value) => String(Number(value.toPrecision(6)))).join("; ");
  if (question.kind === "predict") return decimal(values[0]);
  return values.map((at) => read(question.labels[at])).join("; ");
}

const decimal = (value) => ({ number: Number.isInteger(value) ? value.toFixed(1) : String(value) });
const short = (value) => Math.round(1e6 * value) / 1e6;
const timeOf = (seconds) => `${new Date(1000 * seconds).toISOString().slice(0, 19)}+00:00`;

// A cell of the table; no spreadsheet takes it for something to compute
function cell(value) {
  if (value.number) return value.number;
  const text = typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function saveFile(name, text) {
  const link = make("a", { href: URL.createObjectURL(new Blob([text], { type: "text/csv" })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
