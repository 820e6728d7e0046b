-- What the trial's handlers do: one row for each event they were given.
CREATE TABLE effect (
    place      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_id   uuid NOT NULL,
    account_id uuid NOT NULL
);
