"""The web application: what people do is stored, and what comes next is shown."""
