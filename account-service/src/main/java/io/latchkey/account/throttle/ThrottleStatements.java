package io.latchkey.account.throttle;

/** The text of every statement on the table {@code throttle}; {@link ThrottleTable} runs them. */
final class ThrottleStatements {

    /** Whether a row takes no failure now. */
    private static final String REFUSES = """
            CASE t.kind WHEN 'CONSECUTIVE' THEN t.failures >= :mostInRow
                        WHEN 'NETWORK' THEN t.since > :over AND t.failures > :mostInWindow
                        ELSE coalesce(t.refused_until > :now, false) END""";

    /** Whether the failures of a row still count. */
    private static final String COUNTS = """
            CASE t.kind WHEN 'CONSECUTIVE' THEN true
                        WHEN 'NETWORK' THEN t.since > :over
                        ELSE t.last_at > :forgotten END""";

    // Whoever is refused by what can be seen counts nowhere. What cannot be seen yet is waited for row by row, in the
    // order of all; where one refuses then, the others have counted, and are taken back. :until is when to refuse
    // until, by the number of failures.
    static final String COUNT = """
            asked AS MATERIALIZED (
                SELECT bucket.place, bucket.kind, bucket.key
                FROM json_to_recordset(CAST(:buckets AS json)) AS bucket (
                    place int, kind text, key text, recognized boolean)
                JOIN browser USING (recognized)
            ), refused AS MATERIALIZED (
                SELECT asked.place, CASE t.kind WHEN 'CONSECUTIVE' THEN CAST(:capUntil AS timestamptz)
                                                ELSE t.refused_until END AS until
                FROM asked JOIN throttle AS t USING (kind, key)
                WHERE %1$s
            ), counted AS (
                INSERT INTO throttle AS t (kind, key, failures, since, last_at, refused_until)
                SELECT kind, key, 1, :now, :now,
                       CASE WHEN kind NOT IN ('CONSECUTIVE', 'NETWORK') THEN (CAST(:until AS timestamptz[]))[1] END
                FROM asked WHERE NOT EXISTS (SELECT FROM refused)
                ORDER BY place
                ON CONFLICT (kind, key) DO UPDATE SET
                    failures = CASE WHEN %2$s THEN t.failures + 1 ELSE 1 END,
                    since = CASE WHEN %2$s THEN t.since ELSE excluded.since END,
                    last_at = excluded.last_at,
                    refused_until = CASE t.kind
                        WHEN 'CONSECUTIVE' THEN NULL
                        WHEN 'NETWORK' THEN
                            CASE WHEN t.since > :over AND t.failures + 1 >= :free
                                 THEN t.since + CAST(:window AS interval) END
                        ELSE (CAST(:until AS timestamptz[]))[
                            CASE WHEN %2$s
                                 THEN least(t.failures + 1, cardinality(CAST(:until AS timestamptz[]))) ELSE 1 END] END
                WHERE NOT %1$s
                RETURNING kind, key, since, failures
            ), outcome AS (
                SELECT looked.*, asked.place, counted.since AS moment, counted.failures,
                       refused.place IS NOT NULL AS refused, refused.until
                FROM looked CROSS JOIN asked LEFT JOIN counted USING (kind, key) LEFT JOIN refused USING (place))
            """.formatted(REFUSES, COUNTS);

    // Each failure is remembered by its moment: a window that began anew would take twice as many around its end.
    static final String COUNT_ROLLING = """
            INSERT INTO throttle AS t (kind, key, failures, since, last_at, recent)
            VALUES (:kind, :key, 1, :now, :now, ARRAY[CAST(:now AS timestamptz)])
            ON CONFLICT (kind, key) DO UPDATE SET
                failures = 1 + (SELECT count(*) FROM unnest(t.recent) AS moment WHERE moment > :over),
                since = least((SELECT min(moment) FROM unnest(t.recent) AS moment WHERE moment > :over), excluded.since),
                last_at = excluded.last_at,
                refused_until = NULL,
                recent = ARRAY(SELECT moment FROM unnest(t.recent) AS moment WHERE moment > :over) || excluded.recent
            WHERE (SELECT count(*) FROM unnest(t.recent) AS moment WHERE moment > :over) < :most
            RETURNING last_at AS moment, failures
            """;

    // Inserted in the order of all: two that copy at once wait for each other in one direction only.
    static final String COPY_TO_MISSING = """
            WITH same AS (SELECT kind, key FROM json_to_recordset(CAST(:rows AS json)) AS one (kind text, key text))
            INSERT INTO throttle (kind, key, failures, since, last_at, refused_until, recent)
            SELECT held.kind, missing.key, held.failures, held.since, held.last_at, held.refused_until, held.recent
            FROM same AS missing
            JOIN same AS other ON other.kind = missing.kind AND other.key <> missing.key
            JOIN throttle AS held ON held.kind = other.kind AND held.key = other.key
            ORDER BY held.kind, missing.key, held.failures DESC
            ON CONFLICT DO NOTHING
            """;

    static final String ROLLING_REFUSED_UNTIL = """
            SELECT moment + CAST(:window AS interval)
            FROM throttle, unnest(recent) AS moment
            WHERE kind = :kind AND key = :key AND moment > :over
            ORDER BY moment DESC OFFSET :most - 1 LIMIT 1
            """;

    static final String FORGET_ALL = "DELETE FROM throttle WHERE kind = :kind AND key = ANY(:keys)";

    // Locked in the order in which attempts are counted, so that none waits for another that waits for it.
    static final String FORGIVE = """
            held AS MATERIALIZED (
                SELECT t.kind, t.key, spent.moment, spent.free
                FROM json_to_recordset(CAST(:spent AS json)) AS spent (
                    place int, kind text, key text, moment timestamptz, free int)
                JOIN throttle AS t USING (kind, key)
                WHERE EXISTS (SELECT FROM deserving)
                ORDER BY spent.place FOR UPDATE OF t
            ), forgotten AS (
                DELETE FROM throttle AS t USING held
                WHERE held.moment IS NULL AND t.kind = held.kind AND t.key = held.key
            ), taken_back AS (
                UPDATE throttle AS t SET failures = t.failures - 1,
                    refused_until = CASE WHEN t.failures - 1 >= held.free THEN t.refused_until END
                FROM held
                WHERE t.kind = held.kind AND t.key = held.key AND t.since = held.moment AND t.failures > 0)
            """;

    // One of those of this moment, whichever: there may be several.
    static final String TAKE_BACK_ROLLING = """
            UPDATE throttle SET failures = failures - 1,
                recent = ARRAY(SELECT moment FROM unnest(recent) WITH ORDINALITY AS one (moment, place)
                               WHERE place <> array_position(recent, CAST(:moment AS timestamptz)) ORDER BY place)
            WHERE kind = :kind AND key = :key AND CAST(:moment AS timestamptz) = ANY(recent)
            """;

    static final String PURGE = """
            DELETE FROM throttle USING json_to_recordset(CAST(:rows AS json)) AS old (kind text, before timestamptz)
            WHERE throttle.kind = old.kind AND throttle.last_at < old.before
            """;

    private ThrottleStatements() {}
}
