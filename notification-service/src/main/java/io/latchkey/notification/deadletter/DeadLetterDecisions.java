package io.latchkey.notification.deadletter;

import io.latchkey.notification.deadletter.DeadLetterTable.Decision;
import io.latchkey.notification.operator.AuditAction;
import io.latchkey.notification.operator.AuditLog;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** What an operator decides about one dead letter without publishing it; each decision is audited in its transaction. */
@Component
public final class DeadLetterDecisions {

    private static final Set<DeadLetterState> UNDECIDED = Set.of(DeadLetterState.OPEN, DeadLetterState.PARKED);
    private static final Set<DeadLetterState> DECIDED =
            Set.of(DeadLetterState.PARKED, DeadLetterState.DISCARDED, DeadLetterState.REPLAYED);

    private final DeadLetterTable table;
    private final AuditLog audit;
    private final TransactionalOperator transactions;
    private final Clock clock;

    DeadLetterDecisions(DeadLetterTable table, AuditLog audit, TransactionalOperator transactions, Clock clock) {
        this.table = table;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Leaves a dead letter out of replays. False when it is not open. */
    public Mono<Boolean> park(RecordPosition position, UUID by, String reason) {
        Set<DeadLetterState> open = Set.of(DeadLetterState.OPEN);
        return changeState(position, open, DeadLetterState.PARKED, decide(by, reason), AuditAction.LETTER_PARKED);
    }

    /** Gives a dead letter up. False when something was decided about it. */
    public Mono<Boolean> discard(RecordPosition position, UUID by, String reason) {
        return changeState(
                position, UNDECIDED, DeadLetterState.DISCARDED, decide(by, reason), AuditAction.LETTER_DISCARDED);
    }

    /** Opens a dead letter that was parked, discarded or replayed. False when it is none of these. */
    public Mono<Boolean> reopen(RecordPosition position, UUID by, String reason) {
        return changeState(position, DECIDED, DeadLetterState.OPEN, decide(by, reason), AuditAction.LETTER_REOPENED);
    }

    private Decision decide(UUID by, String reason) {
        return new Decision(by, reason, clock.instant());
    }

    private Mono<Boolean> changeState(
            RecordPosition position,
            Set<DeadLetterState> from,
            DeadLetterState to,
            Decision decision,
            AuditAction action) {
        Mono<Boolean> changed = table.updateState(position, to, from, decision)
                .flatMap(done -> done
                        ? audit.recordAction(decision.by(), action, position.toString(), decision.reason())
                                .thenReturn(true)
                        : Mono.just(false));
        return transactions.transactional(changed);
    }
}
