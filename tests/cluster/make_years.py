"""Makes year files of a small nation: make_years.py FILES FOLDER

Writes FOLDER/organs.csv and FOLDER/years/ORGAN/2025.toml of so many organs: two provinces of two cities of four
districts each, and organs below the districts and the cities. Every cell is that of an example times a number of the
organ's own, so that all relations hold; what a level reports itself is the sum of what is below. Every tenth file is
wrong in another way; and of two districts, whose organs are all right, one cell is 5 too many.
"""

import re
import sys
from pathlib import Path

EXAMPLE = Path(__file__).parents[2] / "examples" / "form-2021.toml"
CELL = re.compile(r'^("[a-z_.]+" = )(\[[0-9, ]+\]|[0-9]+)', re.MULTILINE)


def year_file(organ, times, year=2025):
    def multiplied(cell):
        return cell[1] + re.sub(r"\d+", lambda digits: str(int(digits[0]) * times), cell[2])

    text = CELL.sub(multiplied, EXAMPLE.read_text(encoding="utf-8"))
    text = text.replace("value = 400\n", f"value = {400 * times}\n")
    return text.replace("杭州市人民政府", organ).replace("2025", str(year))


# What goes wrong in a file, and how it is saved.
SLIPS = [
    lambda text: text.replace('"review.upheld" = ', '"review.upheld" = 1'),
    lambda text: re.sub(r'("requests.result.total" = \[)(\d+)', lambda cell: f"{cell[1]}{int(cell[2]) + 1}", text),
    lambda text: re.sub(r'"review.pending" = \d+', '"review.pending" = "?"', text),
    lambda text: re.sub(r'"disclosed.fees" = \d+', '"disclosed.fees" = "/"', text),
    lambda text: text.replace("[table]", "[table", 1),
    lambda text: text.replace("全年收取", "全年共收取12.50元、"),
    lambda text: text.replace("[organ]\nname", "[organ]\nnmae"),
    lambda text: text.replace('unit  = "元"', 'unit  = "份"'),
    lambda text: text.encode("gb18030"),
    lambda text: b"\x00\xff\xfe\x00" + text.encode("utf-8"),
]


def nation(files):
    """Organ, level, parent and by how much its cells are multiplied, from the bottom up."""
    upper = []
    for province in "东西":
        cities = [(f"{province}省{city}市", f"{province}省") for city in "甲乙"]
        upper += [(f"{province}省", "province", "")]
        upper += [(city, "city", parent) for city, parent in cities]
        upper += [(f"{city}第{at}区", "district", city) for city, _ in cities for at in "一二三四"]
    above = [name for name, level, _ in upper if level in ("district", "city")]
    organs = []
    for at in range(files - len(upper)):
        parent = above[at % len(above)]
        organs.append((f"{parent}第{at}局", "organ", parent))
    times = {name: at % 9 + 1 for at, (name, _, _) in enumerate(organs)}
    for name, _, parent in organs + sorted(upper, key=lambda row: -len(row[0])):
        times[parent] = times.get(parent, 0) + times.get(name, 0)
    return upper + organs, times


def main():
    files, folder = int(sys.argv[1]), Path(sys.argv[2])
    rows, times = nation(files)
    lines = ["organ,level,parent"]
    wrong = [organ for at, (organ, level, _) in enumerate(rows) if level == "district" and at % 7 == 6]
    for at, (organ, level, parent) in enumerate(rows):
        lines.append(f"{organ},{level},{parent}")
        text = year_file(organ, times[organ])
        below = folder / "years" / organ
        below.mkdir(parents=True)
        if organ in wrong:
            text = re.sub(r'(?<="disclosed.licences" = )\d+', lambda digits: str(int(digits[0]) + 5), text)
        if level == "organ" and at % 10 == 0 and parent not in wrong:
            text = SLIPS[at // 10 % len(SLIPS)](text)
        if level == "organ" and at % 50 == 7:
            (below / "2024.toml").write_text(year_file(organ, times[organ] + 1, 2024), encoding="utf-8")
        data = text if isinstance(text, bytes) else text.encode("utf-8")
        (below / "2025.toml").write_bytes(data)
    (folder / "organs.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
