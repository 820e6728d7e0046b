-- What is counted, and by what: infra/docs/adr/0019-guesses.md.
ALTER TABLE throttle DROP CONSTRAINT throttle_kind_check;
ALTER TABLE throttle ADD CONSTRAINT throttle_kind_check CHECK (kind IN ('CONSECUTIVE', 'ADDRESS', 'DEVICE', 'NETWORK',
    'ACCOUNT_CODE', 'DEVICE_CODE', 'SIGNED_IN', 'LINK'));

-- Of a kind with a budget for any stretch of time: when each of its failures was.
ALTER TABLE throttle ADD COLUMN recent timestamptz[] NOT NULL DEFAULT '{}';

-- Serves: the purge, which forgets each kind after its own time.
CREATE INDEX throttle_kind_last ON throttle (kind, last_at);

-- The newest change of address that is known here, and whether the password was set before it.
ALTER TABLE account ADD COLUMN password_address_version bigint NOT NULL DEFAULT 0,
                    ADD COLUMN password_revoked boolean NOT NULL DEFAULT false;

COMMENT ON COLUMN account.password_revoked IS
    'The address changed after the password was set: it proves nothing; it is kept so that it is not set again.';

-- When a holder was told of something last, so that it is not told too often; and the first sign-in, which is not told.
CREATE TABLE account_notice (
    account_id uuid NOT NULL REFERENCES account (account_id),
    kind       text NOT NULL CHECK (kind IN ('FIRST_SIGN_IN', 'NEW_BROWSER', 'CODE_GUESSING')),
    at         timestamptz NOT NULL,
    PRIMARY KEY (account_id, kind)
);
