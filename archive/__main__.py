"""``python -m archive``: the same as ``nianbao``."""

from archive.cli import main

if __name__ == "__main__":
    main(prog_name="nianbao")
