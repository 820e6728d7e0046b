package io.latchkey.notification.operator;

import io.latchkey.platform.keys.UuidFactory;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Remembers what operators did, for as long as the database lives. */
@Component
public final class AuditLog {

    private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);

    private final AuditTable table;
    private final Clock clock;

    AuditLog(AuditTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /** Joins the caller's transaction: an action that is not recorded did not happen. */
    public Mono<Void> recordAction(UUID by, AuditAction action, String target, String reason) {
        return Mono.defer(() -> {
            var entry = new AuditEntry(UuidFactory.nextUuid(), clock.instant(), by, action, target, reason);
            return table.insert(entry).doOnSuccess(done -> LOG.info("operations: {} {} by {}", action, target, by));
        });
    }

    /**
     * Newest first.
     *
     * @param before only what is older than this entry; null: from the newest
     */
    public Mono<List<AuditEntry>> findNewest(@Nullable UUID before, int limit) {
        return table.findNewest(before, limit).collectList();
    }

    /**
     * What an operator did once.
     *
     * @param by the operator's account
     * @param target what it was done to: an id, a dead letter's position, a channel
     * @param reason as the operator wrote it; empty where none is required
     */
    public record AuditEntry(UUID id, Instant at, UUID by, AuditAction deed, String target, String reason) {}

    /** What an operator can do that is remembered. */
    public enum AuditAction {
        SIGNED_IN,
        SIGNED_OUT,
        LOOKED_UP_ADDRESS,
        LETTERS_REPLAYED,
        LETTER_PARKED,
        LETTER_DISCARDED,
        LETTER_REOPENED,
        OUTBOX_ROW_RELEASED,
        CHANNEL_PAUSED,
        CHANNEL_RESUMED,
        SUPPRESSION_LIFTED
    }
}
