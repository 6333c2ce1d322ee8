// Shows Word reports as portals and phones do, by docx-preview, and holds their pages against those of
// the PDF.
//
//   node preview.mjs REPORT.docx TEXT…
//
// TEXT is the PDF of the report before it, by `pdftotext -layout`. docx-preview turns a page only
// where the file says so and lets text run on between: its pages are as high as what stands on them.
// So the lines at such places are compared, and how many pages of 225 mm the text between fills.
// `CHROMIUM` names the browser.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(pathToFileURL(path.join(process.cwd(), "package.json")));
const puppeteer = require("puppeteer-core");
const library = path.join(path.dirname(require.resolve("docx-preview")), "docx-preview.js");

// 225 mm in pixels of 1/96 inch: 22 lines.
const PAGE = (225 / 25.4) * 96;

const squeezed = (text) => text.replace(/\s/g, "");

// The lines of every page, but for its number; dots lead to the pages of a list.
const printed = (file) =>
  readFileSync(file, "utf8")
    .split("\f")
    .slice(0, -1)
    .map((page) =>
      page
        .split("\n")
        .map((line) => squeezed(line).replace(/\.{3,}/, ""))
        .filter((line) => line !== "" && !/^—?[0-9]+—?$/.test(line)),
    );

// Runs in the page.
async function shown(bytes) {
  const data = Uint8Array.from(atob(bytes), (character) => character.charCodeAt(0));
  document.body.innerHTML = "";
  await docx.renderAsync(data, document.body, null, { ignoreLastRenderedPageBreak: true });
  return [...document.querySelectorAll("section.docx")].map((section) => {
    const article = section.querySelector("article");
    const paragraphs = [...article.querySelectorAll("p")].map((one) => one.innerText.trim());
    const told = paragraphs.filter((text) => text !== "");
    return {
      first: told[0].split("\n")[0],
      last: told.at(-1),
      height: article.getBoundingClientRect().height,
      number: section.querySelector("footer").innerText,
    };
  });
}

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? "chromium",
  args: ["--no-sandbox"],
});
const page = await browser.newPage();
await page.addScriptTag({ path: require.resolve("jszip/dist/jszip.min.js") });
await page.addScriptTag({ path: library });
let wrong = 0;
const words = process.argv.slice(2);
for (let at = 0; at < words.length; at += 2) {
  const [report, text] = words.slice(at, at + 2);
  const complain = (what) => {
    wrong += 1;
    console.log(`${report}: ${what}`);
  };
  const pages = printed(text);
  const seen = await page.evaluate(shown, readFileSync(report).toString("base64"));
  let next = 0;
  for (const { first, last, height, number } of seen) {
    const of_pdf = pages[next]?.[0];
    if (!squeezed(first).startsWith(of_pdf)) complain(`page ${next + 1} starts with ${first}, not ${of_pdf}`);
    next += Math.ceil(height / PAGE - 0.01);
    const end = pages[next - 1]?.at(-1);
    if (!end?.endsWith(squeezed(last).slice(-10))) complain(`page ${next} ends with ${last}, not ${end}`);
    if (!/^— \d+ —$/.test(number.trim())) complain(`the number of a page is ${number}`);
  }
  if (next !== pages.length) complain(`${next} pages, and ${pages.length} in the PDF`);
  console.log(`${report}: ${seen.length} pages that the file turns, ${next} of 225 mm`);
}
await browser.close();
process.exit(wrong > 0 || words.length === 0 ? 1 : 0);
