"""Where a governance graph is kept between runs."""

from graphmodel.store.file_store import FileStore
from graphmodel.store.location import open_store
from graphmodel.store.protocol import Contents, Store, Written
from graphmodel.store.server.address import Login

__all__ = ["Contents", "FileStore", "Login", "Store", "Written", "open_store"]
