#!/usr/bin/env python3
"""Feeds each rule a house that keeps it and houses that break it: a rule that cannot fail is none."""
import contextlib
import importlib
import io
import pathlib
import sys
import tempfile

TEXTS = {"assets/lang/zh-CN.json": '{"home.hi": "你好，{name}", "day.1": "一"}',
         "assets/lang/en.json": '{"home.hi": "Hello, {name}", "day.1": "Mon"}'}

# rule: a house that passes, and what each other house changes in it with the words the rule must then say
CASES = {
    "check_layers": (
        {"kiosk/flow/flow.cpp": '#include <vector>\n#include "shared/core/clock.h"\n'},
        [({"kiosk/flow/flow.cpp": '#include "kiosk/ui/ui.h"\n'}, "kiosk/flow/ may not include kiosk/ui/ui.h"),
         ({"kiosk/flow/flow.cpp": "# include <imgui.h>\n"}, "may not include <imgui.h>"),
         ({"kiosk/flow/flow.cpp": "#include <thread>\n"}, "decides"),
         ({"shared/core/a.h": '#include "server/http/router.h"\n'}, "shared/core/ may not include server/http/router.h"),
         ({"server/handlers/a.cpp": "#include <boost/beast.hpp>\n"}, "may not include <boost/beast.hpp>"),
         ({"kiosk/desk/a.cpp": "#include <nlohmann/json.hpp>\n"}, "may not include <nlohmann/json.hpp>"),
         ({"kiosk/platform/a.cpp": "#include <SDL2/SDL_mixer.h>\n"}, "may not include <SDL2/SDL_mixer.h>"),
         ({"shared/utils/a.cpp": "\n"}, "lies in no room")]),
    "check_time": (
        {"shared/core/clock.cpp": "auto t = std::chrono::steady_clock::now();\n",
         "kiosk/app/a.cpp": "// system_clock::now() is not for here\nSteadyTime Ui::now() const { return now_; }\n"},
        [({"kiosk/app/a.cpp": "auto t = std::chrono::system_clock::now();\n"}, "kiosk/app/a.cpp:1"),
         ({"server/service/a.cpp": "std::tm t = *std::localtime(&now);\n"}, "time zones"),
         ({"shared/wire/a.cpp": "const auto t = time(nullptr);\n"}, "argument"),
         ({"tests/kiosk/a.cpp": "std::this_thread::sleep_for(1s);\n"}, "sleeping")]),
    "check_languages": (
        {**TEXTS, "kiosk/screens/home_view.cpp": 'texts.get("home.hi"); // 你好\nx = {.id = "home.tile"};\nget("day." + n);\n'},
        [({"assets/lang/en.json": '{"home.hi": "Hello, {name}"}'}, "en.json lacks day.1"),
         ({"assets/lang/en.json": '{"home.hi": "Hello, {name}", "day.1": "Mon", "x.y": "z"}'}, "zh-CN.json lacks x.y"),
         ({"assets/lang/en.json": '{"home.hi": "Hello, {nom}", "day.1": "Mon"}'}, "other places"),
         ({"assets/lang/en.json": '{"home.hi": "Hello, {name}", "day.1": "Mon", "day.1": "Tue"}'}, "stands twice"),
         ({"assets/lang/en.json": '{"home.hi": "Hello, {name}", "day.1": " "}'}, "is empty"),
         ({"kiosk/screens/home_view.cpp": 'std::string key = "home.gone";\n'}, "no text has the key home.gone"),
         ({"kiosk/app/a.cpp": 'texts.get(late ? "home.late" : "home.hi");\n'}, "no text has the key home.late"),
         ({"kiosk/app/a.cpp": 'texts.get("tile." + id);\n'}, "starts with tile."),
         ({"server/admin/a.cpp": 'draw(words("card.gone"));\n'}, "no text has the key card.gone"),
         ({"server/handlers/a.cpp": 'return "签到成功";\n'}, "words belong into assets/lang")]),
    "check_house": (
        {"kiosk/app/a.cpp": "int a;  // see /etc/linli/kiosk.toml\n"},
        [({"installer/a.sh": "cd /ho" "me/someone/linli\n"}, "a path of one machine"),
         ({"kiosk/app/a.cpp": "// TO" "DO: mend the race\n"}, "unfinished"),
         ({"kiosk/app/a.cpp": "thread.detach();\n"}, "no detach"),
         ({"kiosk/app/a.cpp": "int a;\n" * 401}, "401 lines")]),
}


def verdict(rule: str, house: dict[str, str]) -> tuple[int, str]:
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for name, text in house.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text)
        said = io.StringIO()
        with contextlib.redirect_stdout(said):
            code = importlib.import_module(rule).main(root)
        return code, said.getvalue()


def main() -> int:
    wrong, tried = [], 0
    for rule, (good, bad) in CASES.items():
        code, said = verdict(rule, good)
        tried += 1 + len(bad)
        if code:
            wrong.append(f"{rule}: fails a house that keeps it: {said}")
        for change, words in bad:
            code, said = verdict(rule, {**good, **change})
            if not code or words not in said:
                wrong.append(f"{rule}: passes {change}, or does not say “{words}”: {said}")
    print("\n".join(wrong) or f"{tried} houses judged rightly")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
