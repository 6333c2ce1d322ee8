// Fills in the workbook as a program does that nobody here wrote, exceljs, and holds what comes back.
//
//   node workbook.mjs REPORT YEAR_FILE
//
// REPORT is the program, YEAR_FILE one that is wholly filled in. Its numbers are opened in a folder of
// its own, typed into the workbook again and collected; then two hundred cells are filled in wrongly,
// the same ones each time.

import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";

import { end, given, hold } from "./held.mjs";

const require = createRequire(pathToFileURL(path.join(process.cwd(), "package.json")));
const { Workbook } = require("exceljs");

const [report, original] = given.map((one) => path.resolve(one));
const folder = mkdtempSync(path.join(os.tmpdir(), "workbook-"));
const at = (name) => path.join(folder, name);
const run = (...words) => {
  const { status, stdout, stderr } = spawnSync(report, [...words, "--lang", "zh"], { cwd: folder, encoding: "utf8" });
  return { status, said: stdout + stderr };
};
const year = /^year = ([0-9]+)/m.exec(readFileSync(original, "utf8"))[1];
const file = `${year}.toml`;

const whole = readFileSync(original, "utf8");
writeFileSync(at(file), whole);
run("facts", file, "--format", "ndjson", "--out", "facts.ndjson");
const rows = readFileSync(at("facts.ndjson"), "utf8").trim().split("\n").map((line) => JSON.parse(line));
const values = new Map(rows.map((row) => [row.id, row.value]));
const open = whole
  .replace(/^("[^"]+" = )(\[[0-9, ]+\])/gm, (_, key, list) => key + list.replace(/[0-9]+/g, '"?"'))
  .replace(/^("[^"]+" = |value += )[0-9]+/gm, '$1"?"');
writeFileSync(at(file), open);

// The inputs of a workbook by their ids: unlocked cells with a name.
async function inputs(name) {
  const workbook = new Workbook();
  await workbook.xlsx.readFile(at(name));
  const found = [];
  for (const { name: id, ranges } of workbook.definedNames.model) {
    const place = /^'?(.*?)'?!\$([A-Z]+)\$([0-9]+)$/.exec(ranges[0]);
    if (place === null || !values.has(id)) continue;
    const [, sheet, column, row] = place;
    const cell = workbook.getWorksheet(sheet).getCell(column + row);
    if (cell.protection?.locked === false) found.push({ id, sheet, at: column + row, cell });
  }
  return { workbook, found };
}

const made = run("workbook", year);
hold(made.status === 0, `a workbook is made: ${made.said}`);
const { workbook, found } = await inputs(`${year}年填报表.xlsx`);
for (const { id, cell } of found) cell.value = Number(values.get(id));
await workbook.xlsx.writeFile(at("filled.xlsx"));
const collected = run("fill", year, "filled.xlsx");
hold(collected.status === 0, `it is collected: ${collected.said}`);
hold(readFileSync(at(file), "utf8") === whole, "the year file is as typed by hand, byte for byte");
hold(found.length > 100, `all is typed: ${found.length}`);

// What nobody may type, and a number that stands against the year file's.
const WRONG = [
  "无", "abc", -3, 1.5, "1,2", "约5", "12件", "－5", "1e400", "五", "1 2", true, "=1+1",
  new Date(Date.UTC(2024, 0, 2)), { error: "#REF!" }, { formula: "1/0", result: { error: "#DIV/0!" } }, "another",
];
// A row of numbers by dice that fall alike on each run.
let state = 7;
const dice = (sides) => {
  state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
  return (state >> 8) % sides;
};
const TURNS = 200;
for (let turn = 0; turn < TURNS; turn += 1) {
  const { workbook, found } = await inputs("filled.xlsx");
  const { sheet, at: place, cell } = found[dice(found.length)];
  const wrong = WRONG[dice(WRONG.length)];
  cell.value = wrong === "another" ? cell.value + 1 : wrong;
  await workbook.xlsx.writeFile(at("wrong.xlsx"));
  const { status, said } = run("fill", year, "wrong.xlsx");
  const shown = `${sheet}!${place} = ${JSON.stringify(wrong)}`;
  hold(status === 1 && said.includes(sheet) && said.includes(place), `${shown} is told at its cell: ${said}`);
  hold(readFileSync(at(file), "utf8") === whole, `${shown}: nothing is written`);
}

rmSync(folder, { recursive: true });
end(`${found.length} cells filled in by exceljs, ${TURNS} filled in wrongly`);
