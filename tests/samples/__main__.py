"""``python -m tests.samples``: write the samples again."""

from __future__ import annotations

from tests.samples.generate import TARGET, write_all

if __name__ == "__main__":
    write_all()
    print(f"wrote {len(list(TARGET.iterdir()))} files to {TARGET}")
