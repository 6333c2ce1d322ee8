// The texts of the report: words to be edited, in which numbers stand as chips.

import { words } from "./words.js";

// What figures are called.
let labels = new Map();

// So long after the last key a text is taken over.
const PAUSE = 500;

export class Texts {
  #list;
  #insert;
  #do;
  #boxes = new Map();
  #last = null;

  constructor(list, insert, actions) {
    this.#list = list;
    this.#insert = insert;
    this.#do = actions;
    insert.addEventListener("change", () => this.#put());
    document.addEventListener("selectionchange", () => {
      const selection = getSelection();
      const box = selection.anchorNode?.parentElement?.closest(".text");
      if (box && selection.rangeCount > 0) this.#last = selection.getRangeAt(0).cloneRange();
    });
  }

  // Texts of another report have boxes of their own.
  show(report, isToLook, isOther) {
    if (isOther) this.#boxes = new Map();
    labels = new Map(report.figures.map((one) => [one.id, one.label]));
    const boxes = new Map();
    for (const text of report.texts) {
      const held = this.#boxes.get(text.key) ?? this.#box(text.key);
      held.block.querySelector("h2").textContent = title(text);
      held.box.setAttribute("aria-label", title(text));
      this.#fill(held.box, text, isToLook);
      boxes.set(text.key, held);
    }
    this.#boxes = boxes;
    const blocks = [...boxes.values()].map(({ block }) => block);
    const isSame =
      blocks.length === this.#list.children.length &&
      blocks.every((block, at) => block === this.#list.children[at]);
    if (!isSame) this.#list.replaceChildren(...blocks);
    this.#offer(report.figures);
  }

  // Takes over what is half typed; what is answered.
  take() {
    return [...this.#boxes.values()].map(({ take }) => take());
  }

  go(key, quote) {
    const box = this.#boxes.get(key)?.box;
    if (box === undefined) return;
    box.focus();
    box.scrollIntoView({ block: "center" });
    for (const node of box.childNodes) {
      const at = node.nodeType === Node.TEXT_NODE ? node.data.indexOf(quote) : -1;
      if (at < 0 || quote === "") continue;
      getSelection().setBaseAndExtent(node, at, node, at + quote.length);
      return;
    }
  }

  #box(key) {
    const block = document.createElement("section");
    const box = document.createElement("div");
    box.className = "text";
    box.setAttribute("role", "textbox");
    box.setAttribute("aria-multiline", String(!key.endsWith("heading")));
    box.dataset.key = key;
    let pause;
    const take = () => {
      clearTimeout(pause);
      if (this.#boxes.get(key)?.box !== box) return undefined;
      const typed = typedOf(box);
      const before = box.dataset.typed;
      if (box.dataset.typed === undefined || plain(typed) === plain(before)) return undefined;
      box.dataset.typed = typed;
      return this.#do.change(key, before, typed).then((answered) => {
        const isRefused = answered === undefined || answered.wrong !== null;
        box.classList.toggle("refused", isRefused);
        const text = answered?.report?.texts.find((one) => one.key === key);
        // Whoever changes it once more has seen what there is.
        if (isRefused && text !== undefined) box.dataset.typed = asTyped(text);
        return answered;
      });
    };
    box.addEventListener("input", (event) => {
      clearTimeout(pause);
      if (!event.isComposing) pause = setTimeout(take, PAUSE);
    });
    box.addEventListener("compositionend", () => {
      clearTimeout(pause);
      pause = setTimeout(take, PAUSE);
    });
    box.addEventListener("blur", take);
    box.addEventListener("copy", (event) => copy(event));
    box.addEventListener("cut", (event) => {
      if (!copy(event)) return;
      getSelection().getRangeAt(0).deleteContents();
      box.dispatchEvent(new InputEvent("input", { bubbles: true }));
    });
    box.addEventListener("paste", (event) => {
      event.preventDefault();
      const own = event.clipboardData.getData(OWN);
      const text = own || event.clipboardData.getData("text/plain");
      const piece = document.createDocumentFragment();
      piece.append(...pieces(text.replace(/\r\n?/g, "\n"), own !== ""));
      insertAtCaret(piece, box);
    });
    box.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.isComposing || event.ctrlKey) return;
      event.preventDefault();
      if (!key.endsWith("heading")) insertLine(box);
    });
    block.append(document.createElement("h2"), box);
    return { block, box, take };
  }

  // Shows a text; the one that is being typed in keeps its words, and its chips what they print.
  #fill(box, text, isToLook) {
    setEditable(box, !isToLook);
    const typed = asTyped(text);
    const tags = text.pieces.filter((piece) => piece.tag !== undefined).map((piece) => piece.tag);
    const chips = [...box.querySelectorAll(".chip")];
    if (box.classList.contains("refused")) return;
    if (plain(typedOf(box)) === plain(typed) && chips.length === tags.length && box.childNodes.length > 0) {
      chips.forEach((one, at) => dress(one, tags[at]));
    } else if (document.activeElement !== box) {
      const nodes = text.pieces.map((piece) =>
        piece.words !== undefined ? document.createTextNode(piece.words) : chip(piece.tag),
      );
      box.replaceChildren(...nodes);
    }
    if (document.activeElement !== box || box.dataset.typed === undefined) box.dataset.typed = typed;
  }

  #offer(figures) {
    const options = figures.map(({ id, label, value }) => new Option(`${label} ${value}`, id));
    this.#insert.replaceChildren(new Option(words.choose, ""), ...options);
  }

  // Puts the chosen number where the caret was.
  #put() {
    const id = this.#insert.value;
    this.#insert.value = "";
    const box = this.#last?.startContainer.parentElement?.closest(".text");
    if (id === "" || !box) return;
    const tag = { typed: `{{ ${id} }}`, shown: id, figure: id };
    box.focus();
    getSelection().removeAllRanges();
    getSelection().addRange(this.#last);
    insertAtCaret(chip(tag), box);
  }
}

const plain = (text) => text.replaceAll("\r\n", "\n");

const asTyped = (text) => text.pieces.map((piece) => piece.words ?? piece.tag.typed).join("");

// Words with their numbers, as one desk gives them to another place of its own.
const OWN = "application/x-report-text";

function copy(event) {
  const selection = getSelection();
  if (selection.isCollapsed || selection.rangeCount === 0) return false;
  event.preventDefault();
  const piece = selection.getRangeAt(0).cloneContents();
  event.clipboardData.setData("text/plain", selection.toString());
  event.clipboardData.setData(OWN, typedOf(piece));
  return true;
}

// Words as nodes, with tags as chips.
function pieces(text, hasTags) {
  if (!hasTags) return [document.createTextNode(text)];
  return text.split(/(\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\})/s).map((piece, at) =>
    at % 2 === 0
      ? document.createTextNode(piece)
      : chip({ typed: piece, shown: piece.slice(2, -2).trim(), figure: null }),
  );
}

function title(text) {
  if (text.kind === "preamble") return words.preamble;
  const number = Number.parseInt(text.key, 10) + 1;
  return text.kind === "heading" ? words.heading(number) : words.part(number);
}

function setEditable(box, isEditable) {
  if (!isEditable) {
    box.contentEditable = "false";
    return;
  }
  try {
    box.contentEditable = "plaintext-only";
  } catch {
    box.contentEditable = "true";
  }
}

function chip(tag) {
  const chip = document.createElement("span");
  chip.className = "chip";
  chip.contentEditable = "false";
  return dress(chip, tag);
}

function dress(chip, tag) {
  chip.dataset.typed = tag.typed;
  chip.title = tag.typed;
  // What prints nothing yet says what it will be.
  chip.dataset.label = labels.get(tag.figure) ?? tag.typed.slice(2, -2).trim();
  if (chip.textContent !== tag.shown) chip.textContent = tag.shown;
  return chip;
}

// The text of a box as the year file has it.
function typedOf(box) {
  let typed = "";
  const walk = (node) => {
    for (const one of node.childNodes) {
      if (one.nodeType === Node.TEXT_NODE) typed += one.data;
      else if (one.dataset?.typed !== undefined) typed += one.dataset.typed;
      else if (one.nodeName === "BR") typed += "\n";
      else {
        if (one.nodeName === "DIV" && typed !== "") typed += "\n";
        walk(one);
      }
    }
  };
  walk(box);
  // A browser keeps a line end behind the last line so that the caret can stand there.
  const last = box.lastChild;
  const isKept = last?.nodeName === "BR" && typed.endsWith("\n");
  return isKept ? typed.slice(0, -1) : typed;
}

// A new line at the caret; at the end of a box the caret can stand on it only before a line end.
function insertLine(box) {
  const line = document.createTextNode("\n");
  insertAtCaret(line, box);
  const rest = document.createRange();
  rest.setStartAfter(line);
  rest.setEndAfter(box.lastChild);
  if (rest.toString() === "" && box.lastChild.nodeName !== "BR") {
    box.append(document.createElement("br"));
  }
}

function insertAtCaret(node, box) {
  const selection = getSelection();
  const last = node.lastChild ?? node;
  if (selection.rangeCount === 0 || !box.contains(selection.anchorNode)) {
    box.append(node);
  } else {
    const range = selection.getRangeAt(0);
    range.deleteContents();
    range.insertNode(node);
    range.setStartAfter(last);
    range.collapse(true);
    selection.removeAllRanges();
    selection.addRange(range);
  }
  box.dispatchEvent(new InputEvent("input", { bubbles: true }));
}
