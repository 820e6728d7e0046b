-- Failed attempts, counted before anything is looked up; a success takes its own back. Keys are digests or ids.
CREATE TABLE throttle (
    kind          text NOT NULL CHECK (kind IN ('ADDRESS', 'DEVICE', 'NETWORK', 'ACCOUNT_CODE', 'SIGNED_IN')),
    key           text NOT NULL,
    failures      integer NOT NULL,
    since         timestamptz NOT NULL,   -- the first of these failures
    last_at       timestamptz NOT NULL,   -- the last of them
    refused_until timestamptz,            -- null: the next attempt is looked at
    PRIMARY KEY (kind, key)
);

COMMENT ON TABLE throttle IS 'One row for each address, browser, network or account with failures lately; deleting a row pardons it.';

-- Serves: the purge of what is forgotten.
CREATE INDEX throttle_last ON throttle (last_at);
