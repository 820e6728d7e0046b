package io.latchkey.notification.suppression;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Which accounts are sent nothing now, and the wish to change that. */
@Component
public final class Suppressions {

    private static final int NEWEST = 500;

    private final SuppressionTable table;
    private final LiftTable lifts;
    private final Clock clock;

    Suppressions(SuppressionTable table, LiftTable lifts, Clock clock) {
        this.table = table;
        this.lifts = lifts;
        this.clock = clock;
    }

    /** Newest first, the newest 500. */
    public Mono<List<Suppression>> list() {
        return table.list(NEWEST).collectList();
    }

    /** Empty where mail is sent. */
    public Mono<Suppression> of(UUID accountId) {
        return table.one(accountId);
    }

    /**
     * Takes the wish to lift a suppression down; it is carried out soon, at the provider first, however often that must be
     * tried.
     *
     * @param by the account id of who asks
     * @return false where nothing is suppressed
     */
    public Mono<Boolean> lift(UUID accountId, UUID by) {
        return Mono.defer(() -> lifts.ask(accountId, by, clock.instant()));
    }
}
