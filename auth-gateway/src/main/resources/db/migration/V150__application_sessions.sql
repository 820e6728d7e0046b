-- A browser on its way from the gateway to an application's own host. The code's value is never stored, its SHA-256 is.
CREATE TABLE application_code (
    code_digest bytea PRIMARY KEY,
    session_id  uuid        NOT NULL REFERENCES session ON DELETE CASCADE,
    application text        NOT NULL,
    -- of the browser that may redeem it: SHA-256, as base64url, of what the application's host keeps there
    state       text        NOT NULL,
    -- where its holder goes then, a path on the application's host
    next        text        NOT NULL,
    expires_at  timestamptz NOT NULL
);

-- ending with the session
CREATE INDEX application_code_of ON application_code (session_id);

-- clearing away what is over
CREATE INDEX application_code_over ON application_code (expires_at);

-- Who is signed in at an application: its cookie stands for the gateway's session, and dies with it.
CREATE TABLE application_session (
    token_digest bytea PRIMARY KEY,
    session_id   uuid        NOT NULL REFERENCES session ON DELETE CASCADE,
    application  text        NOT NULL,
    opened_at    timestamptz NOT NULL
);

-- ending with the session, and dropping the oldest of many
CREATE INDEX application_session_of ON application_session (session_id, application, opened_at);
