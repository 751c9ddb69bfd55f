"use strict";
// Where what was done is kept. A platform has: `learner`, who learns, "" for nobody; `open()`, what was kept, "" for
// nothing; `keep(text, step)`; `report(state)`; `close()`, at the end of a visit; `leave()`, where one can be sent back.
// `limit` is how long a text it keeps, `problem` what is to be said.

const platforms = {
  // The browser: what was done stays in it, where it lets pages keep something
  page(film) {
    const key = `gatelight ${film.id}`;
    const quietly = (act) => {
      try {
        return act();
      } catch {
        return null;
      }
    };
    return {
      learner: "", limit: Infinity, problem: "", leave: null,
      async open() { return quietly(() => localStorage.getItem(key)) || ""; },
      keep(text) { quietly(() => localStorage.setItem(key, text)); },
      report() {},
      close() {},
    };
  },
};
