"use strict";
// A platform of SCORM 1.2: its API is looked for in the frames around the page and in the window that opened it.

platforms.scorm = (film) => {
  const api = scormApi(), began = Date.now();
  if (!api) return { ...platforms.page(film), problem: film.words.alone };
  const get = (name) => String(api.LMSGetValue(name) ?? "");
  const set = (name, value) => api.LMSSetValue(name, String(value));
  let records = false, status = "", isOpen = false;

  const made = {
    learner: "", limit: 4096, problem: "", leave: null,
    async open() {
      isOpen = String(api.LMSInitialize("")) === "true";
      if (!isOpen) {
        made.problem = film.words.alone;
        return "";
      }
      made.learner = get("cmi.core.student_id");
      records = !["browse", "review"].includes(get("cmi.core.lesson_mode"));
      status = get("cmi.core.lesson_status");
      return get("cmi.suspend_data");
    },
    keep(text, step) {
      if (!isOpen || !records) return;
      set("cmi.suspend_data", text);
      set("cmi.core.lesson_location", step);
    },
    // What was passed or completed stays so
    report({ share, isDone, isPassed, isJudged }) {
      if (!isOpen || !records) return;
      if (share !== null) {
        set("cmi.core.score.min", 0);
        set("cmi.core.score.max", 100);
        set("cmi.core.score.raw", Math.round(1e4 * share) / 100);
      }
      const now = !isDone ? "incomplete" : !isJudged ? "completed" : isPassed ? "passed" : "failed";
      if (status !== "passed" && status !== "completed" && !(status === "failed" && !isDone)) status = now;
      set("cmi.core.lesson_status", status);
      api.LMSCommit("");
    },
    close() {
      if (!isOpen) return;
      isOpen = false;
      if (records) {
        set("cmi.core.session_time", scormTime(Date.now() - began));
        set("cmi.core.exit", ["passed", "completed"].includes(status) ? "" : "suspend");
        api.LMSCommit("");
      }
      api.LMSFinish("");
    },
  };
  return made;
};

function scormApi() {
  const from = (place) => {
    for (let depth = 0; depth < 12; depth += 1) {
      if (place.API) return place.API;
      if (place.parent === place) break;
      place = place.parent;
    }
    return null;
  };
  for (const find of [() => from(window), () => window.opener && from(window.opener), () => window.top.opener && from(window.top.opener)]) {
    try {
      const found = find();
      if (found) return found;
    } catch {
      continue; // a frame of somebody else
    }
  }
  return null;
}

// HHHH:MM:SS.SS
function scormTime(milliseconds) {
  const hundredths = Math.round(milliseconds / 10), seconds = Math.floor(hundredths / 100);
  const two = (value) => String(value).padStart(2, "0");
  const hours = String(Math.min(Math.floor(seconds / 3600), 9999)).padStart(4, "0");
  return `${hours}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}.${two(hundredths % 100)}`;
}
