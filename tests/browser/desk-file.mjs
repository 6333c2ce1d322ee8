// Works at the desk that is one file, opened from the disk with the network denied, and holds what
// comes out against the command line.
//
//   node desk-file.mjs PAGE REPORT YEAR_FILE FONT [--pictures FOLDER]
//
// PAGE is what `dist/desk` makes, REPORT the program, YEAR_FILE one whose report has a table of
// requests in six columns, FONT a file with a Chinese face. `CHROMIUM` names the browser.

import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";

import { axe, end, given, hold, launch, pictures } from "./held.mjs";

const [file, report, original, font] = given.map((one) => path.resolve(one));

const folder = mkdtempSync(path.join(os.tmpdir(), "desk-file-"));
const downloads = path.join(folder, "downloads");
mkdirSync(downloads);
const FORMATS = ["docx", "xlsx", "html", "doc", "xls"];
const bare = readFileSync(original, "utf8");
const building = (list) => bare.replace("[organ]", `[report]\nformats = ${JSON.stringify(list)}\n\n[organ]`);
const whole = building(FORMATS);
const row = /^("requests\.[^"]+") = (\[[0-9, ]+\])(.*)$/gm;
const block = [...whole.matchAll(row)].map((found) => JSON.parse(found[2]));
const open = whole.replace(row, (_, key, list, rest) => `${key} = ${list.replace(/[0-9]+/g, '"?"')}${rest}`);
const put = (name, text) => writeFileSync(path.join(folder, name), text);
const downloaded = (name) => readFileSync(path.join(downloads, name));
const arrived = async (name) => {
  for (let turn = 0; turn < 100 && !existsSync(path.join(downloads, name)); turn += 1) {
    await new Promise((on) => setTimeout(on, 100));
  }
  hold(existsSync(path.join(downloads, name)), `${name} is downloaded`);
};
// What the command line makes of the same file.
function byHand(text, ...more) {
  put("by-hand.toml", text);
  execFileSync(report, ["build", "by-hand.toml", "--out", "by-hand", "--quiet", ...more], { cwd: folder });
  const built = path.join(folder, "by-hand");
  const files = Object.fromEntries(readdirSync(built).map((name) => [name, readFileSync(path.join(built, name))]));
  rmSync(built, { recursive: true });
  return files;
}

const browser = await launch({ protocolTimeout: 60000 });

async function opened({ width = 1280, height = 900, scheme = "light", before = () => {} } = {}) {
  const page = await browser.newPage();
  const wait = page.waitForFunction.bind(page);
  page.waitForFunction = (is, options, ...more) => wait(is, { polling: 50, ...options }, ...more);
  await page.setViewport({ width, height });
  await page.setExtraHTTPHeaders({});
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  await page.evaluateOnNewDocument(() => Object.defineProperty(navigator, "language", { get: () => "zh-CN" }));
  await page.evaluateOnNewDocument(before);
  await page.setOfflineMode(true);
  const session = await page.createCDPSession();
  await session.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: downloads });
  page.on("pageerror", (error) => hold(false, `no error in the page: ${error}`));
  page.on("console", (told) => hold(told.type() !== "error", `nothing is refused: ${told.text()}`));
  page.on("dialog", (dialog) => dialog.accept());
  page.on("request", (request) =>
    hold(/^(file|blob|data|about):/.test(request.url()), `asks no other place: ${request.url()}`),
  );
  await page.goto(pathToFileURL(file).href);
  await page.waitForFunction(() => document.getElementById("title").textContent !== "");
  return page;
}
const text = (page, selector) => page.$eval(selector, (one) => one.textContent);
const settled = (page, says) =>
  page.waitForFunction((says) => document.body.innerText.includes(says), { timeout: 15000 }, says).then(
    () => true,
    () => false,
  );
const choose = async (page, input, ...names) =>
  (await page.$(input)).uploadFile(...names.map((name) => path.resolve(folder, name)));
const frameOf = async (page) => {
  await page.waitForFunction(() => document.getElementById("paper").contentDocument.querySelector("[data-figure]"));
  return page.frames().find((frame) => frame.url() === "about:srcdoc");
};
const figure = (id) => `td [data-figure="${id}"]`;
const focus = (frame, selector) => frame.evaluate((selector) => document.querySelector(selector).focus(), selector);
const fill = async (page, frame, id, number) => {
  await focus(frame, figure(id));
  await page.keyboard.type(String(number));
  await page.keyboard.press("Enter");
};

// With files and downloads: the table by a block, a wrong figure, a sentence, save, build.
put("2025.toml", open);
const withoutFolders = () => delete window.showDirectoryPicker;
const page = await opened({ before: withoutFolders });
await choose(page, "#open-files", "2025.toml");
const frame = await frameOf(page);
const lines = await frame.evaluate(() => {
  const cells = [...document.querySelectorAll("[data-input]")];
  const own = cells.filter((one) => one.dataset.figure.startsWith("requests.") && one.closest("td"));
  const rows = [...new Set(own.map((one) => one.closest("tr")))];
  const all = [...rows[0].closest("table").rows];
  return { first: own[0].dataset.figure, at: rows.map((row) => all.indexOf(row)) };
});
const copied = [];
lines.at.forEach((line, number) => {
  copied[line - lines.at[0]] = block[number].join("\t");
});
await focus(frame, figure(lines.first));
await frame.evaluate((copied) => {
  const data = new DataTransfer();
  data.setData("text/plain", copied);
  document.activeElement.dispatchEvent(
    new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
  );
}, Array.from(copied, (one) => one ?? "").join("\r\n"));
hold(await settled(page, "待填 0"), `all is filled in: ${await text(page, "#account")}; ${await text(page, "#said")}`);
const right = await frame.$eval(figure(lines.first), (one) => one.textContent);
await fill(page, frame, lines.first, 7);
await page.waitForFunction(() => document.getElementById("account").dataset.verdict === "error");
await page.click("#build");
hold(await settled(page, "没有写出任何文件"), `an error stops a build: ${await text(page, "#said")}`);
await fill(page, frame, lines.first, right);
await page.waitForFunction(() => document.getElementById("account").dataset.verdict !== "error", {timeout:5000}).catch(async()=>console.log(right, await text(page,"#account"), await text(page,"#said"), await frame.$eval(figure(lines.first), (one) => one.outerHTML), await text(page,"#findings")));
await page.click("#tab-texts");
const box = await page.$('.text[data-key="0.body"]');
await box.evaluate((one) => {
  one.focus();
  getSelection().setBaseAndExtent(one.firstChild, 0, one.firstChild, 0);
});
await page.keyboard.type("这一年，");
await page.evaluate(() => document.activeElement.blur());
await page.waitForFunction(() =>
  document.getElementById("paper").contentDocument.body.textContent.includes("这一年，"),
);
rmSync(path.join(downloads, "2025.toml"), { force: true });
await page.click("#save");
hold(await settled(page, "已保存"), "it says that it has saved");
await arrived("2025.toml");
const expected = whole.replace(/(\[\[sections\]\][^[]*?body\s*=\s*(?:"""\n?|"))/, "$1这一年，");
hold(String(downloaded("2025.toml")) === expected, "the year file is as typed by hand");
await page.click("#build");
hold(await settled(page, "已写出"), `built: ${await text(page, "#said")}`);
const built = byHand(expected);
hold(Object.keys(built).length === FORMATS.length, `each format has its file: ${Object.keys(built)}`);
for (const [name, bytes] of Object.entries(built)) {
  await arrived(name);
  hold(downloaded(name).equals(bytes), `${name} has the same bytes`);
}

// What is not saved is there when the page is opened again, for the same file alone.
await fill(page, frame, lines.first, 11);
await page.waitForFunction(() => document.getElementById("title").textContent.includes("未保存"));
await page.reload();
await page.waitForFunction(() => document.getElementById("title").textContent !== "");
put("2025.toml", whole);
await choose(page, "#open-files", "2025.toml");
await frameOf(page);
hold((await page.$("#recover:not([hidden])")) === null, "a note of another file is passed over");
await page.click("#leave");
put("2025.toml", expected);
await choose(page, "#open-files", "2025.toml");
await page.waitForSelector("#recover:not([hidden])");
await page.click("#recover-take");
await page.waitForFunction(() => document.getElementById("title").textContent.includes("未保存"));
hold((await (await frameOf(page)).$eval(figure(lines.first), (one) => one.textContent)) === "11", "it is taken");
await page.click("#undo");
await page.waitForFunction(() => !document.getElementById("title").textContent.includes("未保存"));

// Of two pages on one file each notes what it has not saved.
const beside = [page, await opened({ before: withoutFolders })];
await choose(beside[1], "#open-files", "2025.toml");
const notes = () => page.evaluate(() => Object.keys(localStorage).filter((one) => one.includes(".unsaved ")).length);
for (const [number, one] of beside.entries()) {
  await one.bringToFront();
  await fill(one, await frameOf(one), lines.first, 21 + number);
  await one.waitForFunction(() => document.getElementById("title").textContent.includes("未保存"));
}
hold((await notes()) === 2, `two pages have two notes: ${await notes()}`);
await page.bringToFront();
await page.click("#undo");
await page.waitForFunction(() => !document.getElementById("title").textContent.includes("未保存"));
hold((await notes()) === 1, `and one goes without the other: ${await notes()}`);
await beside[1].bringToFront();
await beside[1].click("#undo");
await beside[1].waitForFunction(() => !document.getElementById("title").textContent.includes("未保存"));
await beside[1].close();
await page.bringToFront();

// A report of last year is made a year file, and goes on to the next.
await page.click("#leave");
const [docx] = Object.keys(built).filter((name) => name.endsWith(".docx"));
writeFileSync(path.join(folder, docx), byHand(bare.replace(/2025/g, "2024"))[docx.replace("2025", "2024")] ?? built[docx]);
await choose(page, "#import", docx);
hold(await settled(page, "已写出"), `imported: ${await text(page, "#said")}`);
await page.close();

// A PDF wants a font, and has the bytes of the command line's in the same one.
put("2025.toml", building(["pdf"]));
const onPages = await opened({ before: withoutFolders });
await choose(onPages, "#open-files", "2025.toml");
await frameOf(onPages);
await onPages.click("#build");
hold(await settled(onPages, "中文字体"), `a font is asked for: ${await text(onPages, "#said")}`);
await choose(onPages, "#font-files", font);
hold(await settled(onPages, "字体文件：1 个"), "the font is taken");
await onPages.click("#build");
hold(await settled(onPages, "已写出"), `pages are built: ${await text(onPages, "#said")}`);
const fonts = path.join(folder, "fonts");
mkdirSync(fonts);
copyFileSync(font, path.join(fonts, path.basename(font)));
for (const [name, bytes] of Object.entries(byHand(building(["pdf"]), "--font-dir", fonts))) {
  await arrived(name);
  hold(downloaded(name).equals(bytes), `${name} has the same bytes`);
}
await onPages.close();

// With a folder that the page may write to. The browser's own question cannot be answered by a
// program: a folder that keeps to the same interface stands for it.
const inFolder = await opened({
  before: () => {
    const files = (window.testFiles = new Map());
    let changes = 0;
    const handle = (name) => ({
      kind: "file",
      async getFile() {
        const held = files.get(name);
        if (held === undefined) throw new DOMException("gone", "NotFoundError");
        return new File([held.bytes], name, { lastModified: held.change });
      },
      async createWritable() {
        let bytes;
        return {
          async write(given) {
            bytes = given;
          },
          async close() {
            files.set(name, { bytes, change: (changes += 1) });
          },
        };
      },
    });
    const directory = (below) => ({
      kind: "directory",
      async *entries() {
        for (const name of files.keys()) yield [name, handle(name)];
      },
      getDirectoryHandle: async (name) => directory(`${below}${name}/`),
      getFileHandle: async (name) => handle(below + name),
    });
    window.testPut = (name, text) => files.set(name, { bytes: text, change: (changes += 1) });
    window.showDirectoryPicker = async () => directory("");
  },
});
await inFolder.evaluate((text) => window.testPut("2025.toml", text), expected);
await inFolder.evaluate(() => document.querySelector("#first section button").click());
const held = await frameOf(inFolder);
await fill(inFolder, held, lines.first, 12);
await inFolder.waitForFunction(() => document.getElementById("title").textContent.includes("未保存"));
await inFolder.click("#save");
hold(await settled(inFolder, "已保存"), "it is saved to the folder");
const stands = (name) =>
  inFolder.evaluate(async (name) => {
    const held = window.testFiles.get(name);
    return held === undefined ? null : [...new Uint8Array(await new Blob([held.bytes]).arrayBuffer())];
  }, name);
const saved = Buffer.from(await stands("2025.toml")).toString();
hold(/"requests\.new" = \[12, /.test(saved), "as it was changed");
await inFolder.click("#undo");
await inFolder.waitForFunction(() => document.getElementById("title").textContent.includes("未保存"));
await inFolder.evaluate((text) => window.testPut("2025.toml", text), `${saved}# 别处\n`);
await inFolder.evaluate(() => dispatchEvent(new Event("focus")));
await inFolder.waitForSelector("#outside:not([hidden])");
await inFolder.click("#take-mine");
await inFolder.waitForSelector("#outside[hidden]");
hold(Buffer.from((await stands("2025.toml.1.bak")) ?? []).toString().endsWith("# 别处\n"), "the other version is kept");
hold(Buffer.from(await stands("2025.toml")).toString() === expected, "and mine is written");
await inFolder.click("#build");
hold(await settled(inFolder, "已写出"), `built to the folder: ${await text(inFolder, "#said")}`);
for (const [name, bytes] of Object.entries(built)) {
  const there = await stands(`out/2025/${name}`);
  hold(there !== null && bytes.equals(Buffer.from(there)), `out/2025/${name} has the same bytes`);
}
await inFolder.close();

// How it looks, and what hinders a reader.
for (const width of [390, 1280]) {
  for (const scheme of ["light", "dark"]) {
    const view = await opened({ width, scheme });
    await view.setBypassCSP(true);
    for (const part of ["first", "paper", "findings"]) {
      if (part === "paper") {
        put("2025.toml", expected);
        await choose(view, "#open-files", "2025.toml");
        await frameOf(view);
      }
      if (part === "paper" && width < 960) await view.click("#tab-paper");
      if (part === "findings") await view.click("#tab-findings");
      await new Promise((on) => setTimeout(on, 150));
      const wide = await view.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      hold(wide <= 0, `${part} fits ${width} px: ${wide} beyond`);
      if (pictures) await view.screenshot({ path: path.join(pictures, `desk-file ${width} ${scheme} ${part}.png`) });
      await view.evaluate((script) => (0, eval)(script), readFileSync(axe, "utf8"));
      const found = await view.evaluate(() => axe.run(document, { iframes: false }));
      for (const one of found.violations) {
        hold(false, `${width} ${scheme} ${part}: ${one.id}: ${one.nodes.map((node) => node.html).slice(0, 3)}`);
      }
    }
    await view.close();
  }
}

await browser.close();
rmSync(folder, { recursive: true });
end("the desk as one file");
