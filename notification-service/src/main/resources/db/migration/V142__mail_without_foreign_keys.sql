-- Each row of these is written in the transaction that has the mail locked, and mails are never deleted before them; the
-- check cost a look-up and a row lock for each of the ten rows that a mail leaves.
ALTER TABLE mail_attempt DROP CONSTRAINT mail_attempt_email_id_fkey;
ALTER TABLE mail_step DROP CONSTRAINT mail_step_email_id_fkey;
ALTER TABLE provider_word DROP CONSTRAINT provider_word_email_id_fkey;
