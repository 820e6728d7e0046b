-- Who may be written to, as the profiles say; after erasure only the id stays, so that nothing brings the person back.
CREATE TABLE recipient (
    account_id   uuid PRIMARY KEY,
    version      bigint      NOT NULL,
    address      text,
    display_name text,
    locale       text,
    erased_at    timestamptz,
    updated_at   timestamptz NOT NULL,
    CHECK ((erased_at IS NULL) = (address IS NOT NULL))
);

-- One row per cause; the table is the queue.
CREATE TABLE mail (
    email_id        uuid PRIMARY KEY,
    cause_id        uuid        NOT NULL UNIQUE, -- one mail per cause, whatever is replayed
    account_id      uuid        NOT NULL,
    template        text        NOT NULL,
    locale          text        NOT NULL,        -- of the rendered mail once an attempt was made
    profile_version bigint      NOT NULL,        -- never sent with an older profile than its cause knew
    caused_at       timestamptz NOT NULL,
    queued_at       timestamptz NOT NULL,
    dies_at         timestamptz NOT NULL,        -- nothing is sent at or after this
    state           text        NOT NULL,
    reason          text,
    due_at          timestamptz,                 -- next attempt, end of a lease, of doubt or of the wait for word; null at an end
    taken_by        uuid,                        -- the taking that may begin the next attempt
    attempts        int         NOT NULL,        -- sends begun
    waits           int         NOT NULL,        -- times put back before a send since the last attempt
    changed_at      timestamptz NOT NULL,
    traceparent     text
);

-- What is due next, and how far behind: DueTable takes and MailTable sweeps by state, oldest first.
CREATE INDEX mail_due ON mail (state, due_at) WHERE due_at IS NOT NULL;
-- The mails of one account, newest first; erasure wakes an account's mails.
CREATE INDEX mail_account ON mail (account_id, queued_at DESC);

-- Every time a provider was asked to carry a mail, and what it said in its own words (addresses taken out).
CREATE TABLE mail_attempt (
    email_id            uuid        NOT NULL REFERENCES mail,
    attempt             int         NOT NULL,
    provider            text        NOT NULL,
    began_at            timestamptz NOT NULL,
    ended_at            timestamptz,
    outcome             text,
    provider_status     int,
    provider_message_id text,
    provider_words      text,
    PRIMARY KEY (email_id, attempt)
);

-- The journey as published, one row per event, in order.
CREATE TABLE mail_step (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    email_id uuid        NOT NULL REFERENCES mail,
    event_id uuid        NOT NULL,
    type     text        NOT NULL,
    at       timestamptz NOT NULL,
    provider text,
    attempt  int,
    reason   text
);
-- The history of the mails of one account.
CREATE INDEX mail_step_mail ON mail_step (email_id, id);

-- What the provider told us, once each.
CREATE TABLE provider_word (
    word_key       text PRIMARY KEY, -- sg_event_id, else a digest of the event
    email_id       uuid        NOT NULL REFERENCES mail,
    attempt        int,
    kind           text        NOT NULL,
    reason         text,
    said_at        timestamptz NOT NULL,
    received_at    timestamptz NOT NULL,
    provider_words text
);
-- What was said about one mail.
CREATE INDEX provider_word_mail ON provider_word (email_id);
