package io.latchkey.notification.delivery;

import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.MailTemplate;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A cause that asks for a mail.
 *
 * @param causeId the cause's {@code ce_id}
 * @param locale as far as known now; the recipient's own counts when the mail is first sent
 * @param profileVersion the least profile to send with; 0 where any will do
 * @param number what the mail counts, where it counts something
 * @param aboutAccount the account that a mail to somebody else is about; null: about its recipient
 */
public record MailRequest(
        UUID causeId,
        UUID accountId,
        MailTemplate template,
        AccountLocale locale,
        long profileVersion,
        Instant causedAt,
        @Nullable Integer number,
        @Nullable UUID aboutAccount,
        @Nullable String traceparent) {

    /** The same, in this language. */
    public MailRequest inLocale(AccountLocale language) {
        return new MailRequest(
                causeId, accountId, template, language, profileVersion, causedAt, number, aboutAccount, traceparent);
    }
}
