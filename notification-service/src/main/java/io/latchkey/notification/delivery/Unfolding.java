package io.latchkey.notification.delivery;

import io.latchkey.contracts.EmailEvent;
import io.latchkey.contracts.EmailStep;
import io.latchkey.notification.delivery.Happening.Answered;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a batch of happenings makes of the mails it speaks of: rows to write, steps to publish, addresses to spare. */
record Unfolding(List<Journey> changed, List<Published> published, List<Answered> answers, List<Verdict> verdicts) {

    /** A step's data and where its trace goes on. */
    record Published(Letter letter, EmailEvent event) {}

    static Unfolding of(Collection<Journey> locked, List<? extends Happening> happenings, Life life, Instant now) {
        Map<UUID, Journey> mails = new LinkedHashMap<>();
        locked.forEach(mail -> mails.put(mail.letter().emailId(), mail));
        Map<UUID, Journey> changed = new LinkedHashMap<>();
        List<Published> published = new ArrayList<>();
        List<Verdict> verdicts = new ArrayList<>();
        for (Happening happening : happenings) {
            Journey before = mails.get(happening.emailId());
            if (before == null) {
                continue;
            }
            Change change = life.next(before, happening, now);
            Verdict.of(before, happening).ifPresent(verdicts::add);
            if (!change.after().equals(before)) {
                mails.put(happening.emailId(), change.after());
                changed.put(happening.emailId(), change.after());
            }
            change.steps().forEach(step -> published.add(publish(before.letter(), step, now)));
        }
        return new Unfolding(List.copyOf(changed.values()), published, answersIn(happenings), verdicts);
    }

    static Published publish(Letter letter, Step step, Instant now) {
        var data = new EmailStep(
                letter.emailId(),
                letter.accountId(),
                letter.causeId(),
                letter.template(),
                letter.locale(),
                step.provider(),
                step.attempt(),
                step.reason(),
                now);
        return new Published(letter, step.kind().event(data));
    }

    private static List<Answered> answersIn(List<? extends Happening> happenings) {
        return happenings.stream()
                .filter(Answered.class::isInstance)
                .map(Answered.class::cast)
                .toList();
    }
}
