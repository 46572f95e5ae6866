"""Computing: pure polars, no clock, path, environment, logger or Prefect."""
