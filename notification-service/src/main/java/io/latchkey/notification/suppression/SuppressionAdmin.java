package io.latchkey.notification.suppression;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Which accounts are sent nothing now, and the wish to change that. */
@Component
public final class SuppressionAdmin {

    private static final int NEWEST = 500;

    private final SuppressionTable table;
    private final SuppressionRemovalTable lifts;
    private final Clock clock;

    SuppressionAdmin(SuppressionTable table, SuppressionRemovalTable lifts, Clock clock) {
        this.table = table;
        this.lifts = lifts;
        this.clock = clock;
    }

    /** Newest first, the newest 500. */
    public Mono<List<Suppression>> listNewest() {
        return table.listCurrent(NEWEST).collectList();
    }

    /** Empty where mail is sent. */
    public Mono<Suppression> findByAccount(UUID accountId) {
        return table.findByAccount(accountId);
    }

    /**
     * Takes the wish to lift a suppression down; it is carried out soon, at the provider first, however often that must be
     * tried.
     *
     * @param by the account id of who asks
     * @return false where nothing is suppressed
     */
    public Mono<Boolean> requestRemoval(UUID accountId, UUID by) {
        return Mono.defer(() -> lifts.requestRemoval(accountId, by, clock.instant()));
    }
}
