"""What MkDocs calls while it serves, since it empties the folder that it serves whenever something changed."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from briefs import serving


def on_post_build(config: MkDocsConfig) -> None:
    """Adds the search index to the site that is served."""
    serving.SHELF.lay(Path(config.site_dir))
