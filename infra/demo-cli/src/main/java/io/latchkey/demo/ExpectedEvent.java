package io.latchkey.demo;

import io.latchkey.contracts.EmailEvent;
import io.latchkey.contracts.EmailEvent.EmailAccepted;
import io.latchkey.contracts.EmailEvent.EmailDelivered;
import io.latchkey.contracts.EmailEvent.EmailQueued;
import io.latchkey.contracts.Event;
import io.latchkey.contracts.MailTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** An event that a step is to cause. */
record ExpectedEvent(String name, Predicate<Event> matches) {

    static ExpectedEvent ofType(Class<? extends Event> type) {
        return new ExpectedEvent(type.getSimpleName(), type::isInstance);
    }

    /** A mail's journey to its end, besides other events. */
    static List<ExpectedEvent> withMail(MailTemplate template, List<Class<? extends Event>> others) {
        var all = new ArrayList<>(others.stream().map(ExpectedEvent::ofType).toList());
        for (Class<? extends EmailEvent> type : List.of(EmailQueued.class, EmailAccepted.class, EmailDelivered.class)) {
            all.add(new ExpectedEvent(
                    type.getSimpleName() + " of the mail " + template.code(),
                    event -> type.isInstance(event)
                            && event instanceof EmailEvent email
                            && email.step().template() == template));
        }
        return all;
    }
}
