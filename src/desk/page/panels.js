// The lists beside the report: what was found, and the numbers of the text.

import { words } from "./words.js";

const make = (name, text, className) => {
  const element = document.createElement(name);
  if (text !== undefined) element.textContent = text;
  if (className !== undefined) element.className = className;
  return element;
};

export class Panels {
  #do;
  #findings = document.getElementById("findings");
  #numbers = document.querySelector("#numbers tbody");
  #taking;

  constructor(actions) {
    this.#do = actions;
  }

  show(report, isToLook) {
    const figures = new Map(report.figures.map((one) => [one.id, one]));
    const findings = report.findings.map((one) => this.#finding(one, figures, isToLook));
    if (findings.length === 0) findings.push(make("li", words.clean, "clean"));
    if (report.unlisted > 0) findings.push(make("li", words.more(report.unlisted)));
    this.#findings.replaceChildren(...findings);
    document.getElementById("tab-findings").textContent =
      report.findings.length === 0
        ? words.findings
        : `${words.findings} ${report.findings.length + report.unlisted}`;
    this.#list(report.figures.filter((one) => !one.isCell), isToLook);
  }

  // Takes over what is half typed; what is answered, where something is.
  take() {
    this.#taking = undefined;
    this.#numbers.querySelector("input:focus")?.dispatchEvent(new Event("change"));
    return this.#taking;
  }

  #finding(finding, figures, isToLook) {
    const item = make("li", undefined, finding.severity);
    const go = make("button", undefined, "go");
    go.append(
      make("span", words.severity[finding.severity], "severity"),
      make("span", finding.message, "message"),
    );
    go.addEventListener("click", () => this.#do.go(finding));
    item.append(go);
    // What to write into a text by hand is a button here.
    const isChosen = finding.isUnbound && !isToLook;
    for (const help of isChosen ? [] : finding.help) item.append(make("p", help, "help"));
    const where = [finding.file, words.line(finding.line), finding.check].filter(Boolean).join(" · ");
    item.append(make("p", where, "where"));
    const named = finding.figures.filter((id) => figures.has(id)).slice(0, 12);
    if (isChosen) {
      item.append(this.#choices(finding, named.map((id) => figures.get(id))));
    } else if (named.length > 1) {
      const list = make("p", undefined, "figures");
      for (const id of named) {
        const { label, value } = figures.get(id);
        const button = make("button", `${label} ${value}`);
        button.addEventListener("click", () => this.#do.go({ ...finding, figures: [id] }));
        list.append(button);
      }
      item.append(list);
    }
    if (finding.mend !== null && !finding.isUnbound && !isToLook) {
      const mend = make("button", words.mend(finding.mend), "mend");
      mend.addEventListener("click", () => this.#do.mend(finding.number));
      item.append(mend);
    }
    return item;
  }

  // What a number in the text may be: one of these, or a figure of its own.
  #choices(finding, figures) {
    const list = make("p", undefined, "figures");
    for (const { id, label, value } of figures) {
      const button = make("button", words.bind(label, value));
      button.addEventListener("click", () => this.#do.bind(finding.number, id));
      list.append(button);
    }
    const adopt = make("button", words.adopt);
    adopt.title = words.adoptHelp;
    adopt.addEventListener("click", () => this.#do.adopt());
    list.append(adopt);
    return list;
  }

  // The numbers; the one that is being typed keeps its place.
  #list(figures, isToLook) {
    const rows = new Map([...this.#numbers.rows].map((row) => [row.dataset.id, row]));
    const list = figures.map((figure) => {
      const row = rows.get(figure.id) ?? this.#row(figure.id);
      const [label, value, unit, last] = row.cells;
      label.textContent = figure.label;
      unit.textContent = figure.unit ?? "";
      last.textContent = figure.last ?? "";
      const input = value.firstChild;
      input.readOnly = isToLook || !figure.isInput;
      input.setAttribute("aria-label", figure.label);
      input.classList.toggle("open", figure.isOpen);
      input.dataset.before = figure.value;
      if (document.activeElement !== input) input.value = figure.value;
      return row;
    });
    const isSame =
      list.length === this.#numbers.rows.length &&
      list.every((row, at) => row === this.#numbers.rows[at]);
    if (!isSame) this.#numbers.replaceChildren(...list);
  }

  #row(id) {
    const row = make("tr");
    row.dataset.id = id;
    const label = make("th");
    label.scope = "row";
    const value = make("td");
    const input = make("input");
    input.inputMode = "decimal";
    const take = () => {
      if (input.value.trim() === input.dataset.before) return;
      this.#taking = this.#do.values([{ id, typed: input.value }]);
    };
    input.addEventListener("change", take);
    input.addEventListener("keydown", (event) => {
      const step = { ArrowUp: -1, ArrowDown: 1, Enter: 1 }[event.key];
      if (step === undefined || event.isComposing) return;
      event.preventDefault();
      const inputs = [...this.#numbers.querySelectorAll("input")];
      const next = inputs[inputs.indexOf(input) + step];
      if (next === undefined) input.blur();
      else next.select();
    });
    value.append(input);
    row.append(label, value, make("td"), make("td"));
    return row;
  }
}
