// The desk: asks the program, and shows what it answers.

import { Paper } from "./paper.js";
import { Panels } from "./panels.js";
import { Particulars } from "./particulars.js";
import * as program from "./program.js";
import { Texts } from "./texts.js";
import { name, words } from "./words.js";

const at = (id) => document.getElementById(id);

let state;
let asking = Promise.resolve();

// Asks one thing after the other; what is shown is the answer to the last.
function ask(request) {
  asking = asking.then(() => answer(request)).catch(() => tell(words.gone, true));
  return asking;
}

async function answer(request) {
  const answered = await program.ask(request);
  if (answered === undefined) {
    tell(words.refused, true);
    return undefined;
  }
  show(answered);
  if (answered.wrong !== null) tell(answered.wrong, true);
  else if (answered.said !== null) tell(answered.said, false);
  else if (request.ask !== "look" && state.report?.page !== null) tell("", false);
  return answered;
}

const edit = (change) => ask({ ask: "edit", path: state.path, edit: change });
const values = (list) => edit({ of: "values", values: list });

function tell(text, isWrong) {
  at("said").textContent = text;
  at("said").classList.toggle("wrong", isWrong);
}

const paper = new Paper(at("paper"), { values, tell });
const texts = new Texts(at("texts"), at("insert"), {
  change: (key, before, text) => edit({ of: "text", key, before, text }),
});
const particulars = new Particulars(at("particulars"), {
  change: (key, before, text) => edit({ of: "particular", key, before, text }),
});
const panels = new Panels({
  values,
  mend: (finding) => edit({ of: "mend", version: state.version, finding }),
  bind: (finding, figure) => edit({ of: "bind", version: state.version, finding, figure }),
  adopt: () => edit({ of: "adopt" }),
  go,
});

function show(answered) {
  const before = state;
  state = answered;
  const { report, files } = state;
  document.body.classList.toggle("to-look", state.isToLook);
  document.body.classList.toggle("nothing-open", files !== null);
  at("first").hidden = files === null;
  at("desk").hidden = files !== null;
  if (files !== null) {
    at("title").textContent = words.yearFiles;
    at("account").textContent = "";
    listFiles(files);
    if (state.askedYear !== null && before === undefined) beginYear(state.askedYear);
  } else {
    showReport(report, before?.path !== state.path);
  }
  at("outside").hidden = !state.isOutside;
  at("recover").hidden = !state.isRecoverable;
  at("undo").disabled = !state.canUndo;
  at("redo").disabled = !state.canRedo;
  at("save").disabled = !state.isUnsaved;
  for (const id of ["build", "draft", "next"]) at(id).disabled = !report?.page;
}

function showReport(report, isOther) {
  const title = [report.organ, report.year].filter(Boolean).join(" ");
  at("title").textContent = `${title || state.path}${state.isUnsaved ? words.unsaved : ""}`;
  document.title = at("title").textContent;
  const { tally, relations, open } = report;
  at("account").textContent = words.account({ ...tally, ...relations, open });
  at("account").dataset.verdict = tally.errors > 0 ? "error" : tally.warnings > 0 ? "warning" : "clean";
  if (isOther) tell("", false);
  if (report.page === null) tell(words.unreadable, true);
  paper.show(report, state.isToLook, isOther);
  panels.show(report, state.isToLook);
  texts.show(report, state.isToLook, isOther);
  particulars.show(report.particulars, state.isToLook);
  const source = at("source");
  source.readOnly = state.isToLook;
  // What is typed there and not applied yet stays.
  if (isOther || !isSourceTyped()) {
    sourceBefore = report.source;
    source.value = report.source;
  }
}

// The whole file, as it was when somebody began to type in it.
let sourceBefore = "";
const isSourceTyped = () => at("source").value !== sourceBefore.replaceAll("\r\n", "\n");

async function applySource() {
  if (!isSourceTyped()) return true;
  const text = at("source").value;
  const answered = await edit({ of: "source", before: sourceBefore, text });
  if (answered === undefined) return false;
  // Whoever applies it once more has seen what there is.
  sourceBefore = answered.report.source;
  if (answered.wrong === null) at("source").value = sourceBefore;
  return answered.wrong === null;
}

// Takes over all that is half typed; whether nothing of it was refused.
async function takeAll() {
  const typed = [paper.take(), panels.take(), ...texts.take(), ...particulars.take()];
  const answers = await Promise.all(typed);
  if (answers.some((answered) => answered && answered.wrong !== null)) return false;
  return applySource();
}

// The year that was asked for, and has no file yet.
function beginYear(year) {
  const form = at("start");
  form.elements.year.value = year;
  form.elements.organ.focus();
  tell(words.noFile(year), false);
}

function listFiles(files) {
  const items = files.map((file) => {
    const button = document.createElement("button");
    button.textContent = `${file.year} ${file.organ}（${file.path}）`;
    button.addEventListener("click", () => ask({ ask: "open", path: file.path }));
    const item = document.createElement("li");
    item.append(button);
    return item;
  });
  if (items.length === 0) {
    const item = document.createElement("li");
    item.textContent = words.none;
    items.push(item);
  }
  at("files").replaceChildren(...items);
}

// To the place of a finding: its first figure, its text, its line. What a number in the text may be is
// no place of it.
function go(finding) {
  const isOfFigure = finding.file === null && !finding.isUnbound;
  const figure = isOfFigure ? finding.figures.find((id) => paper.has(id)) : undefined;
  if (figure !== undefined) {
    if (isNarrow()) choose("paper");
    paper.go(figure);
  } else if (finding.text !== null) {
    choose("texts");
    texts.go(finding.text, finding.quote);
  } else if (finding.file === null) {
    choose("source");
    const source = at("source");
    const lines = source.value.split("\n");
    const start = lines.slice(0, finding.line - 1).join("\n").length + (finding.line > 1 ? 1 : 0);
    source.focus();
    source.setSelectionRange(start, start + (lines[finding.line - 1]?.length ?? 0));
  }
}

// The parts: on a wide screen the report stands beside the others.
const PARTS = ["paper", "findings", "numbers", "texts", "source"];
const narrow = matchMedia("(max-width: 60rem)");
const isNarrow = () => narrow.matches;
let chosen = "findings";

function choose(part) {
  chosen = part;
  if (!isNarrow() && chosen === "paper") chosen = "findings";
  for (const one of PARTS) {
    const isChosen = one === chosen;
    const tab = at(`tab-${one}`);
    tab.setAttribute("aria-selected", isChosen);
    tab.tabIndex = isChosen ? 0 : -1;
    at(`panel-${one}`).hidden = !isChosen && !(one === "paper" && !isNarrow());
  }
  at("tab-paper").hidden = !isNarrow();
}

for (const part of PARTS) {
  at(`tab-${part}`).addEventListener("click", () => choose(part));
  at(`tab-${part}`).addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    const shown = PARTS.filter((one) => !at(`tab-${one}`).hidden);
    const next = shown.at((shown.indexOf(part) + step) % shown.length);
    choose(next);
    at(`tab-${next}`).focus();
  });
}
narrow.addEventListener("change", () => choose(chosen));

const requests = {
  save: () => ({ ask: "save" }),
  undo: () => ({ ask: "undo" }),
  redo: () => ({ ask: "redo" }),
  build: () => ({ ask: "build", what: "report" }),
  draft: () => ({ ask: "build", what: "draft" }),
  show: () => ({ ask: "show" }),
  leave: () => ({ ask: "leave" }),
  "take-mine": () => ({ ask: "settle", take: "mine" }),
  "take-outside": () => ({ ask: "settle", take: "outside" }),
  "recover-take": () => ({ ask: "recover", take: true }),
  "recover-drop": () => ({ ask: "recover", take: false }),
};
for (const [id, request] of Object.entries(requests)) {
  at(id).addEventListener("click", async () => {
    const isTaken = !["save", "build", "draft"].includes(id) || (await takeAll());
    if (isTaken) ask(request());
  });
}
at("next").addEventListener("click", async () => {
  if (!(await takeAll())) return;
  const year = state.report.year + 1;
  if (confirm(words.nextYear(year))) ask({ ask: "next", year });
});
at("apply").addEventListener("click", applySource);
at("source").addEventListener("input", () => (at("save").disabled = false));
at("start").addEventListener("submit", (event) => {
  event.preventDefault();
  const form = new FormData(event.target);
  ask({ ask: "start", organ: form.get("organ"), year: Number(form.get("year")) });
});
at("import").addEventListener("change", async (event) => {
  const [file] = event.target.files;
  if (file === undefined) return;
  const reader = new FileReader();
  reader.addEventListener("load", () => {
    const bytes = reader.result.slice(reader.result.indexOf(",") + 1);
    ask({ ask: "import", name: file.name, bytes });
  });
  reader.readAsDataURL(file);
});
at("quit").addEventListener("click", async () => {
  stop();
  await ask({ ask: "quit" });
  for (const main of document.querySelectorAll("main, header > div")) main.hidden = true;
  at("over").hidden = false;
});

function keys(event) {
  if (!(event.ctrlKey || event.metaKey) || state?.isToLook) return;
  const isTyping = event.target.closest("input, textarea, [contenteditable]") !== null;
  const key = event.key.toLowerCase();
  if (key === "s") {
    event.preventDefault();
    takeAll().then((isTaken) => isTaken && ask({ ask: "save" }));
  } else if (!isTyping && (key === "z" || key === "y")) {
    event.preventDefault();
    ask({ ask: key === "y" || event.shiftKey ? "redo" : "undo" });
  }
}
addEventListener("keydown", keys);
paper.onKey(keys);

// Nothing that is typed is lost with the page.
addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden" && state?.report && !state.isToLook) takeAll();
});

// On paper the desk is the report alone.
const printed = new CSSStyleSheet({ media: "print" });
document.adoptedStyleSheets = [printed];
addEventListener("beforeprint", () => {
  printed.replaceSync(paper.style);
  at("print").replaceChildren(...paper.copy());
});
addEventListener("afterprint", () => at("print").replaceChildren());

name();
choose("findings");
const stop = program.watch({
  changed([opened, changes]) {
    // Behind what is being asked: its answer may be this very version.
    asking.then(() => {
      const [ownOpened, ownChanges] = state?.version ?? [-1, -1];
      const isNewer = opened > ownOpened || (opened === ownOpened && changes > ownChanges);
      if (isNewer) ask({ ask: "look" });
    });
  },
  lost(isForGood) {
    if (isForGood || state !== undefined) tell(words.gone, true);
  },
  found() {
    if (at("said").textContent === words.gone) tell("", false);
  },
});
