-- Who asked for an account and waits for an executive's word. One open request for each address: asking again replaces
-- the words of the one before. The row goes when it is approved, declined or its person is erased.
CREATE TABLE access_request (
    request_id   uuid PRIMARY KEY,
    email        text COLLATE "C" NOT NULL CONSTRAINT access_request_of UNIQUE,
    display_name text NOT NULL,
    company      text NOT NULL,
    message      text,
    locale       text NOT NULL CHECK (locale IN ('en', 'es')),
    requested_at timestamptz NOT NULL
);

-- the executives' list, oldest first
CREATE INDEX access_request_waiting ON access_request (requested_at, request_id);

-- A word to somebody who was declined and has no account, until notification-service has taken it over.
CREATE TABLE courtesy (
    request_id   uuid PRIMARY KEY,
    email        text COLLATE "C" NOT NULL,
    display_name text NOT NULL,
    locale       text NOT NULL CHECK (locale IN ('en', 'es')),
    declined_at  timestamptz NOT NULL
);

-- handing over, the longest waiting first; forgetting those that could never be handed over
CREATE INDEX courtesy_waiting ON courtesy (declined_at);
