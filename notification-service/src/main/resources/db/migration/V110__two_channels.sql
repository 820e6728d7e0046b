-- Two ways out: which one an attempt took, and which one the next shall take.
ALTER TABLE mail ADD COLUMN last_provider text; -- of the latest attempt; null before the first
ALTER TABLE mail ADD COLUMN next_provider text; -- which channel the next attempt takes if it can; null: by preference
ALTER TABLE mail ADD COLUMN turn_at timestamptz; -- when it was first due: an account's mails of a kind queue up behind each other
UPDATE mail SET turn_at = queued_at, last_provider = CASE WHEN attempts > 0 THEN 'sendgrid' END;
ALTER TABLE mail ALTER COLUMN turn_at SET NOT NULL;

-- Serves the sweep for leases, doubts and waits that are over. Queued mails are no business of its: with them in it, the
-- planner took it for the taking, too, and read a million mails of one template to find none of another.
DROP INDEX mail_due;
CREATE INDEX mail_overdue ON mail (state, due_at) WHERE state IN ('SENDING', 'IN_DOUBT', 'ACCEPTED', 'DEFERRED');
-- Serves the taking of due mails: each template's in turn, oldest first.
CREATE INDEX mail_taking ON mail (template, due_at) WHERE state = 'QUEUED';
-- Serves the ending of mails whose time is over, however long the queue and whatever holds the channels.
CREATE INDEX mail_dying ON mail (dies_at) WHERE state = 'QUEUED';
-- Serves the queueing: whose turn an account's next mail of a kind follows.
CREATE INDEX mail_turn ON mail (account_id, template, turn_at);

-- What a permanent refusal of the recipient means, in the words of the contract.
ALTER TABLE mail_attempt ADD COLUMN refusal text;

-- What operators want of each channel; every replica looks here. No row: nobody wants anything.
CREATE TABLE channel_control (
    channel text PRIMARY KEY,
    paused  boolean     NOT NULL,
    since   timestamptz NOT NULL,
    by_whom text        NOT NULL,
    reason  text
);
