-- The gateway's session that a session of the console came from, and ends with; null: from a gateway of before.
ALTER TABLE operations_session ADD COLUMN gateway_session uuid;
-- Serves that end.
CREATE INDEX operations_session_gateway ON operations_session (gateway_session);

-- Sessions of the gateway that are over, for as long as a token of theirs could still come.
CREATE TABLE operations_ended (
    gateway_session uuid PRIMARY KEY,
    until           timestamptz NOT NULL
);
