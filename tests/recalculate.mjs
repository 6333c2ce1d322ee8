// Computes the formulas of spreadsheets anew in HyperFormula, which shares no code with us, and
// compares what comes out with the results that are stored.
//
//   node recalculate.mjs FILE.xlsx…
//
// Run where `hyperformula` and `xlsx` are installed. Ends with 1 where a result differs.

import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(pathToFileURL(path.join(process.cwd(), "package.json")));
const { HyperFormula } = require("hyperformula");
const XLSX = require("xlsx");

let formulas = 0;
let wrong = 0;
for (const file of process.argv.slice(2)) {
  const book = XLSX.readFile(file, { cellFormula: true });
  const sheets = {};
  const stored = [];
  for (const name of book.SheetNames) {
    const sheet = book.Sheets[name];
    const area = XLSX.utils.decode_range(sheet["!ref"]);
    sheets[name] = [];
    for (let row = 0; row <= area.e.r; row++) {
      sheets[name].push([]);
      for (let col = 0; col <= area.e.c; col++) {
        const cell = sheet[XLSX.utils.encode_cell({ r: row, c: col })];
        if (cell?.f) stored.push({ name, row, col, value: cell.v ?? "" });
        // A text that looks like a formula or a number stays one.
        const text = cell?.t === "s" ? `'${cell.v}` : cell?.v;
        sheets[name][row].push(cell?.f ? `=${cell.f}` : (text ?? null));
      }
    }
  }
  const computed = HyperFormula.buildFromSheets(sheets, { licenseKey: "gpl-v3" });
  for (const { name, row, col, value } of stored) {
    formulas += 1;
    const found = computed.getCellValue({ sheet: computed.getSheetId(name), row, col }) ?? "";
    const isSame = typeof value === "number" ? Math.abs(found - value) < 1e-9 : found === value;
    if (!isSame) {
      wrong += 1;
      const place = `${name}!${XLSX.utils.encode_cell({ r: row, c: col })}`;
      console.log(`${file} ${place}: ${JSON.stringify(found)}, stored ${JSON.stringify(value)}`);
    }
  }
}
console.log(`${formulas} formulas computed by HyperFormula, ${wrong} differ from what is stored`);
process.exit(wrong > 0 || formulas === 0 ? 1 : 0);
