package io.latchkey.notification.delivery;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/** The tables of this room. */
@Component
final class MailTables {

    private final MailTable mails;
    private final StepTable steps;
    private final AttemptTable attempts;

    MailTables(DatabaseClient database) {
        this.mails = new MailTable(database);
        this.steps = new StepTable(database);
        this.attempts = new AttemptTable(database);
    }

    MailTable mails() {
        return mails;
    }

    StepTable steps() {
        return steps;
    }

    AttemptTable attempts() {
        return attempts;
    }
}
