-- What is committed and not yet on Kafka. A row is deleted once the broker has answered: the table is the backlog.
-- Ids are taken while the account's row is locked, so for each account their order is the order of commits; therefore
-- the sequence must never be cached by a session.
CREATE TABLE outbox (
    id            bigint GENERATED ALWAYS AS IDENTITY (CACHE 1) PRIMARY KEY, -- serves the relay: oldest first
    event_id      uuid        NOT NULL,
    topic         text        NOT NULL,
    record_key    text        NOT NULL,
    headers       text        NOT NULL, -- a JSON object of strings
    payload       bytea,                -- null: a tombstone
    created_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    attempts      integer     NOT NULL DEFAULT 0, -- how often the broker refused it
    parked_at     timestamptz,          -- refused for good at; set to null to send it again
    parked_reason text
) WITH (
    -- Rows live for milliseconds: vacuum by number, not by share, and never lock the table to shorten it.
    autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000, autovacuum_vacuum_insert_threshold = -1,
    autovacuum_vacuum_cost_delay = 0, vacuum_truncate = false
);

-- Serves the relay: which keys wait behind a parked row.
CREATE INDEX outbox_parked ON outbox (topic, record_key) WHERE parked_at IS NOT NULL;

-- For a caller whose look-up and append are one statement.
CREATE FUNCTION outbox_append(event_id uuid, topic text, record_key text, headers text, payload bytea)
    RETURNS bigint
    LANGUAGE sql VOLATILE
AS $$
    INSERT INTO outbox (event_id, topic, record_key, headers, payload)
    VALUES ($1, $2, $3, $4, $5)
    RETURNING id
$$;
