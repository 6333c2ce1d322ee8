// What is told of the organ and the report beside the texts: names, address, date.

import { words } from "./words.js";

export class Particulars {
  #list;
  #do;
  #inputs = new Map();

  constructor(list, actions) {
    this.#list = list;
    this.#do = actions;
  }

  // The one that is being typed keeps what stands in it.
  show(particulars, isToLook) {
    for (const { key, text } of particulars) {
      const input = this.#inputs.get(key) ?? this.#add(key);
      input.readOnly = isToLook;
      input.dataset.before = text ?? "";
      if (document.activeElement !== input) input.value = text ?? "";
    }
  }

  // Takes over what is half typed; what is answered.
  take() {
    return [...this.#inputs.values()].map((input) => this.#take(input));
  }

  #take(input) {
    const { key, before } = input.dataset;
    if (input.value.trim() === before || input.dataset.asked === input.value) return undefined;
    input.dataset.asked = input.value;
    return this.#do.change(key, before, input.value).then((answered) => {
      delete input.dataset.asked;
      // What is refused stays to be mended.
      if (answered?.wrong === null && document.activeElement !== input) input.value = input.dataset.before;
      return answered;
    });
  }

  #add(key) {
    const label = document.createElement("label");
    const name = document.createElement("span");
    name.textContent = words.particulars[key];
    const input = document.createElement("input");
    input.dataset.key = key;
    if (key === "date") input.placeholder = "2024-01-20";
    input.addEventListener("change", () => this.#take(input));
    label.append(name, input);
    this.#list.append(label);
    this.#inputs.set(key, input);
    return input;
  }
}
