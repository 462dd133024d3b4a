"""Where a governance graph is kept between runs."""

from graphmodel.store.file_store import FileStore
from graphmodel.store.location import open_store
from graphmodel.store.protocol import Contents, Store, Written

__all__ = ["Contents", "FileStore", "Store", "Written", "open_store"]
