-- What this service knows of an account: no personal data, ids and proofs only.
CREATE TABLE account (
    account_id         uuid PRIMARY KEY,
    fact_version       bigint NOT NULL,   -- newest of the gateway's facts applied; an older one changes nothing
    standing           text   NOT NULL CHECK (standing IN ('ENABLED', 'DISABLED', 'ERASED')),
    two_factor         text   NOT NULL CHECK (two_factor IN ('OFF', 'REQUIRED', 'ENROLLED')),
    state_version      bigint NOT NULL,   -- counts what went out on account.state.v1
    credential_version bigint NOT NULL,   -- sessions of a lower one are dead
    password_hash      text CHECK (password_hash LIKE '$argon2id$%'),
    password_set_at    timestamptz,
    password_set_by    uuid,              -- the link request that set it
    known_since        timestamptz NOT NULL DEFAULT now(),
    CHECK ((password_hash IS NULL) = (password_set_at IS NULL)),
    CHECK (standing <> 'ERASED' OR password_hash IS NULL)
);

COMMENT ON TABLE account IS 'One row for each account; an erased one stays as a marker, so that nothing brings it back.';

-- One row for each cause that asked for a link (AccountCreated, PasswordResetRequested), whatever was decided.
CREATE TABLE link_request (
    request_id      uuid PRIMARY KEY,     -- ce_id of the cause
    account_id      uuid NOT NULL REFERENCES account (account_id),
    purpose         text NOT NULL CHECK (purpose IN ('FIRST_SIGN_IN', 'PASSWORD_RESET')),
    requested_by    text NOT NULL CHECK (requested_by IN ('HOLDER', 'EXECUTIVE')),
    profile_version bigint NOT NULL,      -- of the address that the link is mailed to, at least
    requested_at    timestamptz NOT NULL,
    expires_at      timestamptz NOT NULL,
    state           text NOT NULL CHECK (state IN ('LIVE', 'COALESCED', 'OVER_LIMIT', 'REFUSED', 'SUPERSEDED')),
    superseded_at   timestamptz,
    superseded_by   text CHECK (superseded_by IN ('LINK_USED', 'PASSWORD_CHANGED', 'ADDRESS_CHANGED',
                                'ACCOUNT_DISABLED', 'ACCOUNT_ENABLED', 'ACCOUNT_ERASED')),
    consumed_at     timestamptz,
    key_version     text  NOT NULL,       -- which of the link keys signs it
    salt            bytea NOT NULL CHECK (octet_length(salt) = 16),
    CHECK ((superseded_at IS NULL) = (superseded_by IS NULL)),
    CHECK (consumed_at IS NULL OR (state = 'LIVE' AND superseded_at IS NULL))
);

COMMENT ON COLUMN link_request.state IS
    'What was decided when the request arrived; a LIVE one works until it is consumed, superseded or past expires_at.';

-- Serves: what an account asked for lately (limits, coalescing), and superseding its links.
CREATE INDEX link_request_of_account ON link_request (account_id, requested_at) WHERE state = 'LIVE';
