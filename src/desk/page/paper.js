// The report as it will be printed, in a frame of its own, where its figures are filled in.

import { words } from "./words.js";

const OWN = `
[data-input]{cursor:text;outline:1px dotted #8a8;outline-offset:1px;border-radius:2px}
[data-input]:empty{display:inline-block;min-width:3em;min-height:1.1em}
[data-figure]:focus,[data-input]:hover{outline:2px solid #0b4f9e}
[data-repeats]{outline-style:double}
[data-wrong=error]{background:#ffd7d7;color:#7a0010}
[data-wrong=warning]{background:#ffefc2;color:#4d3800}
[data-open]{background:#fff6cc;color:#4d3800}
input.cell{width:5.5em;max-width:100%;font:inherit;padding:0 .2em;text-align:inherit}
`;

const MOVES = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

const isNumber = (typed) => /^[+-]?[0-9０-９][0-9０-９,，.．]*$|^[/／]$/.test(typed.trim());
// A name of a row or a column; 无 and － are what somebody typed for a number.
const isLabel = (typed) => /\p{L}.*\p{L}/su.test(typed) && !isNumber(typed);

// What was copied with its heads above and its labels beside: the numbers alone.
function withoutLabels(rows) {
  const first = rows.findIndex((row) => row.some(isNumber));
  if (first < 0) return rows;
  const heads = rows.slice(0, first);
  const block = heads.length > 0 && heads.every((row) => row.some(isLabel)) ? rows.slice(first) : rows;
  const starts = block.filter((row) => row.some(isNumber)).map((row) => row.findIndex(isNumber));
  const start = Math.min(...starts);
  const hasLabels = block.some((row) => row.slice(0, start).some(isLabel));
  return hasLabels ? block.map((row) => row.slice(start)) : block;
}

export class Paper {
  #frame;
  #do;
  #keys = () => {};
  #figures = new Map();
  #own;
  #sheet;
  #isReady;
  // What is being typed: where, and how it ends without a word.
  #typing = null;
  style = "";

  constructor(frame, actions) {
    this.#frame = frame;
    this.#do = actions;
    this.#isReady = new Promise((ready) => {
      const look = () => {
        if (frame.contentDocument?.title === "report") ready();
        else frame.addEventListener("load", look, { once: true });
      };
      if (frame.contentDocument?.readyState === "complete") look();
      else frame.addEventListener("load", look, { once: true });
    }).then(() => this.#begin());
  }

  get #document() {
    return this.#frame.contentDocument;
  }

  #begin() {
    const { CSSStyleSheet } = this.#frame.contentWindow;
    this.#sheet = new CSSStyleSheet();
    this.#own = new CSSStyleSheet();
    this.#own.replaceSync(OWN);
    this.#document.adoptedStyleSheets = [this.#sheet, this.#own];
    this.#document.addEventListener("click", (event) => this.#clicked(event));
    this.#document.addEventListener("keydown", (event) => this.#pressed(event));
    this.#document.addEventListener("paste", (event) => this.#pasted(event));
    this.#document.addEventListener("keydown", (event) => this.#keys(event));
  }

  onKey(keys) {
    this.#keys = keys;
  }

  // What is half typed goes on, but not into another report.
  async show(report, isToLook, isOther) {
    this.#figures = new Map(report.figures.map((one) => [one.id, one]));
    await this.#isReady;
    if (isOther) this.#typing?.drop();
    if (report.page === null) {
      // The old report stays to be looked at.
      this.#typing?.drop();
      for (const one of this.#document.querySelectorAll("[data-input]")) {
        one.removeAttribute("data-input");
        one.removeAttribute("tabindex");
      }
      return;
    }
    const [, start, style, end] = report.page.match(/^(.*?)<style>(.*?)<\/style>(.*)$/s);
    const page = new DOMParser().parseFromString(start + end, "text/html");
    if (style !== this.style) this.#sheet.replaceSync(style);
    this.style = style;
    for (const script of page.querySelectorAll("script")) script.remove();
    const wrong = new Map();
    for (const finding of [...report.findings].reverse()) {
      // A number in the text is none of those that it may be.
      if (finding.severity !== "note" && !finding.isUnbound) {
        for (const id of finding.figures.slice(0, 1)) wrong.set(id, finding);
      }
    }
    for (const one of page.querySelectorAll("[data-figure]")) this.#dress(one, wrong, isToLook);
    this.#document.title = page.title;
    const kept = isOther ? null : this.#kept();
    this.#document.body.replaceChildren(
      ...[...page.body.childNodes].map((node) => this.#document.adoptNode(node)),
    );
    this.#restore(kept);
  }

  // Where one stands, and what is half typed there: an answer may come while somebody types on.
  #kept() {
    const element = this.#document.activeElement?.closest("[data-figure]");
    if (!element) return null;
    const id = element.dataset.figure;
    const place = this.#places(id).indexOf(element);
    const typing = this.#typing;
    if (typing === null) return { id, place };
    const { value, selectionStart, selectionEnd } = typing.input;
    typing.drop();
    return { id, place, value, selectionStart, selectionEnd };
  }

  #restore(kept) {
    const element = kept && this.#places(kept.id)[kept.place];
    if (!element) return;
    if (kept.value === undefined || element.dataset.input === undefined) {
      element.focus({ preventScroll: true });
    } else {
      const input = this.#type(element, kept.value);
      input.setSelectionRange(kept.selectionStart, kept.selectionEnd);
    }
  }

  #dress(element, wrong, isToLook) {
    const id = element.dataset.figure;
    const figure = this.#figures.get(id);
    if (figure === undefined) return;
    const finding = wrong.get(id);
    if (finding !== undefined) {
      element.dataset.wrong = finding.severity;
      element.title = finding.message;
    }
    if (figure.isOpen) element.dataset.open = "";
    if (!figure.isInput || isToLook) return;
    element.dataset.input = "";
    element.tabIndex = 0;
    element.setAttribute("role", "button");
    const { label, value, repeats } = figure;
    element.setAttribute("aria-label", words.fill(label, value));
    if (repeats !== null) {
      element.dataset.repeats = "";
      element.title ||= words.repeats(repeats);
    }
  }

  // The report's elements for the printer.
  copy() {
    const copies = [...this.#document.body.childNodes].map((node) => document.importNode(node, true));
    for (const one of copies) {
      for (const dressed of one.querySelectorAll?.("[data-input]") ?? []) {
        dressed.removeAttribute("role");
        dressed.removeAttribute("tabindex");
      }
    }
    return copies;
  }

  // Takes over what is half typed; what is answered, where something is.
  take() {
    return this.#typing?.take();
  }

  has(id) {
    return this.#figures.has(id) && this.#places(id).length > 0;
  }

  #places(id) {
    return [...this.#document.querySelectorAll(`[data-figure="${CSS.escape(id)}"]`)];
  }

  go(id) {
    const [place] = this.#places(id);
    if (place === undefined) return;
    place.scrollIntoView({ block: "center" });
    if (place.dataset.input === undefined) place.tabIndex = -1;
    this.#frame.contentWindow.focus();
    place.focus({ preventScroll: true });
  }

  #figureAt(target) {
    const own = target.closest("[data-figure]");
    return own ?? target.closest("td")?.querySelector("[data-figure]") ?? null;
  }

  #clicked(event) {
    if (event.target.closest("input.cell") !== null) return;
    if (event.target.closest("a[href]:not([href^='#'])") !== null) event.preventDefault();
    const element = this.#figureAt(event.target);
    if (element === null) return;
    if (element.dataset.input !== undefined) {
      this.#type(element);
      return;
    }
    const figure = this.#figures.get(element.dataset.figure.split("|")[0]);
    if (figure !== undefined && !figure.isInput) this.#do.tell(words.computed(figure.label), false);
  }

  #pressed(event) {
    const element = event.target.closest("[data-input]");
    if (element === null || event.target.closest("input.cell") !== null) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key in MOVES && element.closest("td") !== null) {
      event.preventDefault();
      this.#move(element, MOVES[event.key])?.focus();
    } else if (event.key === "Enter" || event.key === "F2") {
      event.preventDefault();
      this.#type(element);
    } else if (event.key === "Delete" || event.key === "Backspace") {
      event.preventDefault();
      this.#do.values([{ id: element.dataset.figure, typed: "" }]);
    } else if (/^[0-9０-９+/／-]$/.test(event.key)) {
      event.preventDefault();
      this.#type(element, event.key);
    }
  }

  #type(element, typed) {
    if (element.querySelector("input.cell") !== null) return this.#typing.input;
    const figure = this.#figures.get(element.dataset.figure);
    if (figure === undefined) return undefined;
    const before = figure.value.replace(/^\+/, "");
    const shown = [...element.childNodes];
    const input = this.#document.createElement("input");
    input.className = "cell";
    input.inputMode = "decimal";
    input.value = typed ?? before;
    input.setAttribute("aria-label", figure.label);
    element.replaceChildren(input);
    input.focus();
    if (typed === undefined) input.select();
    let isOver = false;
    const drop = () => {
      isOver = true;
      this.#typing = null;
    };
    const end = (isTaken, next) => {
      if (isOver) return undefined;
      drop();
      const value = input.value;
      const hadFocus = this.#document.activeElement === input;
      element.replaceChildren(...shown);
      if (hadFocus) (next ?? element).focus();
      if (!isTaken || value.trim() === before) return undefined;
      const place = this.#places(figure.id).indexOf(element);
      return this.#do.values([{ id: figure.id, typed: value }]).then((answered) => {
        // What is refused stays to be mended.
        const again = answered?.wrong && this.#places(figure.id)[place];
        if (again) this.#type(again, value);
        return answered;
      });
    };
    this.#typing = { input, drop, take: () => end(true) };
    input.addEventListener("blur", () => end(true));
    input.addEventListener("keydown", (event) => {
      event.stopPropagation();
      if (event.isComposing) return;
      const isCell = element.closest("td") !== null;
      if (event.key === "Escape") end(false);
      else if (event.key === "Enter") end(true, isCell ? this.#move(element, MOVES.ArrowDown) : undefined);
      else if (event.key === "Tab") end(true, this.#following(element, event.shiftKey ? -1 : 1));
      else if (isCell && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
        end(true, this.#move(element, MOVES[event.key]));
      } else {
        this.#keys(event);
        return;
      }
      event.preventDefault();
    });
    return input;
  }

  #following(element, step) {
    const inputs = [...this.#document.querySelectorAll("[data-input]")];
    return inputs[inputs.indexOf(element) + step];
  }

  // The cells of a table by row and column, joined ones at each of their places.
  #grid(table) {
    const grid = [];
    [...table.rows].forEach((row, at) => {
      grid[at] ??= [];
      let column = 0;
      for (const cell of row.cells) {
        while (grid[at][column] !== undefined) column += 1;
        for (let down = 0; down < cell.rowSpan; down += 1) {
          grid[at + down] ??= [];
          for (let right = 0; right < cell.colSpan; right += 1) {
            grid[at + down][column + right] = cell;
          }
        }
        column += cell.colSpan;
      }
    });
    return grid;
  }

  #placeOf(element) {
    const cell = element.closest("td");
    const grid = this.#grid(cell.closest("table"));
    const row = grid.findIndex((cells) => cells.includes(cell));
    return { grid, row, column: grid[row].indexOf(cell) };
  }

  // The next input in a direction.
  #move(element, [down, right]) {
    const { grid, row, column } = this.#placeOf(element);
    const own = grid[row][column];
    for (let r = row + down, c = column + right; grid[r]?.[c] !== undefined; r += down, c += right) {
      if (grid[r][c] === own) continue;
      const found = grid[r][c].querySelector("[data-input]");
      if (found !== null) return found;
    }
    return undefined;
  }

  // A block that was copied from a spreadsheet, filled in from here to the right and down.
  #pasted(event) {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    const element = event.target.closest("[data-input]");
    if (element === null || element.closest("td") === null) return;
    const copied = text.replace(/\r/g, "").replace(/\n+$/, "").split("\n");
    const rows = withoutLabels(copied.map((row) => row.split("\t")));
    const isInInput = event.target.closest("input.cell") !== null;
    if (isInInput && rows.length === 1 && rows[0].length === 1) return;
    event.preventDefault();
    const { grid, row, column } = this.#placeOf(element);
    const values = [];
    let left = 0;
    rows.forEach((cells, down) =>
      cells.forEach((typed, right) => {
        const cell = grid[row + down]?.[column + right];
        const figure = cell?.querySelector("[data-figure]");
        if (typed.trim() === "") return;
        if (figure?.dataset.input !== undefined) values.push({ id: figure.dataset.figure, typed });
        else if (figure === null || figure === undefined) left += 1;
      }),
    );
    if (isInInput) {
      this.#typing.drop();
      event.target.closest("input.cell").remove();
      element.focus();
    }
    if (values.length > 0) {
      const [first, last] = [values.at(0), values.at(-1)].map(({ id }) => this.#figures.get(id).label);
      this.#do.values(values).then((answered) => {
        if (answered?.wrong !== null) return;
        if (left > 0) this.#do.tell(words.left(left), true);
        else this.#do.tell(words.pasted(values.length, first, last), false);
      });
    }
  }
}
