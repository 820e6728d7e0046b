package io.latchkey.benchmarks.system;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * Writes accounts straight into the tables of all three services, as these would have written them: created two
 * months ago by the first executive, its first link redeemed an hour later. Nothing of it is on Kafka, and no mail stands for it.
 */
public final class AccountSeeder {

    /** Counted from one; identifiers follow from the number, so that the services agree. */
    static final String SEEDED = """
            (SELECT i, to_timestamp(ms / 1000.0) AS created_at, to_timestamp(ms / 1000.0) + interval '1 hour' AS set_at,
                    'seeded-' || i || '@example.org' AS email, 'Seeded ' || i AS name,
            """ + uuidOf("'account ' || i") + " AS account_id, " + uuidOf("'cause ' || i") + """
             AS cause_id
               FROM (SELECT i, CAST(? AS bigint) + i AS ms FROM generate_series(?, ?) AS i) AS numbered) AS seeded
            """;

    private static final String DIRECTORY = """
            WITH added AS (INSERT INTO account (account_id, email, display_name, locale, roles, version, profile_version,
                                 min_credential_version, state_version, state_status, password_set_at, created_by,
                                 created_at)
            SELECT account_id, email, name, 'en', ARRAY['USER'], 1, 1, 1, 2, 'ACTIVE', set_at, executive, created_at
              FROM (SELECT account_id AS executive FROM account WHERE 'EXECUTIVE' = ANY (roles) LIMIT 1) AS first,
            """ + SEEDED + """
            RETURNING account_id, email) SELECT account_id, email FROM added LIMIT ?
            """;

    private static final String TERMS = """
            INSERT INTO account_term (account_id, term)
            SELECT account_id, unnest(ARRAY[email, lower(name), CAST(i AS text)]) FROM
            """ + SEEDED;

    private static final String HISTORY = """
            INSERT INTO account_history (account_id, at, by_account, act, after_values)
            SELECT account_id, created_at, executive, 'created', jsonb_build_object(
                   'email', email, 'displayName', name, 'locale', 'en', 'roles', jsonb_build_array('USER'))
              FROM (SELECT account_id AS executive FROM account WHERE 'EXECUTIVE' = ANY (roles) LIMIT 1) AS first,
            """ + SEEDED;

    private static final String REGISTRY = """
            INSERT INTO account (account_id, fact_version, standing, two_factor, state_version, credential_version,
                                 password_hash, password_set_at, password_set_by, known_since)
            SELECT account_id, 1, 'ENABLED', 'OFF', 2, 1, ?, set_at, cause_id, created_at FROM
            """ + SEEDED;

    private static final String FIRST_LINKS = """
            INSERT INTO link_request (request_id, account_id, purpose, requested_by, profile_version, requested_at,
                                      expires_at, state, consumed_at, key_version, salt)
            SELECT cause_id, account_id, 'FIRST_SIGN_IN', 'EXECUTIVE', 1, created_at, created_at + interval '72 hours',
                   'LIVE', set_at, '00000000', decode(md5(CAST(i AS text)), 'hex') FROM
            """ + SEEDED;

    private static final String RECIPIENTS = """
            INSERT INTO recipient (account_id, version, address, address_since, display_name, locale, executive,
                                   updated_at)
            SELECT account_id, 1, email, 1, name, 'en', false, created_at FROM
            """ + SEEDED;

    /** More need not fit into the benchmark's memory. */
    private static final int MOST_LENT = 250_000;

    private final BenchmarkDatabase database;
    private final long base;
    private int first = 1;
    private int count;

    public AccountSeeder(BenchmarkDatabase database, Clock clock) {
        this.database = database;
        this.base = clock.instant().minus(Duration.ofDays(60)).toEpochMilli();
    }

    /** Adds accounts until there are so many; those of the new that can be lent. */
    public List<SeededAccount> seedUntil(int wanted) {
        first = count + 1;
        var added = database.query(
                "gateway",
                DIRECTORY,
                row -> new SeededAccount(row.getObject(1, UUID.class), row.getString(2)),
                base,
                first,
                wanted,
                MOST_LENT);
        database.execute("gateway", TERMS, base, first, wanted);
        database.execute("gateway", HISTORY, base, first, wanted);
        database.execute("account", REGISTRY, BenchmarkPassword.hash(), base, first, wanted);
        database.execute("account", FIRST_LINKS, base, first, wanted);
        database.execute("notification", RECIPIENTS, base, first, wanted);
        count = wanted;
        return added;
    }

    /** Gives the accounts that were added last old mails, so many each. */
    public void seedMails(int each) {
        new MailSeeder(database).seed(each, base, first, count);
    }

    /** An identifier of version 7 made of the milliseconds {@code ms} and of a text. */
    static String uuidOf(String text) {
        return """
                CAST(lpad(to_hex(ms), 12, '0') || '7' || substr(md5(%1$s), 1, 3) || '8' || substr(md5(%1$s), 4, 15)
                     AS uuid)""".formatted(text);
    }
}
