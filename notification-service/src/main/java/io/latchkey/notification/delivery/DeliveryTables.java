package io.latchkey.notification.delivery;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/** The tables of this room. */
@Component
final class DeliveryTables {

    private final MailTable mails;
    private final MailStepTable steps;
    private final MailAttemptTable attempts;

    DeliveryTables(DatabaseClient database) {
        this.mails = new MailTable(database);
        this.steps = new MailStepTable(database);
        this.attempts = new MailAttemptTable(database);
    }

    MailTable mails() {
        return mails;
    }

    MailStepTable steps() {
        return steps;
    }

    MailAttemptTable attempts() {
        return attempts;
    }
}
