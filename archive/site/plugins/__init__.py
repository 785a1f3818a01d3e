"""Datasette plugins of the site; :mod:`archive.site.application` registers them, in its order."""
