-- One mail per cause and recipient: several executives are told of one request, each once, whatever is replayed.
ALTER TABLE mail DROP CONSTRAINT mail_cause_id_key;
ALTER TABLE mail ADD CONSTRAINT mail_cause UNIQUE (cause_id, account_id);
ALTER TABLE mail ADD COLUMN number int; -- what the mail counts: recovery codes left, requests for access

-- Who decides about requests for access. Null: the profile was read before roles were kept.
ALTER TABLE recipient ADD COLUMN executive boolean;
-- Serves the digest of requests: whom to tell.
CREATE INDEX recipient_executive ON recipient (account_id) WHERE executive;
-- Serves the forgetting: whose mails may still have gathered a provider's words.
CREATE INDEX recipient_erased ON recipient (erased_at) WHERE erased_at IS NOT NULL;

-- Whether an executive shut the account: no news of requests for them. Ids only.
CREATE TABLE account_standing (
    account_id uuid PRIMARY KEY,
    version    bigint  NOT NULL,
    disabled   boolean NOT NULL
);

-- The address a newer profile replaced, kept for the notice that is owed to it, thirty days at most.
CREATE TABLE former_address (
    account_id   uuid        NOT NULL,
    last_version bigint      NOT NULL, -- the last profile known with it
    replaced_by  bigint      NOT NULL, -- the first profile known without it
    address      text        NOT NULL,
    replaced_at  timestamptz NOT NULL,
    PRIMARY KEY (account_id, replaced_by) -- serves the dispatch of notices, and erasure
);

-- Somebody who is owed one mail and has no account. Emptied when the mail has left or ended; the id stays, so that a
-- repeat mails nobody.
CREATE TABLE stranger (
    request_id   uuid PRIMARY KEY,
    address      text,
    display_name text,
    locale       text,
    received_at  timestamptz NOT NULL
);
-- Serves the forgetting.
CREATE INDEX stranger_known ON stranger (received_at) WHERE address IS NOT NULL;

-- Requests for access, until some time after they were told: ids and times, nothing of the person.
CREATE TABLE access_request (
    event_id     uuid PRIMARY KEY,
    request_id   uuid        NOT NULL,
    requested_at timestamptz NOT NULL,
    received_at  timestamptz NOT NULL,
    told_at      timestamptz,      -- when executives were written to about it
    dropped_at   timestamptz       -- too old before there was anybody to tell
);
-- Serves the digest: what waits.
CREATE INDEX access_request_waiting ON access_request (requested_at) WHERE told_at IS NULL AND dropped_at IS NULL;
-- Serves the digest: when the last one went.
CREATE INDEX access_request_told ON access_request (told_at) WHERE told_at IS NOT NULL;
