package io.latchkey.demo;

import io.latchkey.contracts.EmailEvent;
import io.latchkey.contracts.EmailEvent.EmailAccepted;
import io.latchkey.contracts.EmailEvent.EmailDelivered;
import io.latchkey.contracts.EmailEvent.EmailQueued;
import io.latchkey.contracts.Event;
import io.latchkey.contracts.MailTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** An event that a step is to cause. */
record ExpectedEvent(String name, Predicate<Event> matches) {

    static ExpectedEvent ofType(Class<? extends Event> type) {
        return new ExpectedEvent(type.getSimpleName(), type::isInstance);
    }

    /** A mail's journey to its end, besides other events. */
    static List<ExpectedEvent> withMail(MailTemplate template, ExpectedEvent... others) {
        var all = new ArrayList<>(List.of(others));
        for (Class<? extends EmailEvent> type : List.of(EmailQueued.class, EmailAccepted.class, EmailDelivered.class)) {
            String name = type.getSimpleName() + " of the mail "
                    + template.name().toLowerCase(Locale.ROOT).replace("_", "-");
            all.add(new ExpectedEvent(
                    name,
                    event -> type.isInstance(event)
                            && event instanceof EmailEvent email
                            && email.step().template() == template));
        }
        return all;
    }
}
