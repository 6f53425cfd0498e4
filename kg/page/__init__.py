"""The graph page: one HTML file that works from a memory stick, with a map, a search and every source."""

from kg.page.page import Held, page_data, page_html, write_page

__all__ = ["Held", "page_data", "page_html", "write_page"]
