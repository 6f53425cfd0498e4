"""A network of pyvis whose HTML asks nobody for anything."""

import html
import re

from jinja2 import ChoiceLoader, DictLoader, FileSystemLoader
from pyvis.network import Network

HEIGHT = 700  # of the picture, in pixels
# pyvis fetches Bootstrap, which it does not use here, even where all else is in line.
_FETCHED = re.compile(r"<link\s[^>]*https://[^>]*>|<script\s[^>]*https://[^>]*>\s*</script>")
# pyvis puts tooltips that contain "href" into the page as HTML; without this they stay text.
_TEXT_TOOLTIPS = "{% set tooltip_link = false %}"
_CHARSET = '<meta charset="utf-8">'
_POLICY = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:"


class OfflineNetwork(Network):
    """A directed network without physics, with vis-network and its licence notice in its HTML."""

    def __init__(self) -> None:
        super().__init__(height=f"{HEIGHT}px", directed=True, cdn_resources="in_line")
        pyvis_templates = FileSystemLoader(self.template_dir)
        source, _, _ = pyvis_templates.get_source(self.templateEnv, self.path)
        policy = f'{_CHARSET}<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        own = _TEXT_TOOLTIPS + _FETCHED.sub("", source).replace(_CHARSET, policy)
        self.templateEnv.loader = ChoiceLoader([DictLoader({self.path: own}), pyvis_templates])
        self.toggle_physics(False)
        self.prep_notebook()

    def __repr__(self) -> str:
        return f"Network({self.num_nodes()} nodes, {self.num_edges()} edges)"

    def _repr_html_(self) -> str:
        """Return the picture for a cell of a notebook."""
        page = html.escape(self.generate_html())
        return f'<iframe sandbox="allow-scripts" width="100%" height="{HEIGHT + 30}" srcdoc="{page}"></iframe>'
