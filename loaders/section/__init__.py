"""The cybersecurity section of a whole annual report: Item 1C of Form 10-K, Item 16K of Form 20-F."""

from loaders.section.find import Section, find_section
from loaders.section.forms import RULES, SectionRule
from loaders.section.page import Line, Look, Page, page_of_text

__all__ = ["RULES", "Line", "Look", "Page", "Section", "SectionRule", "find_section", "page_of_text"]
