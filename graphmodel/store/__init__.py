"""Where a governance graph is kept between runs."""

from graphmodel.store.file_store import FileStore
from graphmodel.store.location import open_store
from graphmodel.store.protocol import Store, Written

__all__ = ["FileStore", "Store", "Written", "open_store"]
