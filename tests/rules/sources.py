"""What the rules read: our own sources, with comments and strings told apart."""
import pathlib
import re

ROOMS = ("shared", "kiosk", "server", "tests")
TOKEN = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/)
      | (?P<raw>(?:u8|[uUL])?R"(?P<tag>[^(\s]*)\(.*?\)(?P=tag)")
      | (?P<string>(?P<prefix>u8|[uUL])?"(?:\\.|[^"\\\n])*")
      | (?P<character>'(?:\\.|[^'\\\n])+')""", re.S | re.X)


def cpp_files(root: pathlib.Path, rooms=ROOMS) -> list[pathlib.Path]:
    found = [p for room in rooms for end in ("h", "cpp") for p in root.glob(f"{room}/**/*.{end}")]
    return sorted(p for p in found if "node_modules" not in p.parts)


def name_of(root: pathlib.Path, file: pathlib.Path) -> str:
    return file.relative_to(root).as_posix()


def line_of(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1


def code_only(text: str) -> str:
    """The text with comments and the insides of strings blanked; lines and columns stay."""
    def blank(match: re.Match) -> str:
        kept = '""' if match["comment"] is None else "  "
        inside = re.sub(r"[^\n]", " ", match[0])
        return kept[0] + inside[1:-1] + kept[1] if len(inside) > 1 else inside
    return re.sub(TOKEN, blank, text)


def strings(text: str):
    """(line, position, literal without quotes) of each narrow string; tables of characters (U"…") are no words."""
    for match in TOKEN.finditer(text):
        literal = match["string"] or match["raw"]
        if literal and not literal.startswith(("U", "u\"", "L")):
            yield line_of(text, match.start()), match.start(), literal[literal.index('"') + 1:-1]


def report(broken: list[str], fine: str) -> int:
    print("\n".join(broken) if broken else fine)
    return 1 if broken else 0
