#!/usr/bin/env python3
"""Does a parser that is not ours accept the scripts that `tsqlaudit fix` prints?

    fix_scripts.py PROGRAM SCHEMA...

Each batch of the scripts goes through `sqlfluff parse`. What its T-SQL does not know is listed below,
each with the reason; such a statement is replaced by SELECT 1, so that the guard around it is parsed
all the same. An entry that no batch needs fails too: the list says nothing that is not so.

Exit code 77: sqlfluff is not installed.
"""

import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

SKIPPED = 77

# Statement, and why SQL Server takes it although sqlfluff does not.
UNKNOWN = [
    (
        r"SET ANSI_NULLS, [A-Z_, ]+ ON;",
        "SET takes a list of options: t-sql/statements/set-statements-transact-sql",
    ),
    (
        r"ALTER TABLE .+ DROP CONSTRAINT IF EXISTS .+;",
        "IF EXISTS since SQL Server 2016: t-sql/statements/alter-table-transact-sql",
    ),
    (
        r"ALTER TABLE .+ WITH CHECK CHECK CONSTRAINT .+;",
        "the first CHECK validates: t-sql/statements/alter-table-transact-sql",
    ),
    (
        r"ALTER TABLE .+ REBUILD PARTITION = ALL WITH \(DATA_COMPRESSION = \w+\);",
        "REBUILD of a table: t-sql/statements/alter-table-transact-sql",
    ),
    (
        r"ALTER INDEX .+ ON .+ REBUILD PARTITION = ALL WITH \(DATA_COMPRESSION = \w+\);",
        "PARTITION of a rebuild: t-sql/statements/alter-index-transact-sql",
    ),
    (
        r"CREATE SPATIAL INDEX .+\s+ON .+ \(.+\)\s+USING \w+(\s+WITH \(.+\))?;",
        "spatial: t-sql/statements/create-spatial-index-transact-sql",
    ),
]

CONFIGURATION = "[sqlfluff]\ndialect = tsql\nlarge_file_skip_byte_limit = 0\n"


def batches_of(script: str) -> list[str]:
    batches = re.split(r"^GO\n", script, flags=re.MULTILINE)
    code = [re.sub(r"^--.*\n", "", batch, flags=re.MULTILINE).strip() for batch in batches]
    return [batch + "\n" for batch in code if batch]


def has_unparsable(node) -> bool:
    if isinstance(node, dict):
        return "unparsable" in node or any(has_unparsable(value) for value in node.values())
    return isinstance(node, list) and any(has_unparsable(value) for value in node)


def accepts(batches: list[str]) -> list[bool]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        (path / ".sqlfluff").write_text(CONFIGURATION)
        for number, batch in enumerate(batches):
            (path / f"{number:05}.sql").write_text(batch)
        result = subprocess.run(
            ["sqlfluff", "parse", "--dialect", "tsql", "--format", "json", "."],
            cwd=path, stdout=subprocess.PIPE, text=True, check=False,
        )
        files = sorted(json.loads(result.stdout), key=lambda file: file["filepath"])
    if len(files) != len(batches):
        sys.exit(f"sqlfluff parsed {len(files)} of {len(batches)} batches")
    return [file["segments"] is not None and not has_unparsable(file["segments"]) for file in files]


def main() -> int:
    if shutil.which("sqlfluff") is None:
        print("SKIPPED: sqlfluff is not installed; `scripts/setup test` installs it")
        return SKIPPED
    program, *schemas = sys.argv[1:]
    batches = []
    for schema in schemas:
        script = subprocess.run([program, "fix", schema], stdout=subprocess.PIPE, text=True, check=True)
        batches += batches_of(script.stdout)
    batches = sorted(set(batches))
    replaced = batches
    uses = {}
    for pattern, _ in UNKNOWN:
        uses[pattern] = [batch for batch in replaced if re.search(pattern, batch)]
        replaced = [re.sub(pattern, "SELECT 1;", batch) for batch in replaced]

    failures = []
    if not batches:
        failures.append("there are no batches: nothing was tested")
    known = accepts(replaced)
    failures += [f"not accepted:\n{batch}" for batch, ok in zip(batches, known) if not ok]
    for pattern, _ in UNKNOWN:
        if not uses[pattern]:
            failures.append(f"no script has it any more: {pattern}")
    samples = [examples[0] for examples in uses.values() if examples]
    failures += [f"known after all:\n{batch}" for batch, ok in zip(samples, accepts(samples)) if ok]
    for failure in failures:
        print(failure)
    print(f"{len(batches)} batches, {len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
