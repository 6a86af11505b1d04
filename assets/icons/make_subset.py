#!/usr/bin/python3
"""Makes mdi-subset.ttf and kiosk/ui/icons.h from names.txt and the package @mdi/font.

    npm pack @mdi/font@7.4.47 && tar xzf mdi-font-7.4.47.tgz
    ./make_subset.py package            # needs Debian's python3-fonttools

The icons' own code points lie above U+FFFF, where a font's look-up tables in the program would need 6 MB for
each size; so they are moved to U+E000 and following, in the order of names.txt.
"""
import pathlib
import re
import sys

from fontTools import subset, ttLib

HERE = pathlib.Path(__file__).resolve().parent
FIRST = 0xE000


def pascal(name: str) -> str:
    return "".join(part.capitalize() for part in name.split("-"))


def main(package: pathlib.Path) -> None:
    css = (package / "css/materialdesignicons.css").read_text()
    known = {m[1]: int(m[2], 16) for m in re.finditer(r'\.mdi-([a-z0-9-]+)::before\s*{\s*content:\s*"\\([0-9A-Fa-f]+)"', css)}
    names = (HERE / "names.txt").read_text().split()
    if unknown := [name for name in names if name not in known]:
        sys.exit(f"not in @mdi/font: {' '.join(unknown)}")

    font = ttLib.TTFont(package / "fonts/materialdesignicons-webfont.ttf")
    options = subset.Options(layout_features=[], hinting=False, name_IDs=[0, 1, 2, 13, 14], notdef_outline=True)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[known[name] for name in names])
    subsetter.subset(font)
    glyph_of = font.getBestCmap()
    moved = {FIRST + i: glyph_of[known[name]] for i, name in enumerate(names)}
    for table in font["cmap"].tables:
        table.cmap = dict(moved)
    # The package states outlines that begin at 0 where they begin further right; saving puts that right, and the
    # left side bearings must say the same, or every icon moves to the left.
    for name in font.getGlyphOrder():
        glyph = font["glyf"][name]
        glyph.recalcBounds(font["glyf"])
        font["hmtx"][name] = (font["hmtx"][name][0], getattr(glyph, "xMin", 0))
    font.save(HERE / "mdi-subset.ttf")

    lines = [f"    {pascal(name)} = 0x{FIRST + i:X}," for i, name in enumerate(names)]
    (HERE.parent.parent / "kiosk/ui/icons.h").write_text(
        "// The icons of assets/icons/mdi-subset.ttf by their Material Design names; made by assets/icons/make_subset.py.\n"
        "#pragma once\n\n#include <cstdint>\n\nnamespace ui {\n\n"
        "enum class Icon : std::uint32_t {\n    None = 0,\n" + "\n".join(lines) + "\n};\n\n}  // namespace ui\n")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
