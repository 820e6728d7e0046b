package io.latchkey.notification.console;

import io.latchkey.notification.deadletter.RecordPosition;
import io.latchkey.notification.deadletter.ReplayCommand;
import io.latchkey.notification.deadletter.ReplayService;
import io.latchkey.notification.operator.Operator;
import io.latchkey.platform.web.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks what an operator wants to be replayed. */
@Component
final class ReplayRequestValidator {
    private final ReplayService replays;

    ReplayRequestValidator(ReplayService replays) {
        this.replays = replays;
    }

    /** As it stands in the API's JSON: anything may be missing. */
    record ReplayRequest(
            @Nullable String topic,
            @Nullable List<@Nullable String> letters,
            @Nullable Integer cap,
            @Nullable Boolean dryRun,
            @Nullable String reason) {}

    /** The command, or {@code invalid-request}. A dry run needs no reason and no fresh proof. */
    ReplayCommand toCommand(ReplayRequest body, Operator by) {
        List<RecordPosition> chosen = parsePositions(body.letters() == null ? List.of() : body.letters());
        boolean dryRun = Boolean.TRUE.equals(body.dryRun());
        String reason = dryRun ? "" : ReasonValidator.requireReason(body.reason());
        int cap = validateCap(body.cap(), chosen.size());
        String topic = RecordPositionResolver.requireTopic(body.topic() == null ? "" : body.topic());
        if (!dryRun) {
            by.requireFresh();
        }
        return new ReplayCommand(topic, chosen.stream().limit(cap).toList(), cap, dryRun, by.accountId(), reason);
    }

    private int validateCap(@Nullable Integer given, int chosen) {
        int most = replays.maxReplaySize();
        if (chosen > most) {
            throw Problem.invalidRequest("/letters", "must be at most " + most).toException();
        }
        if (given == null && chosen == 0) {
            throw Problem.invalidRequest("/cap", "is required: how many letters at most, 1 to " + most)
                    .toException();
        }
        if (given != null && (given < 1 || given > most)) {
            throw Problem.invalidRequest("/cap", "must be 1 to " + most).toException();
        }
        return given == null ? chosen : given;
    }

    private static List<RecordPosition> parsePositions(List<@Nullable String> texts) {
        return texts.stream()
                .map(text -> RecordPositionResolver.parsePosition("/letters", text == null ? "" : text))
                .distinct()
                .toList();
    }
}
