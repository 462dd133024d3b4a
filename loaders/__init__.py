"""A filing becomes a graph: read, find the section, extract."""
