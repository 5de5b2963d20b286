"""Lesson days, lesson-week time, terms and due dates."""
