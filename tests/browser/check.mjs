// Opens web pages as readers do and asks axe-core what it finds wrong with them.
//
//   node check.mjs PAGE.html… [--pictures FOLDER]
//
// Phones, tablet and desk, light and dark. Nothing may be asked of another place, nothing may run, and
// nothing may stand beyond the edge of the screen. With `--pictures`, each view is kept as a PNG,
// and the printed pages as a PDF. `CHROMIUM` names the browser.

import { mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(pathToFileURL(path.join(process.cwd(), "package.json")));
const puppeteer = require("puppeteer-core");
const axe = require.resolve("axe-core/axe.min.js");

const words = process.argv.slice(2);
const at = words.indexOf("--pictures");
const pictures = at < 0 ? undefined : words.splice(at, 2)[1];
if (pictures) mkdirSync(pictures, { recursive: true });

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? "chromium",
  args: ["--no-sandbox"],
});
let wrong = 0;
const complain = (text) => {
  wrong += 1;
  console.log(text);
};
for (const [number, file] of words.entries()) {
  for (const width of [320, 390, 768, 1280]) {
    for (const scheme of ["light", "dark"]) {
      const view = `${number + 1} ${width} px ${scheme}`;
      const page = await browser.newPage();
      await page.setBypassCSP(true);
      await page.setViewport({ width, height: 844, deviceScaleFactor: width < 600 ? 2 : 1 });
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
      const asked = [];
      page.on("request", (request) => asked.push(request.url()));
      page.on("pageerror", (error) => complain(`${view}: ${error}`));
      await page.goto(pathToFileURL(path.resolve(file)).href);
      const elsewhere = asked.filter((url) => !url.startsWith("file:"));
      if (elsewhere.length > 0 || asked.length > 1) complain(`${view}: asks for ${asked}`);
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      if (wide > 0) complain(`${view}: ${wide} px beyond the edge`);
      // A reader of a phone sees which row it is, and at least two of its figures.
      const hidden = await page.evaluate(() =>
        [...document.querySelectorAll("[class*='labels-']")].filter((table) => {
          const edge = document.documentElement.clientWidth;
          const row = [...table.tBodies[0].rows].find((one) => one.cells.length > 3);
          const places = [...row.cells].map((cell) => cell.getBoundingClientRect());
          const seen = places.filter((place) => place.left >= 0 && place.right <= edge);
          return seen.length < 3;
        }).length,
      );
      if (hidden > 0) complain(`${view}: ${hidden} tables show less than a label and two figures`);
      // Heads and labels stay in view when figures scroll by.
      const lost = await page.evaluate(() =>
        [...document.querySelectorAll("[class*='labels-']")].filter((table) => {
          const box = table.parentElement;
          box.scrollLeft = box.scrollWidth;
          const edge = box.getBoundingClientRect().left;
          const label = table.tBodies[0].rows[0].cells[0].getBoundingClientRect();
          box.scrollLeft = 0;
          return label.left < edge - 1;
        }).length,
      );
      if (lost > 0) complain(`${view}: ${lost} tables lose their labels when they scroll`);
      await page.addScriptTag({ path: axe });
      const found = await page.evaluate(() => globalThis.axe.run());
      for (const violation of found.violations) {
        const places = violation.nodes.map((node) => node.target.join(" ")).slice(0, 3);
        complain(`${view}: ${violation.id}: ${violation.help} (${places.join("; ")})`);
      }
      if (pictures) {
        const name = view.replaceAll(" ", "-");
        await page.screenshot({ path: path.join(pictures, `${name}.png`), fullPage: true });
      }
      await page.close();
    }
  }
  // On paper a page looks the same, whichever way its reader likes the screen.
  const papers = [];
  for (const scheme of ["light", "dark"]) {
    const page = await browser.newPage();
    // One call for both: each of puppeteer's own two would undo the other.
    const session = await page.createCDPSession();
    const features = [{ name: "prefers-color-scheme", value: scheme }];
    await session.send("Emulation.setEmulatedMedia", { media: "print", features });
    await page.goto(pathToFileURL(path.resolve(file)).href);
    papers.push(await page.screenshot({ fullPage: true, encoding: "base64" }));
    await page.close();
  }
  if (papers[0] !== papers[1]) complain(`${number + 1}: paper differs between light and dark`);
  if (pictures) {
    const page = await browser.newPage();
    await page.goto(pathToFileURL(path.resolve(file)).href);
    await page.pdf({
      path: path.join(pictures, `${number + 1}.pdf`),
      preferCSSPageSize: true,
      printBackground: true,
    });
    await page.close();
  }
}
await browser.close();
console.log(`${words.length} pages, ${wrong} complaints`);
process.exit(wrong === 0 ? 0 : 1);
