"""Where clang's tools are: version 14, which Debian 12 has and our files are written with, else the machine's."""
import shutil
import sys


def find_tool(name: str) -> str:
    found = shutil.which(f"{name}-14") or shutil.which(name)
    if not found:
        print(f"{name} is not installed; installer/setup.sh --tests does it")
        sys.exit(1)
    return found
