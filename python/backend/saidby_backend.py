"""scikit-build-core, which in a source distribution puts the C sources beside the package, in csrc/."""
import os
import shutil

from scikit_build_core import build as _build
from scikit_build_core.build import *  # noqa: F403

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
CSRC = os.path.join(HERE, "csrc")
SOURCES = ("CMakeLists.txt", "LICENSE", "cli", "cmake", "include", "lib", "tools")


def build_sdist(sdist_directory, config_settings=None):
    root = os.path.dirname(HERE)
    if not os.path.exists(os.path.join(root, "include", "saidby", "saidby.h")):
        return _build.build_sdist(sdist_directory, config_settings)  # of a source distribution again
    shutil.rmtree(CSRC, ignore_errors=True)
    os.mkdir(CSRC)
    try:
        for name in SOURCES:
            source, target = os.path.join(root, name), os.path.join(CSRC, name)
            if os.path.isdir(source):
                shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__", "*.pyc"))
            else:
                shutil.copyfile(source, target)
        return _build.build_sdist(sdist_directory, config_settings)
    finally:
        shutil.rmtree(CSRC)
