// Works at the desk as a clerk does, and holds what comes out against the command line.
//
//   node desk.mjs REPORT YEAR_FILE [--pictures FOLDER]
//
// REPORT is the program, YEAR_FILE one whose report has a table of requests in six columns. It is
// copied to a folder of its own; its requests are opened there, and pasted as a block. `CHROMIUM` names
// the browser.

import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import os from "node:os";
import path from "node:path";

import { axe, end, given, hold, launch, pictures } from "./held.mjs";

const [report, original] = given.map((one) => path.resolve(one));

const folder = mkdtempSync(path.join(os.tmpdir(), "desk-"));
const whole = readFileSync(original, "utf8");
// The requests as numbers, and the file with all of them open.
const row = /^("requests\.[^"]+") = (\[[0-9, ]+\])(.*)$/gm;
const block = [...whole.matchAll(row)].map((found) => JSON.parse(found[2]));
const open = whole.replace(row, (_, key, list, rest) => `${key} = ${list.replace(/[0-9]+/g, '"?"')}${rest}`);
writeFileSync(path.join(folder, "2025.toml"), open);

function desk(...more) {
  const child = spawn(report, ["desk", "2025", "--no-open", "--lang", "zh", ...more], { cwd: folder });
  return new Promise((begun, failed) => {
    child.on("error", failed);
    child.stdout.once("data", (text) => begun({ child, address: String(text).trim() }));
  });
}
const ended = (child) => new Promise((end) => child.once("exit", end));
const read = (name) => readFileSync(path.join(folder, name), "utf8");

const browser = await launch({ protocolTimeout: 60000 });

async function opened(address, { width = 1280, height = 900, scheme = "light" } = {}) {
  const page = await browser.newPage();
  // A page behind others is drawn no more: it is looked at by the clock.
  const wait = page.waitForFunction.bind(page);
  page.waitForFunction = (is, options, ...more) => wait(is, { polling: 50, ...options }, ...more);
  await page.setViewport({ width, height });
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  page.on("pageerror", (error) => hold(false, `no error in the page: ${error}`));
  page.on("dialog", (dialog) => dialog.accept());
  page.on("request", (request) => hold(request.url().startsWith(address.slice(0, address.indexOf("/", 8))), `asks no other place: ${request.url()}`));
  await page.goto(address);
  await page.waitForFunction(() => document.getElementById("title").textContent !== "");
  return page;
}
const frameOf = async (page) => {
  await page.waitForFunction(() => document.getElementById("paper").contentDocument.querySelector("[data-figure]"));
  return page.frames().find((frame) => frame.url().endsWith("/paper"));
};
const text = (page, selector) => page.$eval(selector, (one) => one.textContent);
const settled = (page, says) =>
  page.waitForFunction((says) => document.body.innerText.includes(says), { timeout: 8000 }, says).then(
    () => true,
    () => false,
  );
const figure = (id) => `td [data-figure="${id}"]`;

// At once: between finding an element and its focus the report may be shown anew.
const focus = (frame, selector) =>
  frame.evaluate((selector) => document.querySelector(selector).focus(), selector);

async function paste(frame, selector, copied) {
  await focus(frame, selector);
  await frame.evaluate((copied) => {
    const data = new DataTransfer();
    data.setData("text/plain", copied);
    document.activeElement.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, copied);
}

const { child, address } = await desk();
hold(/^http:\/\/127\.0\.0\.1:[0-9]+\/[0-9a-f]{32}\/$/.test(address), `an address: ${address}`);
const page = await opened(address);
const frame = await frameOf(page);

// The table, as a block that was copied from a spreadsheet: six columns and the computed one.
const lines = await frame.evaluate(() => {
  const cells = [...document.querySelectorAll("[data-input]")];
  const own = cells.filter((one) => one.dataset.figure.startsWith("requests.") && one.closest("td"));
  const rows = [...new Set(own.map((one) => one.closest("tr")))];
  const all = [...rows[0].closest("table").rows];
  return { first: own[0].dataset.figure, at: rows.map((row) => all.indexOf(row)) };
});
hold(lines.at.length === block.length, `${block.length} rows of requests are open: ${lines.at.length}`);
const copied = [];
lines.at.forEach((line, number) => {
  copied[line - lines.at[0]] = block[number].join("\t");
});
const began = Date.now();
await paste(frame, figure(lines.first), Array.from(copied, (one) => one ?? "").join("\r\n"));
hold(await settled(page, "待填 0"), `all is filled in: ${await text(page, "#account")}; ${await text(page, "#said")}`);
console.log(`a block of ${block.flat().length} cells: ${Date.now() - began} ms`);

// A wrong figure: found, and mended by the way from its finding.
const cell = lines.first;
const right = await frame.$eval(figure(cell), (one) => one.textContent);
await focus(frame, figure(cell));
await page.keyboard.type("7");
await page.keyboard.press("Enter");
hold(await settled(page, "不成立 "), "a verdict is shown");
await page.waitForFunction(() => document.getElementById("account").dataset.verdict === "error");
const culprits = [];
for (const message of await page.$$eval("#findings .error .message", (all) => all.map((one) => one.textContent))) {
  console.log(`told: ${message}`);
  await page.evaluate((message) => {
    const messages = [...document.querySelectorAll("#findings .error .message")];
    messages.find((one) => one.textContent === message).click();
  }, message);
  culprits.push(await frame.evaluate(() => document.activeElement.dataset.figure));
}
hold(culprits.includes(cell), `a finding leads to the cell: ${culprits}`);
await focus(frame, figure(cell));
await page.keyboard.press("Enter");
await page.keyboard.type(right);
await page.keyboard.press("Enter");
await page.waitForFunction(() => document.getElementById("account").dataset.verdict !== "error");

// What is refused stays to be mended.
await focus(frame, figure(cell));
await page.keyboard.press("Enter");
await page.keyboard.type("1,2");
await page.keyboard.press("Enter");
await page.waitForFunction(
  () => document.getElementById("paper").contentDocument.querySelector("input.cell")?.value === "1,2",
);
hold((await text(page, "#said")).includes("1,2"), "it is told why");
await page.keyboard.press("Escape");
hold((await frame.$eval(figure(cell), (one) => one.textContent)) === right, "and the number is as it was");

// From key to verdict.
const times = [];
for (let turn = 0; turn < 20; turn += 1) {
  await focus(frame, figure(cell));
  await page.keyboard.press("Enter");
  await page.keyboard.type(turn % 2 === 0 ? "8" : right);
  const time = await page.evaluate(async () => {
    const account = document.getElementById("account");
    const before = account.textContent;
    const document_ = document.getElementById("paper").contentDocument;
    const start = performance.now();
    document_.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
    while (account.textContent === before && performance.now() - start < 5000) {
      await new Promise(requestAnimationFrame);
    }
    return performance.now() - start;
  });
  times.push(time);
}
times.sort((one, other) => one - other);
hold(times[10] < 100, `a verdict comes at once: ${times[10]} ms`);
console.log(`from key to verdict: median ${times[10].toFixed(1)} ms, longest ${times[19].toFixed(1)} ms`);

// A sentence, with its numbers as chips.
await page.click("#tab-texts");
const box = await page.$('.text[data-key="0.body"]');
if (box !== null) {
  const before = await box.evaluate((one) => one.textContent);
  await box.evaluate((one) => {
    one.focus();
    getSelection().setBaseAndExtent(one.firstChild, 0, one.firstChild, 0);
  });
  await page.keyboard.type("这一年，");
  await page.evaluate(() => document.activeElement.blur());
  await page.waitForFunction(
    () => document.getElementById("paper").contentDocument.body.textContent.includes("这一年，"),
  );
  const after = await box.evaluate((one) => one.textContent);
  hold(after === `这一年，${before}`, "the sentence has the new words and all the old ones");
}

// Moved words keep their numbers.
if (box !== null) {
  await box.focus();
  for (const key of ["a", "x", "v"]) {
    await page.keyboard.down("Control");
    await page.keyboard.press(key);
    await page.keyboard.up("Control");
  }
  const chips = await box.$$eval(".chip", (all) => all.map((one) => one.dataset.typed));
  hold(chips.length > 1 && chips.every((one) => one.startsWith("{{")), `numbers stay numbers: ${chips}`);
  await page.evaluate(() => document.activeElement.blur());
  await new Promise((on) => setTimeout(on, 800));
}

// Back and forth, save, build: the same bytes as by command line.
await page.click("#undo");
await page.waitForFunction(
  () => !document.getElementById("paper").contentDocument.body.textContent.includes("这一年，"),
);
await page.click("#redo");
await page.waitForFunction(
  () => document.getElementById("paper").contentDocument.body.textContent.includes("这一年，"),
);
hold(read("2025.toml") === open, "nothing is written unasked");
await page.click("#save");
hold(await settled(page, "已保存"), "it says that it has saved");
const expected = box === null ? whole : whole.replace(/(\[\[sections\]\][^[]*?body\s*=\s*(?:"""\n?|"))/, "$1这一年，");
hold(read("2025.toml") === expected, "the year file is as typed by hand");
await page.click("#build");
hold(await settled(page, "已写出"), `built: ${await text(page, "#said")}`);
execFileSync(report, ["build", "2025.toml", "--out", "by-hand", "--quiet"], { cwd: folder });
const built = readdirSync(path.join(folder, "by-hand")).sort();
hold(built.length > 1 && String(readdirSync(path.join(folder, "out/2025")).sort()) === String(built), "the same files");
for (const name of built) {
  const [one, other] = ["out/2025", "by-hand"].map((where) => readFileSync(path.join(folder, where, name)));
  hold(one.equals(other), `${name} has the same bytes`);
}

// The file is changed outside: shown where nothing is unsaved, else both are kept.
writeFileSync(path.join(folder, "2025.toml"), `${read("2025.toml")}# 别处\n`);
await page.click("#tab-source");
await page.waitForFunction(() => document.getElementById("source").value.endsWith("# 别处\n"));
await focus(frame, figure(cell));
await page.keyboard.type("9");
await page.keyboard.press("Enter");
await page.waitForFunction(() => document.getElementById("title").textContent.includes("未保存"));
writeFileSync(path.join(folder, "2025.toml"), `${read("2025.toml")}# 又一处\n`);
await page.waitForSelector("#outside:not([hidden])");
if (pictures) await page.screenshot({ path: path.join(pictures, "desk outside.png") });
await page.click("#take-mine");
await page.waitForSelector("#outside[hidden]");
hold(read("2025.toml.1.bak").endsWith("# 又一处\n"), "the other version is kept");
hold(/"requests\.new" = \[9, /.test(read("2025.toml")), "and mine is written");

// What is typed in the source goes with the next save.
await page.click("#tab-source");
await page.focus("#source");
await page.keyboard.down("Control");
await page.keyboard.press("End");
await page.keyboard.up("Control");
await page.keyboard.type("# mine");
await page.keyboard.down("Control");
await page.keyboard.press("s");
await page.keyboard.up("Control");
await page.waitForFunction(() => document.getElementById("said").textContent.startsWith("已保存"));
hold(read("2025.toml").endsWith("# mine"), `the source is saved: ${read("2025.toml").slice(-30)}`);

// A desk that was killed has lost nothing.
await focus(frame, figure(cell));
await page.keyboard.type("11");
await page.keyboard.press("Enter");
await page.waitForFunction(() => document.getElementById("title").textContent.includes("未保存"));
child.kill("SIGKILL");
await ended(child);
await page.close();
const again = await desk();
const second = await opened(again.address);
await second.waitForSelector("#recover:not([hidden])");
await second.click("#recover-take");
await second.waitForFunction(() => document.getElementById("title").textContent.includes("未保存"));
await second.click("#save");
await settled(second, "已保存");
hold(/"requests\.new" = \[11, /.test(read("2025.toml")), "what was not saved is there again");
hold(!readdirSync(folder).some((name) => name.endsWith(".unsaved")), "and no longer noted");

// What is half typed in one report never comes into another, and what is typed in the source stays
// when the file is changed outside.
writeFileSync(path.join(folder, "2024.toml"), read("2025.toml").replace("year = 2025", "year = 2024"));
const other = await (await frameOf(second));
await focus(other, figure(cell));
await second.keyboard.press("Enter");
await second.keyboard.type("77");
await second.evaluate(() => fetch("ask", { method: "POST", body: JSON.stringify({ ask: "leave" }) }));
await second.evaluate(() =>
  fetch("ask", { method: "POST", body: JSON.stringify({ ask: "open", path: "2024.toml" }) }),
);
await second.waitForFunction(() => document.getElementById("title").textContent.includes("2024"));
hold((await other.$("input.cell")) === null, "nothing half typed is carried over");
await second.click("#tab-source");
await second.focus("#source");
await second.keyboard.type("# typed ");
writeFileSync(path.join(folder, "2024.toml"), `${read("2024.toml")}# outside\n`);
await new Promise((on) => setTimeout(on, 1200));
hold((await second.$eval("#source", (one) => one.value)).includes("# typed "), "what is typed in the source stays");
hold(!read("2024.toml").includes("[77,") && !read("2024.toml").includes("# typed"), "and is not written unasked");
await second.evaluate(() => fetch("ask", { method: "POST", body: JSON.stringify({ ask: "leave" }) }));
rmSync(path.join(folder, "2024.toml"));
await second.evaluate(() =>
  fetch("ask", { method: "POST", body: JSON.stringify({ ask: "open", path: "2025.toml" }) }),
);
await second.waitForFunction(() => document.getElementById("title").textContent.includes("2025"));
await second.waitForFunction(() => !document.getElementById("source").value.includes("# typed"));

// How it looks, and what hinders a reader.
for (const width of [390, 1280]) {
  for (const scheme of ["light", "dark"]) {
    const view = await opened(again.address, { width, scheme });
    await frameOf(view);
    await view.setBypassCSP(true);
    for (const part of ["paper", "findings", "numbers", "texts", "source"]) {
      if (part === "paper" && width > 960) continue;
      await view.click(`#tab-${part}`);
      await new Promise((on) => setTimeout(on, 150));
      const wide = await view.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      hold(wide <= 0, `${part} fits ${width} px: ${wide} beyond`);
      if (pictures) await view.screenshot({ path: path.join(pictures, `desk ${width} ${scheme} ${part}.png`) });
      await view.evaluate((script) => (0, eval)(script), readFileSync(axe, "utf8"));
      const found = await view.evaluate(() => axe.run(document, { iframes: false }));
      for (const one of found.violations) {
        hold(false, `${width} ${scheme} ${part}: ${one.id}: ${one.nodes.map((node) => node.html).slice(0, 3)}`);
      }
    }
    if (width === 1280 && scheme === "light") {
      const printed = await view.pdf({ format: "A4", preferCSSPageSize: true });
      if (pictures) writeFileSync(path.join(pictures, "desk printed.pdf"), printed);
      hold(printed.length > 20000, "prints as the report");
    }
    await view.close();
  }
}

// A page of another place can neither read nor write.
const foreign = createServer((_, response) => response.end("<!DOCTYPE html><title>x</title>"));
await new Promise((on) => foreign.listen(0, "127.0.0.1", on));
const stranger = await browser.newPage();
await stranger.goto(`http://127.0.0.1:${foreign.address().port}/`);
const stolen = await stranger.evaluate(async (address) => {
  const tries = [
    fetch(`${address}ask`, { method: "POST", body: '{"ask":"undo"}' }).then((one) => one.text()),
    fetch(`${address}ask`, { method: "POST", body: '{"ask":"undo"}', mode: "no-cors" }).then((one) => one.text()),
    new Promise((on) => {
      const frame = document.createElement("iframe");
      frame.src = address;
      frame.onload = () => {
        try {
          on(frame.contentDocument.body.innerText);
        } catch {
          on("");
        }
      };
      document.body.append(frame);
    }),
  ];
  const patience = () => new Promise((on) => setTimeout(on, 3000, ""));
  const told = tries.map((one) => Promise.race([one.catch(() => ""), patience()]));
  return (await Promise.all(told)).join("");
}, again.address);
hold(stolen === "", `a stranger reads nothing: ${stolen.slice(0, 80)}`);
foreign.close();

// A preview shows, follows the file, and changes nothing.
const look = spawn(report, ["preview", "2025", "--no-open", "--lang", "zh"], { cwd: folder });
const lookAddress = await new Promise((on) => look.stdout.once("data", (line) => on(String(line).trim())));
const leader = await opened(lookAddress);
await frameOf(leader);
hold((await leader.$$("#save:not([disabled])")).length === 0 || !(await leader.$eval("#save", (one) => one.checkVisibility())), "nothing to save");
const inputs = await (await frameOf(leader)).$$("[data-input]");
hold(inputs.length === 0, "nothing to type");
const before = read("2025.toml");
const refused = await leader.evaluate(async () => {
  const asked = { ask: "edit", path: "2025.toml", edit: { of: "source", before: "", text: "year = 1" } };
  const response = await fetch("ask", { method: "POST", body: JSON.stringify(asked) });
  return (await response.json()).wrong;
});
hold(refused !== null && read("2025.toml") === before, "a preview changes nothing");
writeFileSync(path.join(folder, "2025.toml"), before.replace("[11, ", "[12, "));
await leader.waitForFunction(
  (id) => document.getElementById("paper").contentDocument.querySelector(`td [data-figure="${id}"]`)?.textContent === "12",
  {},
  cell,
);
if (pictures) await leader.screenshot({ path: path.join(pictures, "preview.png") });
look.kill();

// The first page; the end.
const empty = path.join(folder, "empty");
mkdirSync(empty);
const first = spawn(report, ["desk", "--no-open", "--lang", "zh"], { cwd: empty });
const firstAddress = await new Promise((on) => first.stdout.once("data", (line) => on(String(line).trim())));
const begin = await opened(firstAddress, { width: 390 });
if (pictures) await begin.screenshot({ path: path.join(pictures, "desk first.png") });
await begin.type("[name=organ]", "某市某局");
await begin.type("[name=year]", "2024");
await begin.click("#start button");
await frameOf(begin);
hold(readdirSync(empty).includes("2024.toml"), "a first year file is written");
await begin.click("#quit");
hold((await ended(first)) === 0, "the desk ends by its button");
await second.bringToFront();
await second.click("#quit");
hold((await ended(again.child)) === 0, "and so does the other");

await browser.close();
rmSync(folder, { recursive: true });
end("the desk");
