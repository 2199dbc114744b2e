#!/usr/bin/env python3
"""Compares the CPU time and memory of `tadqiq check` with those of `typos`, in one run.

    cargo build --release && cargo install typos-cli   # or: pip install typos
    benches/compare.py [--big FILE] [--runs N]

Both programs check the same files, turn about, on one thread, with their reports thrown away.
Without --big, a 10 MB file is made from the sample story. Prints the best of the runs and the
ratios; asserts nothing.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SEED = ROOT / "tests" / "data" / "000_5eaa8ef88a6002b3.txt"
STORY = ROOT / "examples" / "story.txt"
TEN_MEGABYTES = 10_000_000


def run(command):
    """Runs a command; gives its CPU seconds and its peak memory in MiB."""
    with open(os.devnull, "wb") as nowhere:
        child = subprocess.Popen(command, stdout=nowhere, stderr=nowhere)
        _, status, usage = os.wait4(child.pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1, 2):
        sys.exit(f"{command[0]} ended with {os.waitstatus_to_exitcode(status)}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def best(commands, runs):
    """The least CPU time and the memory of each command, run turn about."""
    found = [(float("inf"), 0.0)] * len(commands)
    for _ in range(runs):
        for index, command in enumerate(commands):
            cpu, memory = run(command)
            found[index] = (min(found[index][0], cpu), max(found[index][1], memory))
    return found


def compare(name, file, programs, runs):
    tadqiq, typos = programs
    ours = [tadqiq, "check", "--jobs", "1", "--format", "human", "--fail-on", "never", str(file)]
    theirs = [typos, "--isolated", "--threads", "1", str(file)]
    (cpu, memory), (other_cpu, other_memory) = best([ours, theirs], runs)
    size = file.stat().st_size / 1e6
    print(f"{name:12} {size:8.3f} MB  tadqiq {cpu * 1000:8.1f} ms {memory:6.1f} MiB"
          f"   typos {other_cpu * 1000:8.1f} ms {other_memory:6.1f} MiB   ratio {cpu / other_cpu:.2f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--big", type=Path, help="a large file of Arabic news")
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--tadqiq", default=str(ROOT / "target" / "release" / "tadqiq"))
    parser.add_argument("--typos", default=shutil.which("typos"))
    arguments = parser.parse_args()
    if not arguments.typos:
        sys.exit("typos is not installed: run `cargo install typos-cli` or `pip install typos`")
    if Path(arguments.typos).read_bytes()[:2] == b"#!":
        sys.exit(f"{arguments.typos} is a script that starts typos, and its time would be counted: give the program itself with --typos")
    if not Path(arguments.tadqiq).exists():
        sys.exit(f"{arguments.tadqiq} is missing: run `cargo build --release`")
    programs = (arguments.tadqiq, arguments.typos)
    with tempfile.TemporaryDirectory() as folder:
        big = arguments.big
        if big is None:
            big = Path(folder) / "big.txt"
            story = STORY.read_bytes()
            big.write_bytes(story * (TEN_MEGABYTES // len(story) + 1))
        compare("one story", SEED, programs, arguments.runs)
        compare("one file", big, programs, arguments.runs)


if __name__ == "__main__":
    main()
