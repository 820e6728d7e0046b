-- Where a request for an account came from, as a keyed digest: how many of one network may wait is limited. Null where it
-- came before this was kept; such a one counts to the whole alone.
ALTER TABLE access_request ADD COLUMN network text COLLATE "C";

-- how many of one network wait
CREATE INDEX access_request_of_network ON access_request (network, requested_at);

-- How many requests were not taken on a day (UTC), because as many waited as may: who asked was told the same as ever.
CREATE TABLE access_request_refused (
    day     date PRIMARY KEY,
    refused bigint NOT NULL CHECK (refused > 0)
);
