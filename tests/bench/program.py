#!/usr/bin/env python3
"""Measures the whole kiosk, headless, against a real server: start to the first frame, CPU when idle, memory.

    program.py [--starts N] [--seconds N]        figures are medians; the machine should have nothing else to do
"""
import argparse
import os
import pathlib
import statistics
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "e2e"))
from county import County  # noqa: E402

TICKS = os.sysconf("SC_CLK_TCK")


def cpu_seconds(pid: int) -> float:
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def memory_mib(pid: int) -> float:
    """PSS: what it would give back if it ended."""
    lines = pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def idle(kiosk, seconds: float) -> tuple[float, int]:
    """Per cent of a core and frames drawn, while nobody touches it."""
    pid = kiosk.process.pid
    cpu, frames, began = cpu_seconds(pid), kiosk.state()["frames"], time.monotonic()
    time.sleep(seconds)
    spent, passed = cpu_seconds(pid) - cpu, time.monotonic() - began
    return 100 * spent / passed, kiosk.state()["frames"] - frames


def start_times(kiosk, starts: int) -> list[float]:
    times = []
    for _ in range(starts):
        kiosk.stop()
        began = time.monotonic()
        kiosk.start("--size", "1080x1920")
        times.append(time.monotonic() - began)
    return times


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--starts", type=int, default=7)
    arguments.add_argument("--seconds", type=float, default=20)
    given = arguments.parse_args()
    with County() as county:
        kiosk = county.kiosk("--size", "1080x1920")
        times = start_times(kiosk, given.starts)
        print(f"start to the first frame   {1000 * statistics.median(times):7.0f} ms  (worst of {len(times)}: {1000 * max(times):.0f})")
        kiosk.wait_content()
        time.sleep(5)  # what came with the content is loaded
        cpu, frames = idle(kiosk, given.seconds)
        print(f"signage                    {cpu:7.2f} % of a core, {frames / given.seconds:.1f} frames a second")
        kiosk.tap("attract")
        kiosk.wait_screen("home")
        time.sleep(2)
        cpu, frames = idle(kiosk, min(given.seconds, 20))  # before the idle warning
        print(f"home, untouched            {cpu:7.2f} % of a core, {frames} frames")
        print(f"memory (PSS)               {memory_mib(kiosk.process.pid):7.0f} MiB")
        kiosk.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
