-- Serves the queueing: whose turn an account's next mail of a kind follows, of those that still wait. With all others in
-- it, each of the four changes of a mail wrote an entry at a random place of an index as large as the whole history.
DROP INDEX mail_turn;
CREATE INDEX mail_turn ON mail (account_id, template, turn_at) WHERE state = 'QUEUED';
