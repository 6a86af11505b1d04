#!/usr/bin/env python3
"""Walks through a running kiosk by its control socket and takes a picture of each screen: demo_tour.py SOCKET FOLDER

A pass in the environment's LINLI_PASS is shown to the scanner for a check-in. Fails when signage or home can't be had.
"""
import json
import os
import pathlib
import socket
import sys
import time

PATIENCE = 20.0  # seconds for a screen to come up
SETTLED = 0.7    # seconds for what moves to come to rest


class Kiosk:
    def __init__(self, path: str):
        self.path = path
        self.lines = None

    def connect(self):
        until = time.monotonic() + 60
        while True:
            wire = socket.socket(socket.AF_UNIX)
            try:
                wire.connect(self.path)
                wire.settimeout(PATIENCE)
                self.lines = wire.makefile("rw", encoding="utf-8", newline="\n")
                return
            except OSError:
                wire.close()
                if time.monotonic() > until:
                    raise
                time.sleep(0.1)

    def ask(self, **order) -> dict:
        self.lines.write(json.dumps(order) + "\n")
        self.lines.flush()
        answer = json.loads(self.lines.readline() or '{"error": "the kiosk hung up"}')
        if "error" in answer:
            raise RuntimeError(f"{order}: {answer['error']}")
        return answer

    def wait_for(self, what, *screens: str, patience: float = PATIENCE) -> dict:
        """The first look whose screen is one of these and that `what` finds good."""
        until = time.monotonic() + patience
        while True:
            seen = self.ask(do="look")
            if (not screens or seen["screen"] in screens) and what(seen):
                return seen
            if time.monotonic() > until:
                raise RuntimeError(f"waited for {' or '.join(screens)}, but it shows {seen['screen']}")
            time.sleep(0.1)

    def go(self, start: str, *screens: str):
        """Taps the first thing shown whose id begins so, until one of these screens is there: one that comes takes no taps."""
        def find(seen):
            return next((e["id"] for e in seen["elements"] if e["enabled"] and e["id"].startswith(start)), None)
        for tries_left in (2, 1, 0):
            self.ask(do="tap", id=find(self.wait_for(find)))
            try:
                self.wait_for(anything, *screens, patience=4)
            except RuntimeError:
                if not tries_left:
                    raise
                continue
            time.sleep(SETTLED)
            return


def anything(_seen: dict) -> bool:
    return True


def tour(kiosk: Kiosk, folder: pathlib.Path, code: str):
    def picture(name: str, *screens: str):
        kiosk.wait_for(anything, *screens)
        path = (folder / f"{name}.png").resolve()
        kiosk.ask(do="shot", path=str(path))
        print(f"  picture    {path}", flush=True)

    # Content has come when there is more to read than the empty screen's few words; then its pictures come.
    kiosk.wait_for(lambda seen: len(seen["texts"]) > 4, "attract")
    time.sleep(3)
    picture("1-signage", "attract")
    kiosk.go("attract", "home")
    picture("2-home", "home")
    yield
    kiosk.go("tile.services", "services")
    picture("3-services", "services")
    kiosk.go("service.", "service")
    picture("4-service", "service")
    kiosk.go("nav.home", "home")
    kiosk.go("tile.schedule", "schedule")
    picture("5-schedule", "schedule")
    kiosk.go("nav.home", "home")
    kiosk.go("tile.checkin", "scan")
    picture("6-scan", "scan")
    if code:
        kiosk.ask(do="scan", text=code)
        kiosk.wait_for(anything, "success", "choose", "refused")
        time.sleep(SETTLED)
        picture("7-check-in", "success", "choose", "refused")


def main() -> int:
    folder = pathlib.Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    kiosk = Kiosk(sys.argv[1])
    needed = True
    try:
        kiosk.connect()
        for _ in tour(kiosk, folder, os.environ.get("LINLI_PASS", "")):
            needed = False
    except (OSError, RuntimeError, ValueError) as fault:
        print(f"  the tour ended early: {fault}", flush=True)
        return 1 if needed else 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
