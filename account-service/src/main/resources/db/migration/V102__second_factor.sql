-- The gateway's facts up to this one are in two_factor, even where they came with a question and not yet by Kafka.
ALTER TABLE account ADD COLUMN two_factor_version bigint NOT NULL DEFAULT 0;

-- An enrolled authenticator app.
CREATE TABLE totp (
    account_id  uuid PRIMARY KEY REFERENCES account (account_id),
    secret      text NOT NULL,        -- AES-256-GCM under key_version, bound to the account; base64 of nonce and text
    key_version text NOT NULL,        -- which of the second factor's keys; made anew under the current one when used
    last_step   bigint NOT NULL,      -- of 30 seconds; codes of it and before are used up
    enrolled_at timestamptz NOT NULL
);

-- The recovery codes of an enrolled account, each good for one sign-in.
CREATE TABLE recovery_code (
    account_id uuid NOT NULL REFERENCES account (account_id),
    digest     bytea NOT NULL CHECK (octet_length(digest) = 32),
    used_at    timestamptz,
    PRIMARY KEY (account_id, digest)
);

-- Sign-ins that had the right password and need one thing more.
CREATE TABLE challenge (
    digest             bytea PRIMARY KEY CHECK (octet_length(digest) = 32),
    account_id         uuid   NOT NULL REFERENCES account (account_id),
    purpose            text   NOT NULL CHECK (purpose IN ('CODE', 'ENROLMENT')),
    credential_version bigint NOT NULL,   -- of the password that opened it; another one ends it
    device             text,              -- the known browser that it was opened in
    expires_at         timestamptz NOT NULL,
    wrong_codes        integer NOT NULL DEFAULT 0,
    secret             text,              -- to be enrolled; encrypted like totp.secret
    key_version        text,
    CHECK ((purpose = 'ENROLMENT') = (secret IS NOT NULL)),
    CHECK ((secret IS NULL) = (key_version IS NULL))
);

-- Serves: ending the challenges of an account.
CREATE INDEX challenge_of_account ON challenge (account_id);

-- Serves: the purge of those whose time is over.
CREATE INDEX challenge_expiry ON challenge (expires_at);
