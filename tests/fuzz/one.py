"""Fuzz one part with atheris: the name of the part, then what libFuzzer takes, as a file to try again."""

import os
import sys

import atheris

with atheris.instrument_imports(include=["graph"]):
    from parts import PARTS

os.environ["NEWSGRAPH_RAISE"] = "1"  # a fault in a rule is found, and not skipped

if __name__ == "__main__":
    name = sys.argv.pop(1)
    atheris.Setup(sys.argv, PARTS[name])
    atheris.Fuzz()
