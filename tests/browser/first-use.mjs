// Fills in a report from nothing at the desk, as somebody does who never sees how a year file is written.
//
//   node first-use.mjs REPORT [--pictures FOLDER]
//
// REPORT is the program. `CHROMIUM` names the browser.

import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";

import { end, given, hold, launch, pictures } from "./held.mjs";

const report = path.resolve(given[0]);
const folder = mkdtempSync(path.join(os.tmpdir(), "first-use-"));
const read = () => readFileSync(path.join(folder, "2024.toml"), "utf8");

const desk = spawn(report, ["desk", "2024", "--no-open", "--lang", "zh"], { cwd: folder });
const address = await new Promise((on) => desk.stdout.once("data", (line) => on(String(line).trim())));
const browser = await launch({ protocolTimeout: 60000 });

async function opened() {
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  page.on("pageerror", (error) => hold(false, `no error in the page: ${error}`));
  await page.goto(address);
  // A page behind others is drawn no more: it is looked at by the clock.
  await page.waitForFunction(() => document.getElementById("title").textContent !== "", { polling: 50 });
  return page;
}
const comes = (page, is, ...more) =>
  page.waitForFunction(is, { polling: 50, timeout: 8000 }, ...more).then(
    () => true,
    () => false,
  );
const said = (page, says) =>
  comes(page, (says) => document.getElementById("said").textContent.includes(says), says);
const counts = (page, says) =>
  comes(page, (says) => document.getElementById("account").textContent.includes(says), says);
const picture = (page, name) =>
  pictures && page.screenshot({ path: path.join(pictures, `first use ${name}.png`) });
async function press(page, key) {
  await page.keyboard.down("Control");
  await page.keyboard.press(key);
  await page.keyboard.up("Control");
}

// The year that was asked for is there to be begun.
const page = await opened();
hold(await said(page, "还没有 2024 年度的文件"), "it says that there is no such file yet");
await picture(page, "begin");
await page.keyboard.type("某市某局");
await page.keyboard.press("Enter");
await comes(page, () => document.getElementById("paper").contentDocument.querySelector("[data-figure]"));
hold(existsSync(path.join(folder, "2024.toml")), "it is begun");
const frame = page.frames().find((one) => one.url().endsWith("/paper"));
const cell = (id) => `td [data-figure="${id}"]`;
async function paste(id, rows) {
  await frame.evaluate(
    (selector, copied) => {
      document.querySelector(selector).focus();
      const data = new DataTransfer();
      data.setData("text/plain", copied);
      document.activeElement.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
      );
    },
    cell(id),
    rows.map((row) => row.join("\t")).join("\r\n"),
  );
}

// The first table by keys, the others as blocks of a spreadsheet, with their totals.
await frame.click("td [data-input]");
for (const typed of ["0", "0", "0", "3", "1", "5", "550", "41", "0", "12.5"]) {
  await page.keyboard.type(typed);
  await page.keyboard.press("Tab");
}
hold(await counts(page, "待填 162"), "ten cells are filled in");
const rows = Array.from({ length: 25 }, () => Array(7).fill(0));
for (const row of [0, 2, 23]) rows[row][0] = rows[row][6] = 7;
const head = ["", "", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"];
await paste("requests.new.natural", [head, ...rows.map((row, at) => [at === 0 ? "一、" : "", `${at}.公开`, ...row])]);
hold(await said(page, "填了 150 个数，从“本年新收政府信息公开申请数量（自然人）”到“结转下年度继续办理（其他）”"), "it says what was pasted");
await paste("review.upheld", [Array(15).fill(0)]);
hold(await counts(page, "待填 0"), "all is filled in");

// Paragraphs, one a line, and numbers in them.
await page.click("#tab-texts");
const lines = ["公开信息1136条。", "收到申请7件。"];
await page.click('[data-key="0.body"]');
await page.keyboard.sendCharacter(lines[0]);
await page.keyboard.press("Enter");
await page.keyboard.sendCharacter(lines[1]);
await page.click('[data-key="4.body"]');
await page.keyboard.sendCharacter("公开的深度不够，将加强培训。");
await page.click('[data-key="5.body"]');
await page.keyboard.sendCharacter("全年没有收取信息处理费。");
await page.click('[data-key="preamble"]');
await page.keyboard.sendCharacter("本报告由某市某局编制。");
await page.click("#about summary");
await page.type('#particulars [data-key="telephone"]', "12345678");
await page.keyboard.press("Tab");
const texts = ["本报告由某市某局编制。", "12345678", "没有收取信息处理费。", ...lines];
const shown = (texts) => {
  const all = [...document.getElementById("paper").contentDocument.body.querySelectorAll("p, dd, td")];
  return texts.every((text) => all.some((one) => one.textContent.includes(text)));
};
hold(await comes(page, shown, texts), "all texts are in the report");
const paragraphs = await frame.$$eval("p", (all) => all.map((one) => one.textContent.trim()));
for (const line of lines) hold(paragraphs.includes(line), `${line} is a paragraph of its own: ${paragraphs}`);
await picture(page, "texts");

// The one is a number of the table, the other becomes one of its own.
await page.click("#tab-findings");
const choose = (starts) =>
  page.$$eval(
    "#findings button",
    (all, starts) => all.find((one) => one.textContent.startsWith(starts)).click(),
    starts,
  );
hold((await frame.$("[data-wrong]")) === null, "no cell is wrong for what a number in the text may be");
await picture(page, "findings");
await choose("就是“本年新收政府信息公开申请数量（总计）”");
hold(await counts(page, "错误 1"), "a number of the table is bound");
await choose("收成可以填的数字");
hold(await counts(page, "错误 0，警告 0"), "and the other is one of its own");

// Saved by keys, and one types on where one was.
const first = cell("requests.new.org.business");
await frame.evaluate((first) => document.querySelector(first).focus(), first);
await page.keyboard.press("Enter");
await page.keyboard.type("1");
await press(page, "s");
hold(await said(page, "已保存"), "it is saved");
await press(page, "z");
hold(await counts(page, "错误 0，警告 0"), "what was wrong is taken back");
const place = await frame.evaluate(() => document.activeElement.closest("[data-figure]")?.dataset.figure);
hold(place === "requests.new.org.business", `the caret is where it was: ${place}`);

// With what is refused nothing is saved, and it stays to be mended.
const before = read();
await page.keyboard.press("Enter");
await page.keyboard.type("1,2");
await press(page, "s");
hold(await said(page, "1,2"), "it says what is refused");
await new Promise((on) => setTimeout(on, 500));
hold(await said(page, "1,2"), "and goes on saying so");
hold(read() === before, "nothing was saved");
await page.keyboard.press("Escape");

// A number that is open says what it will be.
await page.click("#tab-numbers");
await page.$eval("#numbers input", (one) => one.select());
await page.keyboard.press("Backspace");
await page.keyboard.press("Enter");
await counts(page, "待填 1");
await page.click("#tab-texts");
const label = await page.$eval("#numbers th[scope=row]", (one) => one.textContent);
const open = await page.$eval(".chip:empty", (one) => getComputedStyle(one, "::before").content);
hold(open.includes("attr(data-label)") || open.includes(label), `an open number says ${label}: ${open}`);
hold((await page.$eval(".chip:empty", (one) => one.dataset.label)) === label, "by its name");
await picture(page, "open");

// More pages than a browser holds connections: each is answered and told, whichever is closed first.
const pages = [page];
for (let more = 0; more < 8; more += 1) pages.push(await opened());
await pages[8].bringToFront();
await pages[8].evaluate(() => document.getElementById("undo").click());
for (const [number, one] of pages.entries()) {
  hold(await counts(one, "待填 0"), `page ${number} shows what was changed on another`);
}
await page.close();
await pages[3].bringToFront();
await pages[3].evaluate(() => document.getElementById("redo").click());
for (const [number, one] of pages.slice(1).entries()) {
  hold(await counts(one, "待填 1"), `page ${number + 1} still does when the first is closed`);
}
await pages[3].evaluate(() => document.getElementById("undo").click());
hold(await counts(pages[3], "待填 0"), "and back");

await pages[3].click("#build");
hold(await said(pages[3], "已写出"), "it is built");
hold(readdirSync(path.join(folder, "out/2024")).length === 2, "the report and its table");
execFileSync(report, ["check", "2024", "--quiet"], { cwd: folder });
hold(read().includes("{{ requests.new.total }}"), "the number is bound in the year file");

await pages[3].click("#quit");
const code = await new Promise((on) => desk.once("exit", on));
hold(code === 0, "the desk ends by its button");
await browser.close();
rmSync(folder, { recursive: true });
end("the first use of the desk");
