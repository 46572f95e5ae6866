"""Writing: the workbook and the files beside it."""
