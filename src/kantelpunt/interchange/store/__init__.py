"""The Parquet store: a region in parts that hold whole pupils, for regions larger than memory."""
