"""The one gate: which pupils, cases and parts of cases somebody may see (CM-20)."""
