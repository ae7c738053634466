"""How much the readers take: what is beyond is refused with a code and a message, never read to its end.

A release is a few kilobytes; the largest seen in public data sets have some 60,000 characters. The limits
leave room for thirty times that and keep one hostile file from costing more than seconds and some megabytes.
"""

MAX_BYTES = 2_000_000
"""A release's text, as bytes of a text file or of a row's body."""
MAX_DOCUMENT_BYTES = 100_000_000
"""A document file (.docx, .hwp, .pdf …), which carries pictures besides its text."""
MAX_LINE_BYTES = 8_000_000
"""One row of .jsonl or one line of .csv: a body whose every character is written as an escape of six."""
MAX_FILE_BYTES = 50_000_000_000
"""A file of rows; it is read row by row, so this bounds time and not memory."""
MAX_ROW_GROUP_BYTES = 2_000_000_000
"""The columns used of one row group of .parquet, as its header gives their size."""
MAX_ROWS = 50_000_000
"""Rows of one file."""
MAX_BROKEN_RECORDS = 100
"""Rows of one .csv whose quotation marks never close; each costs a second look at the lines after it."""
MAX_RECORD_LINES = 5_000
"""Lines of one .csv row."""
MAX_FILES = 1_000_000
"""Files of one input folder."""
MAX_DEPTH = 32
"""Folders within folders."""
MAX_TAGS = 10_000
"""Tags of one page; the extractor's time grows with the square of some of them (20,000 took up to 105 s)."""
MAX_EMPTY_TAGS = 1_000
"""Tags ``input``, ``link`` and ``img`` of one page, the dearest ones."""
MAX_ATTRIBUTES = 5_000
"""Attributes of one tag, which the parser compares with each other (100,000 took over 40 s)."""
MAX_ID_CHARS = 1_000
"""An article's id."""
MAX_TITLE_CHARS = 1_000
"""An article's title."""
