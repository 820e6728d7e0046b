-- When the holder last proved every factor again; null: not since the sign-in. A replica of before leaves it alone.
ALTER TABLE session ADD COLUMN proved_at timestamptz;

-- Who did what to an account, with the values before and after. An entry stands in the transaction of its act; the
-- account's row is locked there, so the positions of one account ascend with time. Nothing refers to the account: its
-- history outlives it.
CREATE TABLE account_history (
    position      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_id    uuid        NOT NULL,
    at            timestamptz NOT NULL,
    -- account id of who did it; null: the gateway of itself, as the first executive is created
    by_account    uuid,
    act           text        NOT NULL,
    before_values jsonb,
    after_values  jsonb
);

-- the history of one account, newest first, from a position on
CREATE INDEX account_history_of ON account_history (account_id, position DESC);

-- What stays of an entry's values when the person is erased.
CREATE FUNCTION account_history_without_person(held jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
    SELECT held || coalesce((SELECT jsonb_object_agg(key, NULL) FROM jsonb_object_keys(held) AS key
                             WHERE key IN ('email', 'displayName', 'company')), '{}')
$$;

-- Entries are written and read. The one change is the erasure of a person: of an account that is erased, to exactly what
-- the function above leaves; whoever asks, and whatever else the statement says.
CREATE FUNCTION account_history_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    remaining account_history;
BEGIN
    IF TG_OP = 'UPDATE' AND EXISTS (SELECT FROM erased_account e WHERE e.account_id = OLD.account_id) THEN
        remaining := OLD;
        remaining.before_values := account_history_without_person(OLD.before_values);
        remaining.after_values := account_history_without_person(OLD.after_values);
        IF NEW IS NOT DISTINCT FROM remaining THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'account_history is append-only' USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE TRIGGER account_history_append_only BEFORE UPDATE OR DELETE ON account_history
    FOR EACH ROW EXECUTE FUNCTION account_history_refuse_change();
CREATE TRIGGER account_history_not_emptied BEFORE TRUNCATE ON account_history
    FOR EACH STATEMENT EXECUTE FUNCTION account_history_refuse_change();
