#!/usr/bin/env python3
"""Runs the program on damaged files and judges what it does.

    fuzz/mutate.py [--runs N] [--seed S] [--seconds T] [--program PATH]
    fuzz/mutate.py --control

Every run gets files of the examples, damaged by chance (`runs/inputs.py`), and one command
(`runs/commands.py`); `runs/judges.py` says what must hold. What does not is printed with the number of
its run, and `--only NUMBER --keep FOLDER` makes that run again and keeps its files. `--control` runs the
program with faults planted in it (`runs/faulty_report.py`), each of which must be seen.
"""

import argparse
import os
import random
import sys
import time
from collections import Counter
from pathlib import Path

from runs.commands import COMMANDS
from runs.faulty_report import FAULTS
from runs.folder import Folder
from runs.inputs import REPOSITORY, damaged_files

COMMAND_FUNCTIONS = [command for command, _ in COMMANDS]
WEIGHTS = [weight for _, weight in COMMANDS]


def one_run(folder, seed, number):
    """Makes a run of its own: what it asked, and all that did not hold."""
    chance = random.Random(f"{seed}/{number}")
    command = chance.choices(COMMAND_FUNCTIONS, WEIGHTS)[0]
    folder.holds(damaged_files(chance))
    return command.__name__, list(command(folder, chance))


def keep(folder, into):
    """Saves the files that a run left behind."""
    for name, data in folder.files().items():
        path = Path(into, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def many(arguments, program):
    """Makes the runs; the number of those in which something did not hold."""
    asked, kinds, failed = Counter(), Counter(), 0
    began, slowest, largest = time.time(), 0.0, 0.0
    with Folder([program]) as folder:
        numbers = [arguments.only] if arguments.only is not None else range(arguments.runs)
        for number in numbers:
            if arguments.seconds and time.time() - began > arguments.seconds:
                break
            name, faults = one_run(folder, arguments.seed, number)
            asked[name] += 1
            slowest = max(slowest, folder.slowest)
            largest = max(largest, folder.largest)
            if faults:
                failed += 1
                kinds.update(fault.split(":")[0] for fault in faults)
                print(f"run {number}, {name}: {'; '.join(faults)[:400]}", flush=True)
            if arguments.only is not None and arguments.keep:
                keep(folder, arguments.keep)
            if sum(asked.values()) % 10_000 == 0:
                print(f"{sum(asked.values())} runs, {failed} in which something did not hold", flush=True)
        programs = folder.runs
    print(f"{sum(asked.values())} runs of {programs} commands in {time.time() - began:.0f} s; "
          f"slowest {slowest:.2f} s, largest {largest:.0f} MB; {failed} in which something did not hold")
    print("asked:", ", ".join(f"{name} {count}" for name, count in asked.most_common()))
    for kind, count in kinds.most_common():
        print(f"  {count} × {kind}")
    return failed


def control(program):
    """Every planted fault is seen for what it is, in a run in which nothing of the kind is wrong with the
    right program. The number of faults that are not seen."""
    faulty = [sys.executable, str(Path(__file__).parent / "runs" / "faulty_report.py")]
    unseen = 0
    for fault, word in FAULTS.items():
        extra = {"FAULT": fault, "REPORT": program}
        with Folder([program]) as right, Folder(faulty, extra) as wrong:
            told = None
            for number in range(400):
                said = [one for one in one_run(wrong, 0, number)[1] if word in one]
                if said and not any(word in one for one in one_run(right, 0, number)[1]):
                    told = f"seen in run {number}: {said[0][:60]}"
                    break
        print(f"{fault}: {told or 'not seen'}", flush=True)
        unseen += told is None
    return unseen


def main():
    parser = argparse.ArgumentParser(description="Runs the program on damaged files and judges what it does.")
    parser.add_argument("--runs", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, help="stop after so long")
    parser.add_argument("--only", type=int, help="make this run alone")
    parser.add_argument("--keep", help="save the files of that run here")
    parser.add_argument("--program", default=str(REPOSITORY / "target/release/report"))
    parser.add_argument("--control", action="store_true")
    arguments = parser.parse_args()
    program = os.path.abspath(arguments.program)
    sys.exit(1 if (control(program) if arguments.control else many(arguments, program)) else 0)


if __name__ == "__main__":
    main()
