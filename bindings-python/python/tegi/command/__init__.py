"""The verbs of the command ``tegi``, by what they work on."""
