package io.latchkey.notification.console;

import io.latchkey.notification.deadletter.DeadLetterDecisions;
import io.latchkey.notification.deadletter.DeadLetterDecisions.DecisionType;
import io.latchkey.notification.deadletter.DeadLetterQueries;
import io.latchkey.notification.deadletter.RecordPosition;
import io.latchkey.notification.operator.Operator;
import io.latchkey.platform.web.CommonProblems;
import io.latchkey.platform.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Parks, discards or reopens one dead letter for an operator, with a reason. */
@Component
final class DeadLetterActions {

    private static final Problem DECIDED = Problem.of(
            HttpStatus.CONFLICT,
            "letter-decided",
            "Something else was decided about this letter meanwhile, or it is gone.");

    private final DeadLetterQueries deadLetters;
    private final DeadLetterDecisions decisions;

    DeadLetterActions(DeadLetterQueries deadLetters, DeadLetterDecisions decisions) {
        this.deadLetters = deadLetters;
        this.decisions = decisions;
    }

    /** Fails with 404 for another action or no such dead letter, with 409 where its state does not allow it. */
    Mono<Void> applyAction(String action, RecordPosition position, Operator by, @Nullable String given) {
        DecisionType type = DecisionType.fromWord(action).orElseThrow(CommonProblems.NOT_FOUND::toException);
        String reason = ReasonValidator.requireReason(given);
        if (type == DecisionType.DISCARD) {
            by.requireFresh();
        }
        return deadLetters
                .findByPosition(position)
                .switchIfEmpty(Mono.error(CommonProblems.NOT_FOUND::toException))
                .flatMap(found -> decisions.decide(type, position, by.accountId(), reason))
                .flatMap(did -> did ? Mono.empty() : Mono.error(DECIDED::toException));
    }
}
