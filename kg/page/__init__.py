"""The graph page: one HTML file that works from a memory stick, with a map, a search and every source."""

from kg.page.first_view import FirstView, Language
from kg.page.page import PageData, page_data, page_html, write_page
from kg.page.scope_and_answers import scope_and_answers
from kg.page.start_page import write_start

__all__ = [
    "FirstView",
    "Language",
    "PageData",
    "page_data",
    "page_html",
    "scope_and_answers",
    "write_page",
    "write_start",
]
