package io.latchkey.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.MailTemplate;
import io.latchkey.notification.running.Bench;
import io.latchkey.platform.keys.UuidFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A million mails wait: each statement of the queue reads what it takes, by the index that serves it, and no more. */
class QueuePlanIT {

    private static final int LIMIT = 100;
    private static final String WAITING = """
            INSERT INTO mail (email_id, cause_id, account_id, template, locale, profile_version, caused_at, queued_at,
                              dies_at, state, due_at, turn_at, attempts, waits, changed_at)
            SELECT uuidv7(), uuidv7(), gen_random_uuid(), 'first-sign-in', 'en', 1, t, t,
                   t + interval '72 hours', 'QUEUED', t, t, 0, 0, t
              FROM (SELECT now() - interval '1 hour' + n * interval '1 millisecond' AS t
                      FROM generate_series(1, 1000000) AS n) AS times
            """;
    private static Bench bench;

    @BeforeAll
    static void aMillionMailsWait() {
        bench = new Bench(Map.of("latchkey.dispatch.enabled", "false"));
        bench.rows.update(WAITING);
        bench.rows.update("ANALYZE mail");
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    @Test
    void aFreshResetIsTakenAtOnceAndTheTakingReadsLittleMoreThanItTakes() {
        UUID fresh = UuidFactory.nextUuid();
        insert(fresh, MailTemplate.PASSWORD_RESET, "now() + interval '30 minutes'");

        List<JsonNode> scans = scans("take", MailTable.TAKE);

        assertThat(indexes(scans)).contains("mail_taking");
        assertThat(rowsRead(scans)).isLessThanOrEqualTo(3 * LIMIT);
        assertThat(taken(fresh)).isTrue();
    }

    @Test
    void whenTheNextIsDueIsOneRowOfEachTemplate() {
        List<JsonNode> scans = scans("next-due", MailTable.NEXT_DUE);

        assertThat(indexes(scans)).containsOnly("mail_taking");
        assertThat(rowsRead(scans)).isLessThanOrEqualTo(MailTemplate.values().length);
    }

    @Test
    void aMailWhoseTimeIsOverIsFoundWithoutLookingAtTheOthers() {
        UUID dead = UuidFactory.nextUuid();
        insert(dead, MailTemplate.PASSWORD_RESET, "now() - interval '1 second'");

        List<JsonNode> scans = scans("take-dead", MailTable.TAKE_EXPIRED);

        assertThat(indexes(scans)).contains("mail_dying");
        assertThat(rowsRead(scans)).isLessThanOrEqualTo(10);
        assertThat(taken(dead)).isTrue();
    }

    @Test
    void theSweepDoesNotLookAtTheQueue() {
        List<JsonNode> scans = scans("overdue", MailTable.OVERDUE);

        assertThat(indexes(scans)).containsExactly("mail_overdue");
        assertThat(rowsRead(scans)).isZero();
    }

    @Test
    void queueingLooksForTheAccountsLastTurnAlone() {
        String row = "[{\"email_id\":\"" + UuidFactory.nextUuid() + "\",\"cause_id\":\"" + UuidFactory.nextUuid()
                + "\",\"account_id\":\"" + UuidFactory.nextUuid()
                + "\",\"template\":\"password-reset\",\"locale\":\"en\","
                + "\"profile_version\":1,\"caused_at\":\"2026-11-23T14:00:00Z\",\"dies_at\":\"2026-11-23T14:30:00Z\"}]";

        List<JsonNode> scans = scans("insert", MailTable.INSERT.replace(":rows", "'" + row + "'"));

        assertThat(indexes(scans)).containsExactly("mail_turn");
        assertThat(rowsRead(scans)).isLessThanOrEqualTo(1);
    }

    private static void insert(UUID id, MailTemplate template, String dies) {
        bench.rows.update("""
                INSERT INTO mail (email_id, cause_id, account_id, template, locale, profile_version, caused_at,
                                  queued_at, dies_at, state, due_at, turn_at, attempts, waits, changed_at)
                VALUES ('%s', uuidv7(), uuidv7(), '%s', 'en', 1, now(), now(), %s, 'QUEUED', now(), now(), 0, 0, now())
                """.formatted(id, template.code(), dies));
    }

    private static boolean taken(UUID id) {
        return bench.rows
                .query("SELECT taken_by IS NOT NULL FROM mail WHERE email_id = '" + id + "'")
                .equals(List.of("t"));
    }

    /** Runs the statement, and gives the parts of its plan that read mails; the plan is kept as build output. */
    private static List<JsonNode> scans(String name, String statement) {
        String plain = statement
                .replace(":turns", "'" + MailTable.TURNS + "'")
                .replace(":taking", "'" + UuidFactory.nextUuid() + "'")
                .replace(":until", "now() + interval '1 minute'")
                .replace(":limit", Integer.toString(LIMIT))
                .replace(":now", "now()");
        String plan = bench.rows
                .query("EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) " + plain)
                .getFirst();
        keep(name, plan);
        List<JsonNode> scans = new ArrayList<>();
        collect(JsonMapper.builder().build().readTree(plan).path(0).path("Plan"), scans);
        return scans;
    }

    private static void keep(String name, String plan) {
        try {
            Path directory = Files.createDirectories(Path.of("target", "plans"));
            Files.writeString(directory.resolve(name + ".json"), plan);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void collect(JsonNode node, List<JsonNode> scans) {
        boolean reads = node.path("Node Type").asString("").contains("Scan");
        if (reads && node.path("Relation Name").asString("").equals("mail")) {
            scans.add(node);
        }
        node.path("Plans").forEach(part -> collect(part, scans));
    }

    private static List<String> indexes(List<JsonNode> scans) {
        assertThat(scans).noneMatch(scan -> scan.path("Node Type").asString("").equals("Seq Scan"));
        return scans.stream()
                .map(scan -> scan.path("Index Name").asString(""))
                .filter(name -> !name.equals("mail_pkey"))
                .distinct()
                .toList();
    }

    private static double rowsRead(List<JsonNode> scans) {
        return scans.stream()
                .mapToDouble(scan -> (scan.path("Actual Rows").asDouble()
                                + scan.path("Rows Removed by Filter").asDouble(0))
                        * scan.path("Actual Loops").asDouble())
                .sum();
    }
}
