package io.latchkey.notification.console;

import io.latchkey.notification.deadletter.DeadLetterService;
import io.latchkey.notification.deadletter.RecordPosition;
import io.latchkey.notification.operator.Operator;
import io.latchkey.notification.web.Problem;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What can be decided about one letter without publishing it: put aside, given up, opened again; each with a reason. */
@Component
final class DeadLetterActions {

    private static final Problem DECIDED = Problem.conflict(
            "letter-decided", "Something else was decided about this letter meanwhile, or it is gone.");

    private final DeadLetterService letters;

    DeadLetterActions(DeadLetterService letters) {
        this.letters = letters;
    }

    /** Fails with 404 for another action or no such letter, with 409 where the letter's state does not allow it. */
    Mono<Void> applyAction(String action, RecordPosition place, Operator by, @Nullable String given) {
        UUID operator = by.accountId();
        return switch (action) {
            case "park" -> requireDecided(place, letters.park(place, operator, ReasonValidator.requireReason(given)));
            case "discard" ->
                requireDecided(place, letters.discard(place, operator, ReasonValidator.requireReason(given)));
            case "reopen" ->
                requireDecided(place, letters.reopen(place, operator, ReasonValidator.requireReason(given)));
            default -> Mono.error(Problem.NOT_FOUND::asException);
        };
    }

    private Mono<Void> requireDecided(RecordPosition place, Mono<Boolean> decided) {
        return letters.findByPosition(place)
                .switchIfEmpty(Mono.error(Problem.NOT_FOUND::asException))
                .then(decided)
                .flatMap(did -> did ? Mono.empty() : Mono.error(DECIDED::asException));
    }
}
