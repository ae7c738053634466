"""Articles from HWPX, HWP 5, PDF and DOCX files, one module a format, each with ``read(data, name, source)``.

What can't be read raises ``InputError`` with one of the codes ``damaged``, ``encrypted``, ``no_text`` (a scan),
``too_large`` (inflated), ``wrong_type`` (the content isn't what the suffix says), ``old_version``, ``empty`` and
``timeout``.
"""
