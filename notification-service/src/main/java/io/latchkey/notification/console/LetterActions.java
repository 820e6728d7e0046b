package io.latchkey.notification.console;

import io.latchkey.notification.letters.Letters;
import io.latchkey.notification.letters.Place;
import io.latchkey.notification.operator.Operator;
import io.latchkey.notification.web.Problem;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What can be decided about one letter without publishing it: put aside, given up, opened again; each with a reason. */
@Component
final class LetterActions {

    private static final Problem DECIDED = Problem.conflict(
            "letter-decided", "Something else was decided about this letter meanwhile, or it is gone.");

    private final Letters letters;

    LetterActions(Letters letters) {
        this.letters = letters;
    }

    /** Fails with 404 for another action or no such letter, with 409 where the letter's state does not allow it. */
    Mono<Void> decide(String action, Place place, Operator by, @Nullable String given) {
        UUID operator = by.accountId();
        return switch (action) {
            case "park" -> done(place, letters.park(place, operator, Reasons.required(given)));
            case "discard" -> done(place, letters.discard(place, operator, Reasons.required(given)));
            case "reopen" -> done(place, letters.reopen(place, operator, Reasons.required(given)));
            default -> Mono.error(Problem.NOT_FOUND::asException);
        };
    }

    private Mono<Void> done(Place place, Mono<Boolean> decided) {
        return letters.one(place)
                .switchIfEmpty(Mono.error(Problem.NOT_FOUND::asException))
                .then(decided)
                .flatMap(did -> did ? Mono.empty() : Mono.error(DECIDED::asException));
    }
}
