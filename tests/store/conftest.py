from tests.databases import database, database_url, empty_url, postgres_server, templates

__all__ = ["database", "database_url", "empty_url", "postgres_server", "templates"]
