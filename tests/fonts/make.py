"""Cuts the font of the tests out of Noto Serif CJK SC: the characters of the real report, of the
examples, and of the forms. Needs fonttools; run in the repository's folder:

    python3 tests/fonts/make.py /usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

NAME = "Report Test Song"
TEXTS = ["data/2017.toml", "data/forms/2014.toml", "examples/layout.toml", "examples/minimal.toml"]

font = TTFont(sys.argv[1], fontNumber=2, recalcTimestamp=False)
characters = {chr(code) for code in range(0x20, 0x7F)}
for text in TEXTS:
    for line in Path(text).read_text(encoding="utf-8").splitlines():
        if not line.lstrip().startswith("#"):
            characters.update(line)
characters.update("①②③〓—⸺草稿目录附件扫描二维码在手机上阅读本报告图表合计年月日　：、。，“”（）《》")
options = subset.Options(
    layout_features=[], hinting=False, name_IDs=[0, 13, 14], notdef_outline=False, drop_tables=["VORG", "vhea", "vmtx", "GPOS", "GSUB", "BASE", "GDEF"],
)
cutter = subset.Subsetter(options)
cutter.populate(unicodes={ord(one) for one in characters if one >= " "})
cutter.subset(font)
for name in (1, 4, 6, 16):
    font["name"].removeNames(nameID=name)
    font["name"].setName(NAME.replace(" ", "") if name == 6 else NAME, name, 3, 1, 0x409)
cff = font["CFF "].cff
cff.fontNames = ["ReportTestSong"]
top = cff.topDictIndex[0]
for key in ("Notice", "FullName", "FamilyName"):
    if hasattr(top, key):
        setattr(top, key, NAME)
font.save("tests/fonts/report-test-song.otf")
