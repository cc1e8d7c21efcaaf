"""Tables as people have them: workbooks, text tables and cells, read by the core.

XLSX is opened here and handed to the core as cells; text tables go there as bytes.
"""
