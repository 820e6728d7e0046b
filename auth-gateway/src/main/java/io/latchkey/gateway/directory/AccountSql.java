package io.latchkey.gateway.directory;

/** The SQL of the tables account, account_term, erased_account, executive_was_here and no_account. */
final class AccountSql {
    private static final String COLUMNS = """
            a.account_id, a.email, a.display_name, a.locale, a.roles, a.status, a.two_factor, a.version,
            a.profile_version, a.min_credential_version, a.state_version, a.state_status, a.state_two_factor,
            a.password_set_at, a.created_at, a.two_factor_version
            """;

    static final String INSERT = """
            INSERT INTO account (account_id, email, display_name, locale, roles, version, profile_version, created_by,
                                 created_at)
            VALUES ($1, $2, $3, $4, $5, 1, 1, $6, $7)
            ON CONFLICT ON CONSTRAINT account_email_taken DO NOTHING
            """;

    static final String INSERT_TERMS = "INSERT INTO account_term (account_id, term) SELECT $1, unnest($2::text[])";

    static final String BY_ID = "SELECT " + COLUMNS + " FROM account a WHERE a.account_id = $1";

    static final String LOCK = BY_ID + " FOR NO KEY UPDATE";

    static final String BY_EMAIL = "SELECT " + COLUMNS + " FROM account a WHERE a.email = $1";

    static final String NEWEST =
            "SELECT " + COLUMNS + " FROM account a ORDER BY a.created_at DESC, a.account_id DESC LIMIT $1";

    static final String NEWEST_AFTER = "SELECT " + COLUMNS + """
              FROM account a WHERE (a.created_at, a.account_id) < ($2, $3)
              ORDER BY a.created_at DESC, a.account_id DESC LIMIT $1
              """;

    static final String FIND = "SELECT " + COLUMNS + """
              FROM account a
              WHERE a.account_id IN (SELECT t.account_id FROM account_term t WHERE t.term >= $2 AND t.term < $3)
              ORDER BY a.created_at DESC, a.account_id DESC LIMIT $1
              """;

    static final String FIND_AFTER = "SELECT " + COLUMNS + """
              FROM account a
              WHERE a.account_id IN (SELECT t.account_id FROM account_term t WHERE t.term >= $2 AND t.term < $3)
                AND (a.created_at, a.account_id) < ($4, $5)
              ORDER BY a.created_at DESC, a.account_id DESC LIMIT $1
              """;

    static final String APPLY_STATE = """
            UPDATE account SET state_version = $2, state_status = $3, state_two_factor = $4, password_set_at = $5
            WHERE account_id = $1 AND state_version < $2
            """;

    static final String RAISE_CREDENTIAL_VERSION = """
            UPDATE account SET min_credential_version = $2 WHERE account_id = $1 AND min_credential_version < $2
            """;

    static final String SIGNED_IN =
            "UPDATE account SET first_signed_in_at = $2 WHERE account_id = $1 AND first_signed_in_at IS NULL";

    static final String DELETE = "DELETE FROM account WHERE account_id = $1";

    static final String DELETE_TERMS = "DELETE FROM account_term WHERE account_id = $1";

    static final String SET_PERSON = """
            UPDATE account SET email = $2, display_name = $3, locale = $4, roles = $5, version = version + 1,
                               profile_version = profile_version + 1
            WHERE account_id = $1
            """;

    // The copy is overwritten, too: until account-service has heard the fact, its older word must not show.
    static final String SET_STANDING = """
            UPDATE account SET status = $2, two_factor = $3, state_two_factor = $4, version = version + 1,
                               two_factor_version = CASE WHEN $5 THEN version + 1 ELSE two_factor_version END
            WHERE account_id = $1
            """;

    static final String MARK_ERASED = """
            INSERT INTO erased_account (account_id, erased_at) VALUES ($1, $2) ON CONFLICT (account_id) DO NOTHING
            """;

    static final String EXECUTIVES_LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('executives', 0))";

    static final String OTHER_EXECUTIVE = """
            SELECT EXISTS (SELECT FROM account
                           WHERE 'EXECUTIVE' = ANY (roles) AND status = 'ENABLED' AND account_id <> $1)
            """;

    static final String FIRST_EXECUTIVE_LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('first executive', 0))";

    static final String EXECUTIVE_SIGNED_IN = """
            SELECT EXISTS (SELECT FROM account WHERE 'EXECUTIVE' = ANY (roles) AND first_signed_in_at IS NOT NULL)
                OR EXISTS (SELECT FROM executive_was_here)
            """;

    static final String REMEMBER_EXECUTIVE = """
            INSERT INTO executive_was_here (only_row)
            SELECT true WHERE EXISTS (SELECT FROM account
                                      WHERE 'EXECUTIVE' = ANY (roles) AND first_signed_in_at IS NOT NULL)
            ON CONFLICT (only_row) DO NOTHING
            """;

    static final String FIRST_EXECUTIVE =
            "SELECT " + COLUMNS + " FROM account a WHERE 'EXECUTIVE' = ANY (a.roles) AND a.created_by IS NULL";

    /**
     * Appends one of two prepared rows to the outbox: the first when the address ($1) has an account, the second when
     * it has none. A row is locked either way before the outbox id is taken; in the first, the account's id and profile
     * version take the place of what stands for them ($10, $11), and both are filled up with blanks to one size ($12).
     */
    static final String APPEND_BY_ADDRESS = """
            WITH holder AS MATERIALIZED (
                SELECT account_id::text AS id, profile_version::text AS profile_version
                FROM account WHERE email = $1 FOR NO KEY UPDATE
            ), nobody AS MATERIALIZED (
                SELECT slot FROM no_account WHERE slot = $2 AND NOT EXISTS (SELECT FROM holder) FOR NO KEY UPDATE
            ), chosen AS MATERIALIZED (
                SELECT $4::text AS topic, id AS key, replace($5, $10, id) AS headers,
                       replace(replace($6, $10, id), $11, profile_version) AS payload
                FROM holder
                UNION ALL
                SELECT $7, $3::text, $8, $9 FROM nobody
            )
            SELECT outbox_append($3::uuid, topic, key, headers, convert_to(
                       rpad(payload, greatest(length(payload), $12 - length(topic) - length(headers))), 'UTF8'))
            FROM chosen
            """;

    private AccountSql() {}
}
