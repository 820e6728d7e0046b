package io.latchkey.notification.console;

import io.latchkey.notification.letters.Letters;
import io.latchkey.notification.letters.Place;
import io.latchkey.notification.letters.ReplayWish;
import io.latchkey.notification.operator.Operator;
import io.latchkey.notification.web.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks what an operator wants to be replayed. */
@Component
final class ReplayForm {

    private final Letters letters;
    private final Places places;

    ReplayForm(Letters letters, Places places) {
        this.letters = letters;
        this.places = places;
    }

    /** As it stands in the API's JSON: anything may be missing. */
    record Body(
            @Nullable String topic,
            @Nullable List<@Nullable String> letters,
            @Nullable Integer cap,
            @Nullable Boolean dryRun,
            @Nullable String reason) {}

    /** The wish, or {@code invalid-request}. A dry run needs no reason. */
    ReplayWish wish(Body body, Operator by) {
        List<Place> chosen = chosen(body.letters() == null ? List.of() : body.letters());
        boolean dryRun = Boolean.TRUE.equals(body.dryRun());
        String reason = dryRun ? "" : Reasons.required(body.reason());
        int cap = cap(body.cap(), chosen.size());
        String topic = places.topic(body.topic() == null ? "" : body.topic());
        return new ReplayWish(topic, chosen.stream().limit(cap).toList(), cap, dryRun, by.accountId(), reason);
    }

    private int cap(@Nullable Integer given, int chosen) {
        int most = letters.most();
        if (chosen > most) {
            throw Problem.invalid("/letters", "must be at most " + most).asException();
        }
        if (given == null && chosen == 0) {
            throw Problem.invalid("/cap", "is required: how many letters at most, 1 to " + most)
                    .asException();
        }
        if (given != null && (given < 1 || given > most)) {
            throw Problem.invalid("/cap", "must be 1 to " + most).asException();
        }
        return given == null ? chosen : given;
    }

    private List<Place> chosen(List<@Nullable String> texts) {
        return texts.stream()
                .map(text -> places.read("/letters", text == null ? "" : text))
                .distinct()
                .toList();
    }
}
