"""Scripts of cases: what people do, played against a protocol."""
