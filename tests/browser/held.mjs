// What the browser's checks share: their arguments, the browser, and what is held.

import { mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

// Installed where the checks are run, not beside them.
const require = createRequire(pathToFileURL(path.join(process.cwd(), "package.json")));
const puppeteer = require("puppeteer-core");

// Finds what hinders a reader, within a page.
export const axe = require.resolve("axe-core/axe.min.js");

// What the command line names; `pictures` is the folder to keep views in.
export const given = process.argv.slice(2);
const at = given.indexOf("--pictures");
export const pictures = at < 0 ? undefined : given.splice(at, 2)[1];
if (pictures) mkdirSync(pictures, { recursive: true });

let wrong = 0;
export function hold(is, what) {
  if (is) return;
  wrong += 1;
  console.log(`not so: ${what}`);
}

export const launch = (options = {}) =>
  puppeteer.launch({
    executablePath: process.env.CHROMIUM ?? "chromium",
    args: ["--no-sandbox", "--disable-background-networking", "--no-first-run"],
    ...options,
  });

// Says whether all that was held is so, and ends.
export function end(what) {
  console.log(wrong === 0 ? `${what}: all holds` : `${what}: ${wrong} are not so`);
  process.exit(wrong === 0 ? 0 : 1);
}
