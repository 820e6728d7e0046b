-- Who uses the operations console. Only the digest of what the cookie carries is stored.
CREATE TABLE operations_session (
    digest       bytea PRIMARY KEY,
    account_id   uuid        NOT NULL,
    opened_at    timestamptz NOT NULL,
    last_seen_at timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL
);
-- Serves the end of an account's sessions.
CREATE INDEX operations_session_account ON operations_session (account_id);

-- Identity tokens that opened a session: each opens one. Kept until the token is over.
CREATE TABLE operations_token_used (
    token_id text PRIMARY KEY,
    until    timestamptz NOT NULL
);

-- What operators did and why; never deleted by the service.
CREATE TABLE operations_audit (
    entry_id   uuid PRIMARY KEY, -- ascends with time: serves the list, newest first
    at         timestamptz NOT NULL,
    account_id uuid        NOT NULL,
    deed       text        NOT NULL,
    target     text        NOT NULL,
    reason     text        NOT NULL
);

-- The dead letters of every topic and group, and what was decided about each. Their content stays on the topic.
CREATE TABLE dead_letter (
    topic              text        NOT NULL,
    partition          int         NOT NULL,
    record_offset      bigint      NOT NULL,
    source_topic       text        NOT NULL,
    read_by            text        NOT NULL, -- the consumer group that could not process it
    source_partition   int,
    source_offset      bigint,
    cause              text        NOT NULL, -- a class and our own words, never content
    event_type         text,
    event_id           uuid,
    subject            uuid,
    happened_at        timestamptz,
    bytes              int,                  -- null: the letter has no value
    died_at            timestamptz NOT NULL,
    state              text        NOT NULL,
    changed_at         timestamptz NOT NULL,
    changed_by         uuid,
    reason             text,
    replayed_partition int,                  -- where the last replay put it on the source topic
    replayed_offset    bigint,
    PRIMARY KEY (topic, partition, record_offset)
);
-- Serves the list of what waits, oldest first, and the gauge.
CREATE INDEX dead_letter_waiting ON dead_letter (died_at, topic, partition, record_offset)
    WHERE state IN ('OPEN', 'REPLAYING', 'PARKED');
-- Serves the search by account and by cause.
CREATE INDEX dead_letter_subject ON dead_letter (subject) WHERE subject IS NOT NULL;
CREATE INDEX dead_letter_event ON dead_letter (event_id) WHERE event_id IS NOT NULL;

-- How far the dead-letter topics have been read.
CREATE TABLE dead_letter_read (
    topic       text   NOT NULL,
    partition   int    NOT NULL,
    next_offset bigint NOT NULL,
    PRIMARY KEY (topic, partition)
);

-- Serves the console's rates of the last hour and day: steps are appended in the order of time, so this costs next to
-- nothing to keep.
CREATE INDEX mail_step_at ON mail_step USING brin (at) WITH (pages_per_range = 32, autosummarize = on);

-- Serves the console's search by address.
CREATE INDEX recipient_address ON recipient (address) WHERE address IS NOT NULL;

-- Where mail goes, as far as it may be counted: no address.
CREATE VIEW recipient_domain AS
    SELECT account_id, split_part(address, '@', 2) AS domain FROM recipient WHERE address IS NOT NULL;
