"""The nation: every municipality's reports as one Parquet file, and counts of them by DuckDB."""
