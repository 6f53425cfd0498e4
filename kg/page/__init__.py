"""The graph page: one HTML file that works from a memory stick, with a map, a search and every source."""

from kg.page.opening import Language, Opening
from kg.page.page import Held, page_data, page_html, write_page
from kg.page.parts import part_and_answers
from kg.page.start import write_start

__all__ = ["Held", "Language", "Opening", "page_data", "page_html", "part_and_answers", "write_page", "write_start"]
