// Brings the page to life. Everything that counts is decided by the service: this script asks it,
// and shows what it says, as text.

const start = JSON.parse(document.getElementById("state").textContent);
const words = start.words;
const home = start.program === null ? null : `/api/programs/${encodeURIComponent(start.program)}`;
const get = (id) => document.getElementById(id);

/** The plan on the screen, and the version of the program that was seen. */
let placements = start.placements ?? [];
let version = start.version;
let chosen = null;

// Asking.

async function ask(path, method = "GET", body = undefined, headers = {}) {
  let answer;
  try {
    answer = await fetch(path, {
      method,
      headers: body === undefined ? headers : { "Content-Type": "application/json", ...headers },
      body: typeof body === "object" ? JSON.stringify(body) : body,
    });
  } catch {
    throw new Error(words.offline);
  }
  if (answer.ok) return answer;
  const problem = await answer.json().catch(() => ({}));
  const error = new Error(told(problem) || `${answer.status}`);
  error.status = answer.status;
  error.kind = problem.type;
  throw error;
}

/** A problem in lines: what, and each defect. */
function told(problem) {
  if (problem.status === 412) return words.stale;
  const lines = [`${problem.title ?? ""}: ${problem.detail ?? ""}`];
  for (const defect of (problem.defects ?? []).slice(0, 10)) lines.push(`${defect.code} ${defect.detail}`);
  return lines.join("\n");
}

function trouble(error) {
  const place = get("trouble");
  place.textContent = error?.message ?? "";
  place.hidden = !error;
}

/** An action that says what went wrong. */
const tried = (action) => async (...input) => {
  trouble(null);
  try {
    await action(...input);
  } catch (error) {
    trouble(error);
  }
};

const plan = () => ({ format: 1, schedule: { placements } });

// Showing.

function element(name, text, ...children) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  made.append(...children);
  return made;
}

function list(title, kind, entries) {
  if (entries.length === 0) return [];
  const items = element("ul");
  items.className = kind;
  items.append(...entries.map((entry) => element("li", entry.text)));
  return [element("h3", `${title}: ${entries.length}`), items];
}

function status(text) {
  get("status").textContent = text;
}

/** Draws the plan on the screen. */
async function draw() {
  if (start.view === "report") return;
  const answer = await ask(`${home}/pictures/${start.view}?lang=${start.lang}`, "POST", plan());
  const picture = new DOMParser().parseFromString(await answer.text(), "image/svg+xml");
  const drawn = document.importNode(picture.documentElement, true);
  drawn.classList.toggle("draft", !get("accept").disabled);
  get("picture").replaceChildren(drawn);
  ready();
}

/** Checks the plan on the screen and shows what was found. */
let checks = 0;
async function check(tentative = placements) {
  const turn = ++checks;
  const asked = { format: 1, schedule: { placements: tentative } };
  const answer = await ask(`${home}/check?lang=${start.lang}`, "POST", asked);
  const found = await answer.json();
  if (turn !== checks) return found;
  const lines = [
    ...list(words.violations, "violations", found.violations),
    ...list(words.shortfalls, "shortfalls", found.shortfalls),
  ];
  const fine = element("p", words.fine);
  fine.className = "fine";
  get("check").replaceChildren(...(lines.length > 0 ? lines : [fine]));
  const lacking = new Set(found.shortfalls.flatMap((one) => one.trainees));
  for (const button of get("people").querySelectorAll("button")) {
    button.nextElementSibling.hidden = !lacking.has(button.dataset.trainee);
  }
  return found;
}

/** A plan that is not in force yet. */
async function propose(next) {
  placements = next;
  get("accept").disabled = false;
  get("discard").disabled = false;
  await Promise.all([draw(), check()]);
  if (chosen !== null) await explain(chosen);
}

async function explain(trainee) {
  chosen = trainee;
  const path = `${home}/trainees/${encodeURIComponent(trainee)}/explanation?lang=${start.lang}`;
  const place = get("why");
  let reasons;
  try {
    reasons = await (await ask(path, "POST", plan())).json();
  } catch (error) {
    place.replaceChildren(element("h3", trainee), element("p", error.message));
    return;
  }
  const name = reasons.name === null ? reasons.trainee : `${reasons.trainee} ${reasons.name}`;
  const lines = [element("h3", name)];
  for (const one of reasons.here) {
    lines.push(element("p", `${words.here}: ${one.text}`));
    const best = one.otherwise;
    const cost = (best) => [
      best.shortfall !== 0 ? `, ${words.shortfall} ${signed(best.shortfall)}` : "",
      best.value !== 0 ? `, ${words.value} ${signed(best.value)}` : "",
    ].join("");
    lines.push(element("p", best === null ? words.only : `${words.otherwise}: ${best.text || "–"}${cost(best)}`));
  }
  for (const one of reasons.open) {
    lines.push(element("h3", words.not_here), element("p", one.text));
    if (one.repairs.length > 0) lines.push(...list(words.repairs, "repairs", one.repairs.map((text) => ({ text }))));
  }
  if (reasons.open.length === 0) lines.push(element("p", words.all_placed));
  place.replaceChildren(...lines);
}

const signed = (number) => (number > 0 ? `+${number}` : `${number}`.replace("-", "−"));

// Planning.

const score = (one) => `${words.shortfall} ${one.shortfall}, ${words.value} ${one.value}`;

function progress(update) {
  if (!update.running) return status(words.waiting);
  const parts = [`${update.steps.toLocaleString(start.lang)} ${words.steps}`];
  if (update.best) parts.push(`${words.best}: ${score(update.best)}`);
  if (update.bound) parts.push(`${words.bound}: ${score(update.bound)}`);
  status(parts.join(" · "));
}

async function make() {
  const job = await (await ask(`${home}/plans`, "POST", {})).json();
  const path = `/api/jobs/${job.job}`;
  busy(true);
  get("cancel").onclick = tried(() => ask(path, "DELETE"));
  try {
    await watched(`${path}/events`);
    const ended = await (await ask(path)).json();
    if (ended.plan === null) throw new Error(`${words.failed} ${ended.summary?.detail ?? ""}`);
    await propose(ended.plan.schedule.placements);
    const proven = ended.summary.status === "optimal" ? words.optimal : words.feasible;
    status(`${ended.state === "cancelled" ? words.stopped : proven} ${words.not_saved}`);
  } finally {
    busy(false);
  }
}

/** Shows progress until the end. */
function watched(path) {
  return new Promise((end, fail) => {
    const events = new EventSource(path);
    events.addEventListener("progress", (event) => progress(JSON.parse(event.data)));
    events.addEventListener("end", () => {
      events.close();
      end();
    });
    // A stream that breaks is taken up again by the browser, unless the service refuses it.
    events.addEventListener("error", () => {
      if (events.readyState === EventSource.CLOSED) fail(new Error(words.offline));
    });
  });
}

function busy(is) {
  get("plan").disabled = is;
  get("cancel").hidden = !is;
  get("progress").hidden = !is;
  if (!is) get("cancel").onclick = null;
}

async function accept() {
  const put = (query) => ask(`${home}/schedule${query}`, "PUT", plan(), { "If-Match": `"${version}"` });
  let answer;
  try {
    answer = await put("");
  } catch (error) {
    if (error.kind !== "/problems/breaks-rules" || !window.confirm(words.anyway)) throw error;
    answer = await put("?with_violations=true");
  }
  version = (await answer.json()).version;
  get("accept").disabled = true;
  get("discard").disabled = true;
  status(words.saved);
  await draw();
}

// Moving placements.

const same = (mark, placement) =>
  placement.trainee === mark.trainee && placement.department === mark.department &&
  placement.specialty === mark.specialty && placement.start === Number(mark.start) &&
  placement.periods === Number(mark.periods);

/** The plan with one placement elsewhere; the same plan if there is no such place. */
function moved(mark, start, department) {
  const index = placements.findIndex((one) => same(mark, one));
  if (index < 0) return placements;
  const next = [...placements];
  next[index] = { ...placements[index], start, department };
  return next;
}

/** Where on the picture a pointer is. */
function point(picture, event) {
  const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(picture.getScreenCTM().inverse());
  return { x: at.x, y: at.y };
}

function drag(bar, picture, down) {
  const { left, right, periods } = picture.dataset;
  const each = (Number(right) - Number(left)) / Number(periods);
  const from = point(picture, down);
  const mark = { ...bar.dataset };
  let [at, department, began] = [Number(mark.start), mark.department, false];
  const elsewhere = (event) => {
    const now = point(picture, event);
    if (!began && Math.hypot(now.x - from.x, now.y - from.y) < 5) return;
    began = true;
    bar.classList.add("moving");
    bar.setAttribute("transform", `translate(${now.x - from.x} ${now.y - from.y})`);
    const most = Number(periods) - Number(mark.periods);
    const start = Math.max(0, Math.min(most, Number(mark.start) + Math.round((now.x - from.x) / each)));
    const below = document.elementsFromPoint(event.clientX, event.clientY);
    const place = below.find((one) => one.matches("rect[data-department]"))?.dataset.department ?? mark.department;
    if (start === at && place === department) return;
    [at, department] = [start, place];
    check(moved(mark, at, department)).catch(trouble);
  };
  const end = tried(async (event) => {
    bar.removeEventListener("pointermove", elsewhere);
    bar.removeEventListener("pointerup", end);
    bar.removeEventListener("pointercancel", end);
    bar.classList.remove("moving");
    bar.removeAttribute("transform");
    if (!began) return explain(mark.trainee);
    const here = at === Number(mark.start) && department === mark.department;
    if (event.type === "pointercancel" || here) return void (await check());
    await propose(moved(mark, at, department));
    status(words.not_saved);
  });
  bar.setPointerCapture(down.pointerId);
  bar.addEventListener("pointermove", elsewhere);
  bar.addEventListener("pointerup", end);
  bar.addEventListener("pointercancel", end);
}

const key = tried(async (event, bar, picture) => {
  const mark = bar.dataset;
  if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    return explain(mark.trainee);
  }
  const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (by === undefined) return;
  event.preventDefault();
  const to = Number(mark.start) + by;
  if (to < 0 || to + Number(mark.periods) > Number(picture.dataset.periods)) return;
  const focused = { ...mark, start: `${to}` };
  await propose(moved(mark, to, mark.department));
  status(words.not_saved);
  const bars = [...get("picture").querySelectorAll("g[data-start]")];
  bars.find((one) => Object.keys(focused).every((name) => one.dataset[name] === focused[name]))?.focus();
});

/** Makes the picture answer. */
function ready() {
  const picture = get("picture")?.querySelector("svg");
  if (!picture) return;
  for (const bar of picture.querySelectorAll("g[data-start]")) {
    bar.setAttribute("tabindex", "0");
    bar.setAttribute("role", "button");
    bar.addEventListener("pointerdown", (event) => {
      if (event.button === 0) drag(bar, picture, event);
    });
    bar.addEventListener("keydown", (event) => key(event, bar, picture));
  }
  for (const name of picture.querySelectorAll("g[data-trainee]:not([data-start])")) {
    name.addEventListener("click", tried(() => explain(name.dataset.trainee)));
  }
}

// The beginning.

const upload = tried(async (event) => {
  const [file] = event.target.files;
  event.target.value = "";
  const answer = await ask("/api/programs", "POST", await file.text());
  const { id } = await answer.json();
  window.location.assign(`/?lang=${start.lang}&program=${encodeURIComponent(id)}`);
});

get("upload").addEventListener("change", upload);
if (home !== null) {
  get("plan").addEventListener("click", tried(make));
  get("accept").addEventListener("click", tried(accept));
  get("discard").addEventListener("click", () => window.location.reload());
  get("people").addEventListener("click", tried(async (event) => {
    const trainee = event.target.closest("button")?.dataset.trainee;
    if (trainee !== undefined) await explain(trainee);
  }));
  ready();
}
document.documentElement.dataset.ready = "yes";
