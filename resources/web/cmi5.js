"use strict";
// A platform of cmi5: launched with the place of its record store, which is sent statements of xAPI 1.0.3.
// https://github.com/AICC/CMI-5_Spec_Current/blob/quartz/cmi5_spec.md, whose sections are named.

const VERBS = "http://adlnet.gov/expapi/verbs/", CMI5 = "https://w3id.org/xapi/cmi5/context/";

platforms.cmi5 = (film) => {
  const given = new URLSearchParams(location.search), own = platforms.page(film), began = Date.now();
  const [endpoint, fetchUrl, actor, registration, activityId] = ["endpoint", "fetch", "actor", "registration", "activityId"].map((name) => given.get(name));
  if (!endpoint || !fetchUrl || !actor || !registration || !activityId) return { ...own, problem: film.words.alone };
  const base = endpoint.replace(/\/?$/, "/"), sent = new Set();
  let token = "", launch = null, kept = {}, chain = Promise.resolve(), closed = false;

  // 8.2: the token is given once, and goes along with everything
  const ask = async (path, options = {}) => {
    const headers = { Authorization: `Basic ${token}`, "X-Experience-API-Version": "1.0.3", ...options.headers };
    const answer = await fetch(base + path, { ...options, headers });
    if (!answer.ok && answer.status !== 404 && answer.status !== 403) throw new Error(String(answer.status));
    return answer;
  };
  const json = { "Content-Type": "application/json" };
  const read = async (path) => {
    const answer = await ask(path);
    return answer.ok ? answer.json() : null;
  };
  const state = (name) => `activities/state?${new URLSearchParams({ activityId, agent: actor, registration, stateId: name })}`;
  const duration = () => `PT${((Date.now() - began) / 1000).toFixed(2)}S`;

  // 9 and 10.2.1: the context is the platform's, with what makes it a statement of cmi5 added
  function statement(verb, result = null, needed = null) {
    const context = structuredClone(launch.contextTemplate || {});
    context.registration = registration;
    const activities = (context.contextActivities ||= {}), judged = result && ("success" in result || "completion" in result);
    activities.category = [...(activities.category || []), { id: `${CMI5}categories/cmi5` }];
    if (judged) activities.category.push({ id: `${CMI5}categories/moveon` });
    if (needed !== null) context.extensions = { ...context.extensions, [`${CMI5}extensions/masteryscore`]: needed };
    return {
      id: uuid(), actor: JSON.parse(actor), verb: { id: VERBS + verb, display: { en: verb } },
      object: { objectType: "Activity", id: activityId }, ...(result ? { result } : {}), context,
      timestamp: new Date().toISOString(),
    };
  }
  // Also while the page goes away
  const tell = (statements) => ask("statements", { method: "POST", headers: json, body: JSON.stringify(statements), keepalive: true });
  const put = () => ask(state("gatelight"), { method: "PUT", headers: json, body: JSON.stringify(kept), keepalive: true });
  const soon = (act) => {
    chain = chain.then(act).catch((error) => { made.problem = fill(film.words.lost, { why: error.message }); made.onProblem(); });
  };
  const isNormal = () => launch && launch.launchMode === "Normal";
  const mastery = () => (typeof launch.masteryScore === "number" ? launch.masteryScore : null);

  const made = {
    learner: "", limit: Infinity, problem: "", leave: null, onProblem: () => {},
    async open() {
      try {
        const got = await (await fetch(fetchUrl, { method: "POST" })).json();
        if (!got["auth-token"]) throw new Error(got["error-text"] || "auth-token");
        token = got["auth-token"];
        launch = (await read(state("LMS.LaunchData"))) || {};
        await read(`agents/profile?${new URLSearchParams({ agent: actor, profileId: "cmi5LearnerPreferences" })}`); // 11
        kept = (await read(state("gatelight"))) || {};
        const account = JSON.parse(actor).account || {};
        made.learner = String(account.name || "");
        if (typeof launch.masteryScore === "number") film.passed = launch.masteryScore;
        if (launch.returnURL) made.leave = () => { made.close(); chain.then(() => location.assign(launch.returnURL)); };
        await tell([statement("initialized")]);
      } catch (error) {
        launch = null;
        made.problem = fill(film.words.lost, { why: error.message });
        return own.open();
      }
      return kept.text || "";
    },
    keep(text) {
      if (!launch) {
        own.keep(text);
      } else if (isNormal()) {
        kept.text = text;
        soon(put);
      }
    },
    // 9.3: completed and passed once for a registration; in one session passed or failed, so that failing waits for its end
    report({ share, isDone, isPassed, isJudged }) {
      if (!isNormal() || !isDone) return;
      const statements = [];
      if (!kept.completed) statements.push(statement("completed", { completion: true, duration: duration() }));
      kept.completed = true;
      if (isJudged && isPassed && !kept.passed) {
        statements.push(statement("passed", { success: true, score: { scaled: share }, duration: duration() }, mastery()));
        kept.passed = true;
      }
      made.failed = isJudged && !kept.passed && share !== kept.failed ? share : null; // and what was told need not be told again
      if (statements.length) soon(async () => { await tell(statements); await put(); });
    },
    close() {
      if (!launch || closed) return;
      closed = true;
      const failed = made.failed ?? null; // its statement is made first: nothing is told with a later time than the end
      const judged = failed === null ? [] : [statement("failed", { success: false, score: { scaled: failed }, duration: duration() }, mastery())];
      const last = statement("terminated", { duration: duration() });
      if (judged.length) kept.failed = failed;
      chain = Promise.all([chain, judged.length ? put() : null, tell([...judged, last])]).catch(() => {});
    },
  };
  return made;
};

// One of version 4; `crypto.randomUUID` is only there where the page came over HTTPS
function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
