-- Solutions of proof-of-work challenges that were used: each counts once, on every replica.
CREATE TABLE proof_used (
    challenge  text COLLATE "C" PRIMARY KEY,
    -- of the challenge; after it nobody could use the solution anyway
    expires_at timestamptz NOT NULL
);

-- clearing away what is over
CREATE INDEX proof_used_over ON proof_used (expires_at);
