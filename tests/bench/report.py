#!/usr/bin/env python3
"""Runs a benchmark and prints a line for each thing it measured: the median of three runs, and what it counted.

    report.py PROGRAM OUT        OUT.json holds the library's own report
"""
import json
import pathlib
import subprocess
import sys

OWN = {"name", "run_name", "run_type", "family_index", "per_family_instance_index", "repetitions", "repetition_index",
       "threads", "iterations", "real_time", "cpu_time", "time_unit", "aggregate_name", "aggregate_unit",
       "error_occurred", "error_message"}
IN_MS = {"ns": 1e-6, "us": 1e-3, "ms": 1, "s": 1e3}


def line(one: dict) -> str:
    name = one["run_name"].split("/")[0].replace("_", " ")
    if one.get("error_occurred"):
        return f"  {name:<44} not measured: {one['error_message']}"
    unit = IN_MS[one["time_unit"]]
    counted = ", ".join(f"{key} {value:g}" for key, value in one.items() if key not in OWN)
    return (f"  {name:<44} {one['real_time'] * unit:10.3f} ms   CPU {one['cpu_time'] * unit:10.3f} ms"
            f"   {counted}").rstrip()


def main() -> int:
    program, out = sys.argv[1], pathlib.Path(sys.argv[2]).with_suffix(".json")
    done = subprocess.run([program, "--benchmark_repetitions=3", "--benchmark_report_aggregates_only=true",
                           f"--benchmark_out={out}", "--benchmark_out_format=json"], stdout=sys.stderr, check=False)
    if done.returncode != 0:
        print(f"  {program} ended with {done.returncode}")
        return 1
    for one in json.loads(out.read_text())["benchmarks"]:
        if one["run_type"] == "iteration" or one["aggregate_name"] == "median":
            print(line(one))
    return 0


if __name__ == "__main__":
    sys.exit(main())
