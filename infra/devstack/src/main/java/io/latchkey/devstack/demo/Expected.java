package io.latchkey.devstack.demo;

import io.latchkey.contracts.EmailAccepted;
import io.latchkey.contracts.EmailDelivered;
import io.latchkey.contracts.EmailEvent;
import io.latchkey.contracts.EmailQueued;
import io.latchkey.contracts.Event;
import io.latchkey.contracts.MailTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** An event that a step is to cause. */
record Expected(String name, Predicate<Event> matches) {

    static Expected a(Class<? extends Event> type) {
        return new Expected(type.getSimpleName(), type::isInstance);
    }

    /** A mail's journey to its end, besides other events. */
    static List<Expected> andMail(MailTemplate template, Expected... others) {
        var all = new ArrayList<>(List.of(others));
        for (Class<? extends EmailEvent> type : List.of(EmailQueued.class, EmailAccepted.class, EmailDelivered.class)) {
            String name = type.getSimpleName() + " of the mail "
                    + template.name().toLowerCase(Locale.ROOT).replace("_", "-");
            all.add(new Expected(
                    name,
                    event -> type.isInstance(event)
                            && event instanceof EmailEvent email
                            && email.step().template() == template));
        }
        return all;
    }
}
