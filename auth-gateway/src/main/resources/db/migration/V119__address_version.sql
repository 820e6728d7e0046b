-- The version of the fact that changed the address last: a password that was set before it proves nothing (ADR 19).
ALTER TABLE account ADD COLUMN address_version bigint NOT NULL DEFAULT 0;
