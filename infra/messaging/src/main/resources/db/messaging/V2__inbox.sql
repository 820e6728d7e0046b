-- Which events have had their effect. A row is written in the transaction of the effect. The partition is the month of
-- the event's own ce_time, which is the same on every copy, so that one unique index still says "seen".
CREATE TABLE inbox (
    event_id uuid        NOT NULL,
    month    date        NOT NULL, -- first day of the month of ce_time
    seen_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (event_id, month)  -- serves the filter of each batch
) PARTITION BY RANGE (month);

-- Events from outside the months kept: they work like all others.
CREATE TABLE inbox_other PARTITION OF inbox DEFAULT;

-- Makes the partition of a month; what stood in inbox_other for it moves along. Returns whether it was made.
CREATE FUNCTION inbox_add_month(first_day date) RETURNS boolean
    LANGUAGE plpgsql
AS $$
DECLARE
    name text := 'inbox_' || to_char(first_day, 'YYYY_MM');
BEGIN
    IF to_regclass(name) IS NOT NULL THEN
        RETURN false;
    END IF;
    -- A row that came into inbox_other between moving and attaching would make the attachment fail.
    LOCK TABLE inbox IN ACCESS EXCLUSIVE MODE;
    EXECUTE format('CREATE TABLE %I (LIKE inbox INCLUDING ALL)', name);
    EXECUTE format(
        'WITH moved AS (DELETE FROM inbox_other WHERE month = %L RETURNING *) INSERT INTO %I SELECT * FROM moved',
        first_day, name);
    EXECUTE format(
        'ALTER TABLE inbox ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
        name, first_day, first_day + interval '1 month');
    RETURN true;
END
$$;

-- Drops the partitions of months before the given one, and rows of inbox_other seen before it. Returns how many.
CREATE FUNCTION inbox_drop_before(first_day date) RETURNS integer
    LANGUAGE plpgsql
AS $$
DECLARE
    name    text;
    dropped integer := 0;
BEGIN
    FOR name IN
        SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
        WHERE i.inhparent = 'inbox'::regclass AND c.relname ~ '^inbox_\d{4}_\d{2}$'
          AND c.relname < 'inbox_' || to_char(first_day, 'YYYY_MM')
    LOOP
        EXECUTE format('DROP TABLE %I', name);
        dropped := dropped + 1;
    END LOOP;
    DELETE FROM inbox_other WHERE seen_at < first_day;
    RETURN dropped;
END
$$;
