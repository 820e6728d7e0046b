-- Serves: forgetting whoever is erased.
CREATE INDEX courtesy_email ON courtesy (email);
