"""Values of a cell: text, number, code, name, date, quarter; one parser of each for all."""
