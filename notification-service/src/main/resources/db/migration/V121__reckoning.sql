-- Serves the reckoning: mails on their way that nothing would ever move on. Empty, unless something broke.
CREATE INDEX mail_adrift ON mail (changed_at)
    WHERE due_at IS NULL AND state IN ('QUEUED', 'SENDING', 'IN_DOUBT', 'ACCEPTED', 'DEFERRED');
