"""Tables as people have them: workbooks, text tables and cells, read by the core, and shown before they are used.

    reading = tegi.table.read("calculation.xlsx", about="bill", same={"on": "2026-03-01", "rulebook": "cis-2009"})
    print(reading.show("en"))
    answer = tegi.assess_good(reading.facts)

XLSX is opened here and handed to the core as cells; text tables go there as bytes. What cannot be read is a fault at its
cell; nothing is dropped. `pip install "tegi[forms]"` installs what reading XLSX needs.
"""

from __future__ import annotations

from tegi.table.reading import Reading, read, stated_facts

__all__ = ["Reading", "read", "stated_facts"]
