"""The site's pages, one module each (their addresses: :mod:`archive.site.routes`)."""
