// Brings the page to life. Everything that counts is decided by the service: this script asks it,
// and shows what it says, as text.

const start = JSON.parse(document.getElementById("state").textContent);
const words = start.words;
const home = start.program === null ? null : `/api/programs/${encodeURIComponent(start.program)}`;
const get = (id) => document.getElementById(id);

/** The plan on the screen, and the version of the program that was seen. */
let placements = start.placements ?? [];
let version = start.version;
let view = start.view;
let chosen = null;
/** The job of a plan for a changed program, and its summary, until it is accepted. */
let proposal = null;

// Asking.

async function ask(path, method = "GET", body = undefined, headers = {}) {
  let answer;
  try {
    const type = body === undefined ? {} : { "Content-Type": "application/json" };
    answer = await fetch(path, {
      method,
      headers: { "Accept-Language": start.lang, ...type, ...headers },
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
  for (const defect of (problem.defects ?? []).slice(0, 10)) {
    lines.push(`${defect.code} ${defect.detail} → ${defect.remedy}`);
  }
  for (const broken of (problem.violations ?? []).slice(0, 10)) lines.push(broken.text);
  return lines.join("\n");
}

function trouble(error) {
  const place = get("trouble");
  place.textContent = error?.message ?? "";
  place.hidden = !error;
  if (error) place.scrollIntoView({ block: "nearest" });
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

/** Asks about the plan on the screen: as a proposal of a job, or as it stands here. */
function ask_of_plan(what, more = "") {
  const query = `?lang=${start.lang}${more}`;
  if (proposal !== null) return ask(`/api/jobs/${proposal.job}${what}${query}`);
  return ask(`${home}${what}${query}`, "POST", plan());
}

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
  items.append(...entries.map((entry) => {
    const item = element("li", entry.text);
    if (entry.remedy) item.append(element("p", `${words.help}: ${entry.remedy}`));
    return item;
  }));
  return [element("h3", `${title}: ${entries.length}`), items];
}

function status(text) {
  get("status").textContent = text;
}

/** How wide a picture may be without hiding a part of it. */
const width = () => Math.max(600, Math.min(1600, get("picture").clientWidth - 8));

/** Draws the picture again where the one on the screen is too wide or too narrow. */
async function fit() {
  const drawn = get("picture").querySelector("svg")?.width.baseVal.value;
  if (drawn !== undefined && Math.abs(drawn - width()) > 20) await draw();
}

/** Draws the plan on the screen. */
async function draw() {
  if (view === "report") return;
  const answer = await ask_of_plan(`/pictures/${view}`, `&width=${width()}`);
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
  const answer = proposal === null
    ? await ask(`${home}/check?lang=${start.lang}`, "POST", asked)
    : await ask_of_plan("/check");
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

const sentence = (text) => `${text[0].toUpperCase()}${text.slice(1)}${text.endsWith(".") ? "" : "."}`;

/** What a new plan changes, with the reason of every move. */
function differences() {
  const place = get("differences");
  place.hidden = proposal === null;
  if (proposal === null) return;
  const { kept, told } = proposal.summary;
  const said = told[start.lang];
  const texts = (lines) => lines.map((text) => ({ text }));
  const moves = said.moved.length + said.added.length;
  place.querySelector("div").replaceChildren(
    element("p", `${words.kept.replace("{}", kept)} ${moves === 0 ? words.nothing_moves : sentence(said.minimal)}`),
    ...list(words.moved, "moves", texts(said.moved)),
    ...list(words.added, "moves", texts(said.added)),
    element("p", words.framed),
  );
}

/** A plan that is not in force yet; of a job, if the program is a changed one. */
async function propose(next, job = null) {
  placements = next;
  proposal = job;
  differences();
  get("accept").disabled = false;
  get("discard").disabled = false;
  await Promise.all([draw(), check()]);
  if (chosen !== null) await explain(chosen);
}

async function explain(trainee) {
  chosen = trainee;
  const place = get("why");
  place.setAttribute("aria-busy", "true");
  let reasons;
  try {
    const answer = await ask_of_plan(`/trainees/${encodeURIComponent(trainee)}/explanation`);
    reasons = await answer.json();
  } catch (error) {
    place.replaceChildren(element("h3", trainee), element("p", error.message));
    return;
  } finally {
    place.removeAttribute("aria-busy");
    mark();
  }
  if (chosen !== trainee) return;
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
  if (start.placements?.length > 0 && proposal === null) {
    const feed = element("a", `${words.calendar}: ${name}`);
    feed.href = `${home}/calendar.ics?lang=${start.lang}&trainee=${encodeURIComponent(trainee)}`;
    feed.download = "";
    feed.addEventListener("click", save);
    lines.push(element("p", "", feed));
  }
  place.replaceChildren(...lines);
  // Where the reasons stand below the picture, they are brought to sight.
  if (place.getBoundingClientRect().top > window.innerHeight) place.scrollIntoView({ block: "center" });
}

/** Marks the trainee whose reasons are read. */
function mark() {
  for (const button of get("people").querySelectorAll("button")) {
    button.toggleAttribute("aria-current", button.dataset.trainee === chosen);
  }
  for (const bar of get("picture").querySelectorAll("g[data-trainee]")) {
    bar.classList.toggle("chosen", bar.dataset.trainee === chosen);
  }
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

/** Asks for a plan and waits for it; gives the job as it ended. */
async function made(what, asked) {
  const job = await (await ask(`${home}/${what}`, "POST", asked)).json();
  const path = `/api/jobs/${job.job}`;
  busy(true);
  status(words.waiting);
  get("cancel").onclick = tried(() => ask(path, "DELETE"));
  try {
    await watched(`${path}/events`);
    const ended = await (await ask(path)).json();
    if (ended.plan !== null) return ended;
    status("");
    throw new Error(`${words.failed} ${ended.summary?.told?.[start.lang] ?? ""}`);
  } finally {
    busy(false);
  }
}

function told_of(job) {
  const proven = job.summary.status === "optimal" ? words.optimal : words.feasible;
  status(`${job.state === "cancelled" ? words.stopped : proven} ${words.not_saved}`);
}

async function make() {
  const job = await made("plans", {});
  await propose(job.plan.schedule.placements);
  told_of(job);
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
  if (get("replan")) get("replan").disabled = is;
  get("cancel").hidden = !is;
  get("progress").hidden = !is;
  if (!is) get("cancel").onclick = null;
}

async function accept() {
  if (proposal !== null) {
    await ask(`/api/jobs/${proposal.job}/accept`, "POST", {}, { "If-Match": `"${version}"` });
    // The program is another one now, and so is the page.
    window.sessionStorage.setItem("said", words.saved);
    leave();
    return;
  }
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
  const first = start.placements === null || start.placements.length === 0;
  start.placements = placements;
  if (first || view === "report") {
    // What can be done with an accepted plan is on another page than what can be done without one.
    window.sessionStorage.setItem("said", words.saved);
    leave();
    return;
  }
  status(words.saved);
  await draw();
}

/** Loads the page again; a plan that is not accepted is lost on purpose. */
function leave() {
  get("accept").disabled = true;
  window.location.reload();
}

// What has changed.

const changed = [];

/** Shows the fields that the kind of change needs. */
function fields() {
  const needed = get("change").querySelector("option:checked").dataset.fields.split(" ");
  for (const label of get("change").querySelectorAll("form:first-of-type [data-field]")) {
    label.hidden = !needed.includes(label.dataset.field);
  }
}

/** The change that the form says, and its words; nothing if the form is not complete. */
function said() {
  const form = get("change").querySelector("form");
  if (!form.reportValidity()) return null;
  const kind = form.elements.kind;
  const of = (name) => form.elements[name].value;
  const needed = kind.selectedOptions[0].dataset.fields.split(" ");
  const [what] = needed;
  const change = { kind: kind.value, [what]: of(what) };
  const days = { from: of("from"), until: of("until") };
  if (!needed.includes("until")) change.on = days.from;
  else if (kind.value === "seats") change.days = { first: days.from, last: days.until };
  else change.days = days;
  if (needed.includes("more")) change.more = Number(of("more"));
  const who = form.elements[what].selectedOptions[0].textContent;
  const more = needed.includes("more") ? `, +${change.more}` : "";
  const until = needed.includes("until") ? ` – ${days.until}` : " –";
  return { change, text: `${kind.selectedOptions[0].textContent}: ${who}, ${days.from}${until}${more}` };
}

function add() {
  const one = said();
  if (one === null) return;
  changed.push(one);
  show_changes();
}

function show_changes() {
  get("changes").replaceChildren(...changed.map((one, index) => {
    const away = element("button", words.remove);
    away.type = "button";
    away.setAttribute("aria-label", `${words.remove}: ${one.text}`);
    away.addEventListener("click", () => {
      changed.splice(index, 1);
      show_changes();
      get("add").focus();
    });
    return element("li", `${one.text} `, away);
  }));
}

async function replan() {
  if (changed.length === 0) throw new Error(words.unsaid);
  const changes = changed.map((one) => one.change);
  const today = get("change").querySelector("[name=today]").value;
  const job = await made("replans", { changes, today });
  await propose(job.plan.schedule.placements, { job: job.job, summary: job.summary });
  told_of(job);
}

// Files.

/** Saves a file, or says why there is none. */
const save = tried(async (event) => {
  event.preventDefault();
  const link = event.currentTarget;
  const answer = await ask(link.getAttribute("href"));
  const named = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get("Content-Disposition") ?? "");
  const place = URL.createObjectURL(await answer.blob());
  const file = element("a");
  file.href = place;
  file.download = named === null ? "program.json" : decodeURIComponent(named[1]);
  file.click();
  setTimeout(() => URL.revokeObjectURL(place), 10_000);
});

// Views.

/** Shows another view without losing a plan that is not accepted. */
async function look(link) {
  const address = new URL(link.href);
  view = address.searchParams.get("view");
  for (const one of get("views").querySelectorAll("a")) {
    if (one === link) one.setAttribute("aria-current", "page");
    else one.removeAttribute("aria-current");
  }
  get("hint").hidden = !view.startsWith("by_");
  window.history.replaceState(null, "", address);
  for (const one of document.querySelectorAll("#languages a")) {
    const to = new URL(one.href);
    to.searchParams.set("view", view);
    one.href = to;
  }
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
  const fixed = proposal !== null;
  let [at, department, began] = [Number(mark.start), mark.department, false];
  const elsewhere = (event) => {
    if (fixed) return;
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
  const [by, over] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key] ?? [0, 0];
  if ((by === 0 && over === 0) || proposal !== null) return;
  event.preventDefault();
  const to = Number(mark.start) + by;
  if (to < 0 || to + Number(mark.periods) > Number(picture.dataset.periods)) return;
  const areas = [...picture.querySelectorAll("rect[data-department]")].map((one) => one.dataset.department);
  const department = over === 0 ? mark.department : areas[areas.indexOf(mark.department) + over];
  if (department === undefined) return;
  const focused = { ...mark, start: `${to}`, department };
  await propose(moved(mark, to, department));
  status(words.not_saved);
  const bars = [...get("picture").querySelectorAll("g[data-start]")];
  bars.find((one) => Object.keys(focused).every((name) => one.dataset[name] === focused[name]))?.focus();
});

/** Makes the picture answer. */
function ready() {
  const picture = get("picture")?.querySelector("svg");
  if (!picture) return;
  // What can be used is no mere image to those who do not see it.
  picture.setAttribute("role", "group");
  const news = (proposal?.summary.moves ?? []).map((one) => one.to).concat(proposal?.summary.added ?? []);
  for (const bar of picture.querySelectorAll("g[data-start]")) {
    bar.setAttribute("tabindex", "0");
    bar.setAttribute("role", "button");
    bar.classList.toggle("moved", news.some((one) => one !== null && same(bar.dataset, one)));
    bar.addEventListener("pointerdown", (event) => {
      if (event.button === 0) drag(bar, picture, event);
    });
    bar.addEventListener("keydown", (event) => key(event, bar, picture));
  }
  for (const name of picture.querySelectorAll("g[data-trainee]:not([data-start])")) {
    name.addEventListener("click", tried(() => explain(name.dataset.trainee)));
  }
  mark();
}

// The beginning.

/** Keeps a program; in place of the one of the same id, if that is wished. Its id. */
async function kept(text) {
  try {
    return (await (await ask("/api/programs", "POST", text)).json()).id;
  } catch (error) {
    if (error.kind !== "/problems/taken" || !window.confirm(words.replace)) throw error;
  }
  const { id } = JSON.parse(text);
  const path = `/api/programs/${encodeURIComponent(id)}`;
  const seen = (await ask(path)).headers.get("ETag");
  await ask(path, "PUT", text, { "If-Match": seen });
  return id;
}

const upload = tried(async (event) => {
  const [file] = event.target.files;
  // The same file can be chosen again, once it is mended.
  event.target.value = "";
  if (file === undefined) return;
  if (file.size > start.most_bytes) {
    throw new Error(words.too_large.replace("{}", Math.floor(start.most_bytes / 1_048_576)));
  }
  const id = await kept(await file.text());
  get("accept")?.toggleAttribute("disabled", true);
  window.location.assign(`/?lang=${start.lang}&program=${encodeURIComponent(id)}`);
});

get("upload").addEventListener("change", upload);
if (home !== null) {
  get("plan").addEventListener("click", tried(make));
  get("accept").addEventListener("click", tried(accept));
  get("discard").addEventListener("click", leave);
  get("people").addEventListener("click", tried(async (event) => {
    const trainee = event.target.closest("button")?.dataset.trainee;
    if (trainee !== undefined) await explain(trainee);
  }));
  for (const link of document.querySelectorAll("#exports a")) link.addEventListener("click", save);
  for (const link of document.querySelectorAll("#views a")) {
    const drawn = new URL(link.href).searchParams.get("view") !== "report";
    // From a picture to another one nothing has to be loaded.
    if (drawn && view !== "report") {
      link.addEventListener("click", tried(async (event) => {
        event.preventDefault();
        await look(link);
      }));
    }
  }
  if (get("change")) {
    get("change").querySelector("[name=kind]").addEventListener("change", fields);
    get("add").addEventListener("click", add);
    get("replan").addEventListener("click", tried(replan));
    for (const form of get("change").querySelectorAll("form")) {
      form.addEventListener("submit", (event) => event.preventDefault());
    }
    fields();
  }
  window.addEventListener("beforeunload", (event) => {
    if (!get("accept").disabled) event.preventDefault();
  });
  const said_before = window.sessionStorage.getItem("said");
  if (said_before !== null) {
    window.sessionStorage.removeItem("said");
    status(said_before);
  }
  let resized;
  window.addEventListener("resize", () => {
    clearTimeout(resized);
    resized = setTimeout(tried(fit), 200);
  });
  ready();
  await tried(fit)();
}
document.documentElement.dataset.ready = "yes";
