"""The store on a Neo4j server. Its driver is slow to import: only what opens such a store imports `store`."""
