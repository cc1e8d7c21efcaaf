"""Answers as people read them: one form of data, shown on a terminal and in a notebook."""
