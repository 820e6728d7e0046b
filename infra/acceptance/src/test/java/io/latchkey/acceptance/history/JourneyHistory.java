package io.latchkey.acceptance.history;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.latchkey.contracts.EmailEvent;
import io.latchkey.contracts.EmailEvent.EmailAccepted;
import io.latchkey.contracts.EmailEvent.EmailBounced;
import io.latchkey.contracts.EmailEvent.EmailComplained;
import io.latchkey.contracts.EmailEvent.EmailDeferred;
import io.latchkey.contracts.EmailEvent.EmailDelivered;
import io.latchkey.contracts.EmailEvent.EmailDropped;
import io.latchkey.contracts.EmailEvent.EmailExpired;
import io.latchkey.contracts.EmailEvent.EmailFailed;
import io.latchkey.contracts.EmailEvent.EmailQueued;
import io.latchkey.contracts.EmailEvent.EmailSuppressed;
import io.latchkey.contracts.EmailEvent.EmailUnconfirmed;
import io.latchkey.contracts.EmailStep;
import io.latchkey.contracts.Event;
import io.latchkey.contracts.EventEnvelope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The journeys of all mails, judged by the table of the contract's section 4. */
public final class JourneyHistory {

    private final Map<UUID, List<EmailEvent>> byMail;

    private JourneyHistory(Map<UUID, List<EmailEvent>> byMail) {
        this.byMail = byMail;
    }

    /** @param events the topic from its beginning, each partition in order; copies of an event count once */
    public static JourneyHistory of(List<EventEnvelope<Event>> events) {
        var first = new LinkedHashMap<UUID, EmailEvent>();
        events.forEach(e -> {
            if (e.event() instanceof EmailEvent step) {
                first.putIfAbsent(e.id(), step);
            }
        });
        return new JourneyHistory(
                first.values().stream().collect(groupingBy(e -> e.step().emailId(), LinkedHashMap::new, toList())));
    }

    public List<EmailEvent> ofCause(UUID cause) {
        return byMail.values().stream()
                .filter(steps -> steps.getFirst().step().causeId().equals(cause))
                .flatMap(Collection::stream)
                .toList();
    }

    /** Whether the mail of that cause has come to an end: not sent, or the last word of the other side. */
    public boolean ended(UUID cause) {
        return ofCause(cause).stream().anyMatch(JourneyHistory::isEnd);
    }

    /** What is wrong, in words; empty when every journey is one the table allows. */
    public List<String> violations() {
        var wrong = new ArrayList<String>();
        byMail.forEach((id, steps) -> judge(steps).forEach(w -> wrong.add(id + ": " + w)));
        byMail.values().stream()
                .collect(groupingBy(steps -> describeMail(steps.getFirst())))
                .forEach((mail, copies) -> {
                    if (copies.size() > 1) {
                        wrong.add(mail + " has " + copies.size() + " mails");
                    }
                });
        return wrong;
    }

    /** A cause gives one mail; a grant or a request for access is told to several, each once. */
    private static String describeMail(EmailEvent first) {
        EmailStep step = first.step();
        String cause = "cause " + step.causeId();
        return switch (step.template()) {
            case ROLE_GRANTED, ACCESS_REQUEST -> cause + " of " + step.template() + " to " + step.accountId();
            default -> cause;
        };
    }

    private static List<String> judge(List<EmailEvent> steps) {
        var wrong = new ArrayList<String>();
        if (!(steps.getFirst() instanceof EmailQueued)) {
            wrong.add("begins with " + name(steps.getFirst()));
        }
        EmailEvent last = steps.getFirst();
        for (EmailEvent step : steps.subList(1, steps.size())) {
            if (!mayFollow(last, step)) {
                wrong.add(name(step) + " after " + name(last));
            }
            last = step;
        }
        return wrong;
    }

    private static boolean mayFollow(EmailEvent last, EmailEvent next) {
        return switch (last) {
            case EmailQueued queued ->
                next instanceof EmailSuppressed
                        || next instanceof EmailExpired
                        || next instanceof EmailFailed
                        || next instanceof EmailAccepted;
            case EmailAccepted accepted -> afterAcceptance(next);
            case EmailDeferred deferred -> afterAcceptance(next);
            case EmailDelivered delivered -> next instanceof EmailBounced || next instanceof EmailComplained;
            case EmailSuppressed end -> false;
            case EmailExpired end -> false;
            case EmailFailed end -> false;
            case EmailBounced end -> false;
            case EmailDropped end -> false;
            case EmailUnconfirmed end -> false;
            case EmailComplained end -> false;
        };
    }

    private static boolean afterAcceptance(EmailEvent next) {
        return next instanceof EmailDeferred
                || next instanceof EmailDelivered
                || next instanceof EmailBounced
                || next instanceof EmailDropped
                || next instanceof EmailUnconfirmed;
    }

    private static boolean isEnd(EmailEvent step) {
        return !(step instanceof EmailQueued || step instanceof EmailAccepted || step instanceof EmailDeferred);
    }

    private static String name(EmailEvent step) {
        return step.getClass().getSimpleName();
    }
}
