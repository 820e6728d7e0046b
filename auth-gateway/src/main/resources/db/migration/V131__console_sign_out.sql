-- Whether a session opened the operations console, which then ends with it. A replica of before leaves it alone.
ALTER TABLE session ADD COLUMN console_opened boolean NOT NULL DEFAULT false;

-- Sessions that are over and that notification-service is still to be told of.
CREATE TABLE console_sign_out (
    session_id uuid PRIMARY KEY,
    ended_at   timestamptz NOT NULL
);

-- the hand-over, oldest first, and the clearing away
CREATE INDEX console_sign_out_oldest ON console_sign_out (ended_at);

-- By whatever way a session ends: in the transaction that ends it.
CREATE FUNCTION session_tell_console() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO console_sign_out (session_id, ended_at) VALUES (OLD.session_id, now()) ON CONFLICT DO NOTHING;
    RETURN NULL;
END
$$;

CREATE TRIGGER session_ends_console AFTER DELETE ON session
    FOR EACH ROW WHEN (OLD.console_opened) EXECUTE FUNCTION session_tell_console();
