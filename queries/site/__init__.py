"""The site: a whole store as one folder of static files, to be opened from disk."""

from queries.site.build import Built, build_site, site_of

__all__ = ["Built", "build_site", "site_of"]
