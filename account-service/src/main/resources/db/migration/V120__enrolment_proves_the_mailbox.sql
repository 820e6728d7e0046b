-- Enrolment proves the mailbox: infra/docs/adr/0020-second-factor-policy.md.

-- The session that a holder opened the challenge in; null at a sign-in.
ALTER TABLE challenge ADD COLUMN session_id uuid;

COMMENT ON COLUMN challenge.session_id IS
    'Only this session of the account may answer the challenge: its holder sets up an app without signing in anew.';

-- Each mail with the code of an enrolment; every mail of a challenge has the same code, which is stored nowhere.
CREATE TABLE enrolment_mail (
    request_id   uuid PRIMARY KEY,      -- ce_id of EnrolmentCodeRequested, and so the cause of the mail
    account_id   uuid        NOT NULL REFERENCES account (account_id),
    challenge    text        NOT NULL,  -- digest of the challenge, in hex
    requested_at timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL,  -- when the challenge is over at the latest
    key_version  text        NOT NULL,  -- which of the link keys the code is derived with
    salt         text        NOT NULL CHECK (length(salt) = 32)
);

-- Serves: how many an account was sent lately, and which code its challenge has.
CREATE INDEX enrolment_mail_of_account ON enrolment_mail (account_id, requested_at);

-- Serves: the purge of those that count for nothing any more.
CREATE INDEX enrolment_mail_age ON enrolment_mail (expires_at);

-- The browsers in which a link was redeemed a moment ago, which proved the mailbox.
CREATE TABLE redeemed_browser (
    account_id  uuid        NOT NULL REFERENCES account (account_id),
    browser     text        NOT NULL,   -- digest of the mark that the redemption made
    redeemed_at timestamptz NOT NULL,
    PRIMARY KEY (account_id, browser)
);

-- Serves: the purge of those that prove nothing any more.
CREATE INDEX redeemed_browser_age ON redeemed_browser (redeemed_at);
