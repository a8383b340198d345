"""Show a page inside a notebook."""

from dataclasses import dataclass, field
from html import escape

# What the page does: it runs, opens sources, takes corrections and hands out files. Its origin stays its own.
_ALLOWED = "allow-scripts allow-popups allow-forms allow-downloads"


@dataclass(frozen=True, slots=True)
class InlinePage:
    """A page that a notebook shows below the cell, `height` pixels high; nothing is written to disk."""

    html: str = field(repr=False)
    height: int = 600

    def _repr_html_(self) -> str:
        """Return the page in a frame of its own, which the notebook's own scripts and styles cannot touch."""
        return (
            f'<iframe srcdoc="{escape(self.html)}" sandbox="{_ALLOWED}"'
            f' style="width: 100%; height: {self.height}px; border: 0"></iframe>'
        )
