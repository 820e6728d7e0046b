package io.latchkey.notification.deadletter;

import io.latchkey.notification.deadletter.DeadLetterTable.Decision;
import io.latchkey.notification.deadletter.DeadLetterView.DeadLetterState;
import io.latchkey.notification.operator.AuditLog;
import io.latchkey.notification.operator.AuditLog.AuditAction;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** What an operator decides about one dead letter without publishing it; each decision is audited in its transaction. */
@Component
public final class DeadLetterDecisions {

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

    /** False when the dead letter is in no state in which this can be decided. */
    public Mono<Boolean> decide(DecisionType type, RecordPosition position, UUID by, String reason) {
        Mono<Boolean> changed = table.updateState(
                        position, type.to, type.from, new Decision(by, reason, clock.instant()))
                .flatMap(done -> done
                        ? audit.recordAction(by, type.action, position.toString(), reason)
                                .thenReturn(true)
                        : Mono.just(false));
        return transactions.transactional(changed);
    }

    /** What can be decided about a dead letter. */
    @SuppressWarnings("ImmutableEnumChecker") // the sets are unmodifiable
    public enum DecisionType {
        /** Leaves it out of replays. */
        PARK(Set.of(DeadLetterState.OPEN), DeadLetterState.PARKED, AuditAction.LETTER_PARKED),
        /** Gives it up. */
        DISCARD(
                Set.of(DeadLetterState.OPEN, DeadLetterState.PARKED),
                DeadLetterState.DISCARDED,
                AuditAction.LETTER_DISCARDED),
        /** Lets it be replayed again. */
        REOPEN(
                Set.of(DeadLetterState.PARKED, DeadLetterState.DISCARDED, DeadLetterState.REPLAYED),
                DeadLetterState.OPEN,
                AuditAction.LETTER_REOPENED);

        private final Set<DeadLetterState> from;
        private final DeadLetterState to;
        private final AuditAction action;

        DecisionType(Set<DeadLetterState> from, DeadLetterState to, AuditAction action) {
            this.from = from;
            this.to = to;
            this.action = action;
        }

        /** By its name in a path or a form. */
        public static Optional<DecisionType> fromWord(String word) {
            return Stream.of(values())
                    .filter(type -> type.name().toLowerCase(Locale.ROOT).equals(word))
                    .findFirst();
        }
    }
}
