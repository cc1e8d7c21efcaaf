"""A contract from a workbook: XLSX, or the same sheets as CSV.

`write_template` gives an empty one. `pip install "tegi[forms]"` installs what reading XLSX needs; CSV needs nothing.

    facts, faults = tegi.workbook.read_contract("contract.xlsx")
    for sentence in tegi.workbook.sentences(faults, "kk"):
        print(sentence)
"""

from __future__ import annotations

from tegi.workbook.contract import read_contract
from tegi.workbook.template import write_template
from tegi.faults import sentences

__all__ = ["read_contract", "sentences", "write_template"]
