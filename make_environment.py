"""Makes the virtual environment, also where Debian has left out what `python -m venv` needs.

Called by the Makefile with the system's Python, before anything is installed: standard library only.
"""

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

OLDEST, NEWEST = (3, 11), (3, 13)
DEBIAN_PACKAGE = "python3-venv"


def main(folder: Path) -> None:
    """Make the environment in `folder`, or say what to install."""
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        sys.exit(f"Backspegel kräver Python 3.11–3.13; {sys.executable} är {sys.version.split()[0]}.")
    if not _has_ensurepip():
        _install_debian_package()
    venv.create(folder, with_pip=True, clear=folder.exists())


def _has_ensurepip() -> bool:
    return (
        subprocess.run([sys.executable, "-c", "import ensurepip"], capture_output=True, check=False).returncode
        == 0
    )


def _install_debian_package() -> None:
    """Debian keeps ensurepip in a package of its own; install it where we may."""
    apt = shutil.which("apt-get")
    if apt is None or os.geteuid() != 0:
        sys.exit(f"Python saknar ensurepip. Installera det med: sudo apt install {DEBIAN_PACKAGE}")
    subprocess.run([apt, "update", "-qq"], check=False)
    subprocess.run([apt, "install", "-y", "-qq", DEBIAN_PACKAGE], check=True)
    # A new process: this one has already looked for ensurepip and not found it.
    os.execv(sys.executable, [sys.executable, *sys.argv])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
