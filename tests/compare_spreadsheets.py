"""Compares an .xls with the .xlsx of the same report, cell by cell, through xlrd and openpyxl.

    python3 compare_spreadsheets.py FILE.xls FILE.xlsx

Sheets, values, merged ranges, fonts, number formats, locked cells and defined names must be the
same. Prints what differs; ends with 1 where anything does.
"""

import sys

import openpyxl
import xlrd
from openpyxl.utils import range_boundaries


def plain(value):
    return "" if value is None else value


def main(old_path, new_path):
    old = xlrd.open_workbook(old_path, formatting_info=True)
    new = openpyxl.load_workbook(new_path, data_only=True)
    wrong = []
    # Without its charts the sheet of charts is called after what it holds.
    called = {name: "图的数据" if name == "图" else name for name in new.sheetnames}
    if old.sheet_names() != list(called.values()):
        wrong.append(f"sheets: {old.sheet_names()} {new.sheetnames}")
    cells = 0
    for name in new.sheetnames:
        sheet, other = old.sheet_by_name(called[name]), new[name]
        for row in other.iter_rows():
            for cell in row:
                r, c = cell.row - 1, cell.column - 1
                is_there = r < sheet.nrows and c < sheet.ncols
                value = sheet.cell_value(r, c) if is_there else ""
                if value != plain(cell.value):
                    wrong.append(f"{name} {cell.coordinate}: {value!r} {cell.value!r}")
                if not is_there or cell.value is None:
                    continue
                cells += 1
                look = old.xf_list[sheet.cell_xf_index(r, c)]
                font = old.font_list[look.font_index]
                number = old.format_map[look.format_key].format_str
                seen = (font.name, font.height / 20, bool(font.bold), number, bool(look.protection.cell_locked))
                expected = (
                    cell.font.name,
                    cell.font.sz,
                    bool(cell.font.b),
                    cell.number_format,
                    cell.protection.locked,
                )
                if seen != expected:
                    wrong.append(f"{name} {cell.coordinate}: {seen} {expected}")
        merged = sorted((c1 + 1, r1 + 1, c2, r2) for r1, r2, c1, c2 in sheet.merged_cells)
        expected = sorted(range_boundaries(str(area)) for area in other.merged_cells.ranges)
        if merged != expected:
            wrong.append(f"{name}: merged {merged} {expected}")
        for column, width in other.column_dimensions.items():
            index = range_boundaries(f"{column}1")[0] - 1
            stored = sheet.colinfo_map[index].width / 256
            if abs(stored - width.width) > 0.1:
                wrong.append(f"{name}: column {column} is {stored} wide, not {width.width}")
    names = {
        one.name: one.result.text.replace("'", "") if one.result else ""
        for one in old.name_obj_list
        if not one.builtin
    }
    expected = {name: one.attr_text.replace("'", "") for name, one in new.defined_names.items()}
    if set(names) != set(expected):
        wrong.append(f"names: {sorted(set(names) ^ set(expected))}")
    for line in wrong[:20]:
        print(line)
    print(f"{cells} cells and {len(expected)} names compared, {len(wrong)} differ")
    return 1 if wrong or not cells else 0


sys.exit(main(*sys.argv[1:]))
