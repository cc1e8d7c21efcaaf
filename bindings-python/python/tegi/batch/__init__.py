"""All goods or contracts of a file at once: Parquet, JSON lines, CSV and XLSX in and out.

    summary = tegi.batch.run(tegi.batch.Batch(Path("goods.parquet"), Path("answers.parquet")))

`run(..., progress=)` tells a callable how far it is. Nothing is written over an input or over a file that is not an
earlier result; of one result one batch alone is at work at a time.

`write_template` gives an empty workbook. `pip install "tegi[batch]"` installs what it needs.
"""

from __future__ import annotations

from tegi.batch.parts import OtherBatch
from tegi.batch.run import Batch, Summary, run
from tegi.batch.template import write_template

__all__ = ["Batch", "OtherBatch", "Summary", "run", "write_template"]
