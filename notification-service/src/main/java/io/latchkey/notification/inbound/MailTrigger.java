package io.latchkey.notification.inbound;

import io.latchkey.contracts.AccountFact;
import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.EventEnvelope;
import io.latchkey.notification.delivery.MailRequest;
import io.latchkey.notification.mail.MailKind;
import java.util.Objects;
import java.util.Optional;

/** Which mail a fact asks for, if any. */
final class MailTrigger {

    private MailTrigger() {}

    static Optional<MailRequest> mailFor(EventEnvelope<?> cause, AccountFact fact) {
        return MailKind.causedBy(fact)
                .map(mail -> new MailRequest(
                        cause.id(),
                        fact.accountId(),
                        mail.kind().template(),
                        Objects.requireNonNullElse(mail.locale(), AccountLocale.ENGLISH),
                        mail.profileVersion(),
                        fact.at(),
                        mail.number(),
                        cause.traceparent()));
    }
}
