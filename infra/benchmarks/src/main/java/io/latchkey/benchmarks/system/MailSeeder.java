package io.latchkey.benchmarks.system;

/**
 * Writes mails that were delivered days ago straight into the tables, with all that the services keep of them: the cause
 * in both inboxes, the link, which is over, the attempt, the journey and the provider's words.
 */
record MailSeeder(BenchmarkDatabase database) {

    private static final String OLD = """
            (SELECT account_id, i, k, at, ms,
            """ + AccountSeeder.uuidOf("'cause ' || i || ' ' || k") + " AS cause_id, "
            + AccountSeeder.uuidOf("'mail ' || i || ' ' || k") + """
             AS email_id
               FROM (SELECT account_id, i, k, set_at + k * interval '5 days' AS at,
                            CAST(extract(epoch FROM set_at + k * interval '5 days') * 1000 AS bigint) AS ms
                       FROM generate_series(1, ?) AS k CROSS JOIN
            """ + AccountSeeder.SEEDED + ") AS timed) AS old\n";

    private static final String LINKS = """
            INSERT INTO link_request (request_id, account_id, purpose, requested_by, profile_version, requested_at,
                                      expires_at, state, key_version, salt)
            SELECT cause_id, account_id, 'PASSWORD_RESET', 'HOLDER', 1, at, at + interval '30 minutes', 'LIVE',
                   '00000000', decode(md5(i || ' ' || k), 'hex') FROM
            """ + OLD;

    private static final String INBOX = """
            INSERT INTO inbox (event_id, month, seen_at)
            SELECT cause_id, CAST(date_trunc('month', at) AS date), at + interval '10 milliseconds' FROM
            """ + OLD;

    private static final String MAILS = """
            INSERT INTO mail (email_id, cause_id, account_id, template, locale, profile_version, caused_at, queued_at,
                              dies_at, state, attempts, waits, changed_at, last_provider, turn_at, traceparent)
            SELECT email_id, cause_id, account_id, 'password-reset', 'en', 1, at, at + interval '20 milliseconds',
                   at + interval '30 minutes', 'DELIVERED', 1, 0, at + interval '1 second', 'sendgrid',
                   at + interval '20 milliseconds',
                   '00-' || md5(CAST(cause_id AS text)) || '-' || left(md5(CAST(email_id AS text)), 16) || '-00' FROM
            """ + OLD;

    private static final String ATTEMPTS = """
            INSERT INTO mail_attempt (email_id, attempt, provider, began_at, ended_at, outcome, provider_status,
                                      provider_message_id, profile_version)
            SELECT email_id, 1, 'sendgrid', at + interval '30 milliseconds', at + interval '50 milliseconds', 'accepted',
                   202, left(md5(CAST(email_id AS text)), 22), 1 FROM
            """ + OLD;

    private static final String STEPS = """
            INSERT INTO mail_step (email_id, event_id, type, at, provider, attempt)
            SELECT email_id, uuidv7(), type, at + millis * interval '1 millisecond', provider, attempt
              FROM (VALUES ('EmailQueued', 20, NULL, NULL), ('EmailAccepted', 50, 'sendgrid', 1),
                           ('EmailDelivered', 1000, 'sendgrid', 1)) AS step (type, millis, provider, attempt)
             CROSS JOIN
            """ + OLD;

    private static final String WORDS = """
            INSERT INTO provider_word (word_key, email_id, attempt, kind, said_at, received_at, provider_words)
            SELECT 'id:' || left(md5(kind || email_id), 22), email_id, 1, kind, at, at + interval '1 second', words
              FROM (VALUES ('PROCESSED', NULL), ('DELIVERED', '250 2.0.0 OK')) AS word (kind, words) CROSS JOIN
            """ + OLD;

    /** For the accounts numbered from the first to the last. */
    void seed(int each, long base, int first, int last) {
        for (String statement : new String[] {LINKS, INBOX}) {
            database.execute("account", statement, each, base, first, last);
        }
        for (String statement : new String[] {INBOX, MAILS, ATTEMPTS, STEPS, WORDS}) {
            database.execute("notification", statement, each, base, first, last);
        }
    }
}
