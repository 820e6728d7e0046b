-- What is left of an erased account: its id, which is never given again. No word about the person.
CREATE TABLE erased_account (
    account_id uuid PRIMARY KEY,
    erased_at  timestamptz NOT NULL
);

-- One row once an executive who had signed in lost the role or the account: that one has been here is then still known,
-- and no start creates a first executive again.
CREATE TABLE executive_was_here (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row)
);
