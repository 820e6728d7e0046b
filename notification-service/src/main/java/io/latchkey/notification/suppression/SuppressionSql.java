package io.latchkey.notification.suppression;

/** Every statement on {@code suppression}; two classes run them, one for what is so, one for the way out. */
final class SuppressionSql {

    // What was sent before somebody had a suppression lifted speaks of a time that is over.
    static final String SUPPRESS = """
            INSERT INTO suppression AS known (account_id, profile_version, reason, cause_email_id, sent_at, suppressed_at)
            SELECT account_id, profile_version, reason, email_id, sent_at, :now
              FROM json_to_recordset(CAST(:rows AS json)) AS new (
                   account_id uuid, email_id uuid, reason text, profile_version bigint, sent_at timestamptz)
             ORDER BY account_id
            ON CONFLICT (account_id) DO UPDATE
               SET profile_version = excluded.profile_version, cause_email_id = excluded.cause_email_id,
                   sent_at = excluded.sent_at, reason = excluded.reason,
                   suppressed_at = CASE WHEN known.lifted_at IS NULL THEN known.suppressed_at ELSE :now END,
                   lift_asked_at = CASE WHEN known.lifted_at IS NULL THEN known.lift_asked_at END,
                   lift_asked_by = CASE WHEN known.lifted_at IS NULL THEN known.lift_asked_by END,
                   lifted_at = NULL, lifted_by = NULL
             WHERE (known.lifted_at IS NULL
                    AND (excluded.profile_version, array_position(CAST(:weights AS text[]), excluded.reason))
                        > (known.profile_version, array_position(CAST(:weights AS text[]), known.reason)))
                OR known.lifted_at IS NOT NULL AND (known.lifted_by IS NULL OR excluded.sent_at > known.lifted_at)
            RETURNING account_id, reason, cause_email_id
            """;

    // One that ended because the address was replaced still counts for the address before.
    static final String AGAINST = """
            SELECT account_id, profile_version FROM suppression
             WHERE account_id = ANY(:accounts) AND (lifted_at IS NULL OR lifted_by IS NULL)
            """;

    static final String COUNTS_NOW = """
            SELECT account_id, reason, suppressed_at, cause_email_id, lift_asked_at, lift_trouble
              FROM suppression JOIN recipient USING (account_id)
             WHERE lifted_at IS NULL AND address_since <= profile_version AND erased_at IS NULL
            """;
    static final String LIST = COUNTS_NOW + " ORDER BY suppressed_at DESC, account_id LIMIT :limit";
    static final String ONE = COUNTS_NOW + " AND account_id = :account";

    static final String END_REPLACED = """
            UPDATE suppression SET lifted_at = :now, lifted_by = NULL, lift_due_at = NULL, lift_trouble = NULL
              FROM recipient
             WHERE recipient.account_id = suppression.account_id AND lifted_at IS NULL
               AND address_since > profile_version AND erased_at IS NULL
            RETURNING suppression.account_id
            """;

    // Asked again, it is tried again at once; who asked first had it lifted.
    static final String ASK = """
            UPDATE suppression SET lift_asked_at = COALESCE(lift_asked_at, :now),
                   lift_asked_by = CASE WHEN lift_asked_at IS NULL THEN :by ELSE lift_asked_by END,
                   lift_tries = CASE WHEN lift_asked_at IS NULL THEN 0 ELSE lift_tries END,
                   lift_due_at = :now
              FROM recipient
             WHERE recipient.account_id = suppression.account_id AND suppression.account_id = :account
               AND lifted_at IS NULL AND address_since <= profile_version AND erased_at IS NULL
            """;

    static final String TAKE = """
            UPDATE suppression SET lift_due_at = :until, lift_tries = lift_tries + 1
             WHERE account_id = ANY(ARRAY(
                   SELECT account_id FROM suppression WHERE lift_due_at <= :now
                    ORDER BY lift_due_at LIMIT :limit FOR UPDATE SKIP LOCKED))
            RETURNING account_id, reason, lift_tries
            """;

    static final String LIFT = """
            UPDATE suppression SET lifted_at = :now, lifted_by = lift_asked_by, lift_due_at = NULL, lift_trouble = NULL
             WHERE account_id = :account AND lifted_at IS NULL AND lift_asked_at IS NOT NULL
            RETURNING lifted_by
            """;

    static final String WAIT = """
            UPDATE suppression SET lift_due_at = :due, lift_trouble = :trouble
             WHERE account_id = :account AND lifted_at IS NULL AND lift_asked_at IS NOT NULL
            """;

    static final String DROP = """
            UPDATE suppression SET lift_asked_at = NULL, lift_asked_by = NULL, lift_due_at = NULL, lift_trouble = NULL
             WHERE account_id = :account AND lifted_at IS NULL
            """;

    private SuppressionSql() {}
}
