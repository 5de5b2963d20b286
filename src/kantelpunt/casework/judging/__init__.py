"""Whether what someone tells may be recorded in a case: per kind of occurrence."""
