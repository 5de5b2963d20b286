"""Reading and writing the region package: a folder of CSV files."""
