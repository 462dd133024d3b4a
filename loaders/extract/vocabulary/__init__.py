"""The words of extraction, as data."""
