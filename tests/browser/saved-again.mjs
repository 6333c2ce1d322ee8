// Has our spreadsheets saved again by SheetJS and by exceljs, and holds them against their year file.
//
//   node saved-again.mjs REPORT YEAR_FILE...
//
// `report verify` must say that every figure is the same. Prints by which way the figures were found.

import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";

import { end, given, hold } from "./held.mjs";

const require = createRequire(pathToFileURL(path.join(process.cwd(), "package.json")));
const exceljs = require("exceljs");
const sheetjs = require("xlsx");

const programs = {
  SheetJS: async (old, saved) => sheetjs.writeFile(sheetjs.readFile(old, { cellStyles: true, cellFormula: true }), saved),
  exceljs: async (old, saved) => {
    const book = new exceljs.Workbook();
    await book.xlsx.readFile(old);
    await book.xlsx.writeFile(saved);
  },
};

const [report, ...yearFiles] = given.map((one) => path.resolve(one));
const run = (...words) => spawnSync(report, words, { encoding: "utf8", timeout: 60_000 });
const ways = new Map();
for (const yearFile of yearFiles) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "saved-again-"));
  run("build", yearFile, "--format", "xlsx", "--out", folder, "--quiet");
  const built = path.join(folder, readdirSync(folder)[0]);
  for (const [program, save] of Object.entries(programs)) {
    const saved = path.join(folder, `${program}.xlsx`);
    await save(built, saved);
    const { status, stdout } = run("verify", saved, "--against", yearFile, "--output-format", "json");
    const said = JSON.parse(stdout).files[0];
    const found = said.findings.map((finding) => `${finding.check}: ${finding.message}`).slice(0, 5);
    hold(status === 0 && said.verdict !== "changed", `${yearFile} as ${program} saves it: ${found.join("; ")}`);
    for (const [way, count] of Object.entries(said.found_by)) {
      const key = `${program}, xlsx: figures found by ${way}`;
      ways.set(key, (ways.get(key) ?? 0) + count);
    }
  }
  rmSync(folder, { recursive: true });
}
for (const [way, count] of ways) console.log(`${way}: ${count}`);
end("spreadsheets that were saved again");
