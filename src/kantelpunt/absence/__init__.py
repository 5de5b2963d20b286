"""The absence register: schools, enrolments, reasons, records and the hours they count for."""
