-- Who exists: one row for each account. account-service owns how a person proves it is them; what the gateway needs
-- of that for its answers is the small copy in the state_* columns, applied where its version is newer.
CREATE TABLE account (
    account_id             uuid PRIMARY KEY,
    -- canonical form: the local part and the domain (ASCII form) in lower case; compared byte by byte
    email                  text COLLATE "C" NOT NULL CONSTRAINT account_email_taken UNIQUE,
    display_name           text NOT NULL,
    locale                 text NOT NULL CHECK (locale IN ('en', 'es')),
    roles                  text[] NOT NULL,
    -- the gateway's own word, in force at once
    status                 text NOT NULL DEFAULT 'ENABLED' CHECK (status IN ('ENABLED', 'DISABLED')),
    two_factor             text NOT NULL DEFAULT 'OFF' CHECK (two_factor IN ('OFF', 'REQUIRED')),
    -- counts the facts the gateway published of this account, and the profiles
    version                bigint NOT NULL CHECK (version > 0),
    profile_version        bigint NOT NULL CHECK (profile_version > 0),
    -- a session or sign-in of an older credential no longer counts
    min_credential_version bigint NOT NULL DEFAULT 0,
    -- account-service's word, from account.state.v1 and its answers; 0: nothing heard yet
    state_version          bigint NOT NULL DEFAULT 0,
    state_status           text NOT NULL DEFAULT 'INVITED' CHECK (state_status IN ('INVITED', 'ACTIVE', 'DISABLED')),
    state_two_factor       text NOT NULL DEFAULT 'OFF' CHECK (state_two_factor IN ('OFF', 'REQUIRED', 'ENROLLED')),
    password_set_at        timestamptz,
    -- the executive who created it; null: the first executive, created at start-up
    created_by             uuid,
    created_at             timestamptz NOT NULL,
    first_signed_in_at     timestamptz
) WITH (fillfactor = 80);

-- the executive's list: newest first, from a position on
CREATE INDEX account_newest ON account (created_at DESC, account_id DESC);

-- the start-up question: is there a first executive, has an executive ever signed in; few rows, ever
CREATE INDEX account_executives ON account (first_signed_in_at) WHERE 'EXECUTIVE' = ANY (roles);

-- What the executive's search finds by its beginning: the address, and the name from each of its words on,
-- in lower case. A range over (term) serves it.
CREATE TABLE account_term (
    account_id uuid NOT NULL REFERENCES account ON DELETE CASCADE,
    term       text COLLATE "C" NOT NULL,
    PRIMARY KEY (term, account_id)
);

-- replacing the terms of one account, and the cascade
CREATE INDEX account_term_of ON account_term (account_id);

-- Rows locked in place of an account's when an address has none, so that both kinds of request do the same work.
CREATE TABLE no_account (
    slot integer PRIMARY KEY
) WITH (fillfactor = 80);

INSERT INTO no_account SELECT generate_series(0, 4095);

-- Who is signed in. The cookie's value is never stored, its SHA-256 is.
CREATE TABLE session (
    session_id         uuid PRIMARY KEY,
    token_digest       bytea NOT NULL CONSTRAINT session_token UNIQUE,
    account_id         uuid NOT NULL REFERENCES account ON DELETE CASCADE,
    -- of the credential that opened it; below account.min_credential_version it is dead
    credential_version bigint NOT NULL,
    signed_in_at       timestamptz NOT NULL,
    -- to the minute (a setting), so that reading does not mean writing
    last_seen_at       timestamptz NOT NULL,
    expires_at         timestamptz NOT NULL
);

-- ending the sessions of an account
CREATE INDEX session_of ON session (account_id);

-- clearing away what is over
CREATE INDEX session_over ON session (expires_at);
