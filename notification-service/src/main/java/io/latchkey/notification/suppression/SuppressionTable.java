package io.latchkey.notification.suppression;

import static io.latchkey.platform.sql.SqlRows.requireColumn;

import io.latchkey.contracts.SuppressionEvent.SuppressionReason;
import io.latchkey.contracts.internal.SuppressionOperation.SuppressedAddress;
import io.latchkey.notification.recipient.Recipient;
import io.latchkey.notification.suppression.SuppressionService.SuppressionEvidence;
import io.latchkey.platform.sql.RecordMapper;
import io.latchkey.platform.sql.SqlRows;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All SQL of {@code suppression}, which is the queue of removals, too. */
@Component
final class SuppressionTable {

    private static final String[] WEIGHTS = Arrays.stream(SuppressionReason.values())
            .map(SuppressionReason::code)
            .toArray(String[]::new);

    private static final int PAGE = 500;
    private static final Instant NEWEST = Instant.parse("9999-12-31T00:00:00Z");
    private static final UUID FIRST = new UUID(0, 0);

    // What was sent before an operator had a suppression lifted no longer counts.
    private static final String SUPPRESS = """
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
    private static final String AGAINST = """
            SELECT account_id, profile_version FROM suppression
             WHERE account_id = ANY(:accounts) AND (lifted_at IS NULL OR lifted_by IS NULL)
            """;

    private static final String UNLIFTED = """
            SELECT account_id, profile_version, reason, suppressed_at AS since, cause_email_id, lift_asked_at, lift_trouble
              FROM suppression WHERE lifted_at IS NULL
            """;

    private static final String ONE = UNLIFTED + " AND account_id = :account";

    private static final String UNLIFTED_PAGE = UNLIFTED + """
               AND suppressed_at <= :before AND (suppressed_at < :before OR account_id > :after)
             ORDER BY suppressed_at DESC, account_id LIMIT :limit
            """;

    private static final String END_REPLACED = """
            UPDATE suppression SET lifted_at = :now, lifted_by = NULL, lift_due_at = NULL, lift_trouble = NULL
             WHERE account_id = :account AND lifted_at IS NULL AND profile_version < :since
            """;

    // Asked again, it is tried again at once; who asked first had it lifted.
    private static final String ASK = """
            UPDATE suppression SET lift_asked_at = COALESCE(lift_asked_at, :now),
                   lift_asked_by = CASE WHEN lift_asked_at IS NULL THEN :by ELSE lift_asked_by END,
                   lift_tries = CASE WHEN lift_asked_at IS NULL THEN 0 ELSE lift_tries END,
                   lift_due_at = :now
             WHERE account_id = :account AND lifted_at IS NULL AND profile_version >= :since
            """;

    private static final String TAKE = """
            UPDATE suppression SET lift_due_at = :until, lift_tries = lift_tries + 1
             WHERE account_id = ANY(ARRAY(
                   SELECT account_id FROM suppression WHERE lift_due_at <= :now
                    ORDER BY lift_due_at LIMIT :limit FOR UPDATE SKIP LOCKED))
            RETURNING account_id, reason, lift_tries AS tries
            """;

    private static final String LIFT = """
            UPDATE suppression SET lifted_at = :now, lifted_by = lift_asked_by, lift_due_at = NULL, lift_trouble = NULL
             WHERE account_id = :account AND lifted_at IS NULL AND lift_asked_at IS NOT NULL
            RETURNING lifted_by
            """;

    private static final String WAIT = """
            UPDATE suppression SET lift_due_at = :due, lift_trouble = :trouble
             WHERE account_id = :account AND lifted_at IS NULL AND lift_asked_at IS NOT NULL
            """;

    private static final String DROP = """
            UPDATE suppression SET lift_asked_at = NULL, lift_asked_by = NULL, lift_due_at = NULL, lift_trouble = NULL
             WHERE account_id = :account AND lifted_at IS NULL
            """;

    private final DatabaseClient database;

    SuppressionTable(DatabaseClient database) {
        this.database = database;
    }

    /**
     * @param evidence one per account at most
     * @return what is new or has a weightier reason now
     */
    Flux<NewSuppression> upsertSuppressions(Collection<SuppressionEvidence> evidence, Instant now) {
        return database.sql(SUPPRESS)
                .bind("rows", SqlRows.toJson(evidence))
                .bind("weights", WEIGHTS)
                .bind("now", now)
                .map(RecordMapper.of(NewSuppression.class))
                .all();
    }

    /** Which profile version's address must not be sent mail, by account. */
    Mono<Map<UUID, Long>> findSuppressedVersions(Collection<UUID> accounts) {
        return database.sql(AGAINST)
                .bind("accounts", accounts.toArray(UUID[]::new))
                .map(row -> Map.entry(
                        requireColumn(row, "account_id", UUID.class),
                        requireColumn(row, "profile_version", Long.class)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /** All that are not lifted, newest first, page by page; a page is read when it is asked for. */
    Flux<List<UnliftedSuppression>> findUnlifted() {
        return readPage(NEWEST, FIRST)
                .expand(page -> page.size() < PAGE
                        ? Mono.empty()
                        : readPage(
                                page.getLast().suppression().since(),
                                page.getLast().suppression().accountId()));
    }

    Mono<UnliftedSuppression> findUnlifted(UUID account) {
        return database.sql(ONE)
                .bind("account", account)
                .map(RecordMapper.of(UnliftedSuppression.class))
                .one();
    }

    /** False where it was not for an address before {@code addressSince}. */
    Mono<Boolean> endReplaced(UUID account, long addressSince, Instant now) {
        return database.sql(END_REPLACED)
                .bind("account", account)
                .bind("since", addressSince)
                .bind("now", now)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }

    /** False where nothing is suppressed that counts for the address which the account has since that version. */
    Mono<Boolean> requestRemoval(UUID account, long addressSince, UUID by, Instant now) {
        return database.sql(ASK)
                .bind("account", account)
                .bind("since", addressSince)
                .bind("by", by)
                .bind("now", now)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }

    Flux<RemovalRequest> claimDue(int limit, Instant now, Instant until) {
        return database.sql(TAKE)
                .bind("limit", limit)
                .bind("now", now)
                .bind("until", until)
                .map(RecordMapper.of(RemovalRequest.class))
                .all();
    }

    /** @return who had it lifted; empty where it no longer was */
    Mono<UUID> markLifted(UUID account, Instant now) {
        return database.sql(LIFT)
                .bind("account", account)
                .bind("now", now)
                .mapValue(UUID.class)
                .one();
    }

    Mono<Void> scheduleRetry(UUID account, Instant due, String trouble) {
        return database.sql(WAIT)
                .bind("account", account)
                .bind("due", due)
                .bind("trouble", trouble)
                .then();
    }

    Mono<Void> dropRequest(UUID account) {
        return database.sql(DROP).bind("account", account).then();
    }

    private Mono<List<UnliftedSuppression>> readPage(Instant before, UUID after) {
        return database.sql(UNLIFTED_PAGE)
                .bind("before", before)
                .bind("after", after)
                .bind("limit", PAGE)
                .map(RecordMapper.of(UnliftedSuppression.class))
                .all()
                .collectList();
    }

    /** A suppression that came to be. */
    record NewSuppression(UUID accountId, SuppressionReason reason, UUID causeEmailId) {}

    /** A suppression that is to be lifted, and how often that was tried. */
    record RemovalRequest(UUID accountId, SuppressionReason reason, int tries) {}

    /** A suppression that is not lifted, of the address in that version of the profile. */
    record UnliftedSuppression(SuppressedAddress suppression, long profileVersion) {

        /** Whether it is of the address that the account has now. */
        boolean countsFor(@Nullable Recipient recipient) {
            return recipient instanceof Recipient.Known known && known.span().first() <= profileVersion;
        }
    }
}
