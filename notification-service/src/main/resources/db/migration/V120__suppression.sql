-- Since which profile an address has been the account's: what was said of an older one does not count for it.
-- 0: since before this was kept.
ALTER TABLE recipient ADD COLUMN address_since bigint NOT NULL DEFAULT 0;
ALTER TABLE former_address ADD COLUMN first_version bigint NOT NULL DEFAULT 0; -- the first profile known with it

-- Which profile's address an attempt went to. Null: it was begun before this was kept.
ALTER TABLE mail_attempt ADD COLUMN profile_version bigint;

-- Which account is sent nothing, why, since when, and what became of the wish to lift it. Ids only: the profile's
-- version stands for the address.
CREATE TABLE suppression (
    account_id      uuid PRIMARY KEY,
    profile_version bigint      NOT NULL, -- of the profile whose address the mail went to
    reason          text        NOT NULL,
    cause_email_id  uuid        NOT NULL,
    sent_at         timestamptz NOT NULL, -- when that mail was sent
    suppressed_at   timestamptz NOT NULL,
    lift_asked_at   timestamptz,
    lift_asked_by   uuid,
    lift_due_at     timestamptz,          -- when the provider is asked next; null: nobody waits for that
    lift_tries      int         NOT NULL DEFAULT 0,
    lift_trouble    text,                 -- why it is not lifted yet
    lifted_at       timestamptz,
    lifted_by       uuid                  -- null: another address took the place of this one
);
-- Serves the lifting: what is due.
CREATE INDEX suppression_lift ON suppression (lift_due_at) WHERE lift_due_at IS NOT NULL;
-- Serves the list of what is suppressed now, and the round that ends what was for an address before.
CREATE INDEX suppression_now ON suppression (suppressed_at DESC) WHERE lifted_at IS NULL;
