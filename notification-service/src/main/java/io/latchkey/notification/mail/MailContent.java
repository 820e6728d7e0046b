package io.latchkey.notification.mail;

import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.SecretValue;
import io.latchkey.notification.recipient.PersonName;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that one mail to a person says.
 *
 * @param causedAt when its cause happened
 * @param secret its link or code, present exactly where the kind has one
 * @param number what the mail counts, where its kind counts something
 * @param aboutAccount the account that a mail to somebody else is about; null: about its recipient
 */
public record MailContent(
        MailKind kind,
        PersonName name,
        AccountLocale locale,
        Instant causedAt,
        @Nullable EnclosedSecret secret,
        @Nullable Integer number,
        @Nullable UUID aboutAccount) {

    public MailContent {
        if (kind.hasSecret() != (secret != null)) {
            throw new IllegalStateException(kind + " with " + (secret == null ? "no" : "a") + " link or code");
        }
        if (number == null && kind.saysNumber()) {
            throw new IllegalStateException(kind + " without the number it says");
        }
    }

    /**
     * What a link or code in a mail is made of.
     *
     * @param value the token of the link, or the code
     * @param lifetime from the request to the end
     */
    public record EnclosedSecret(SecretValue value, Instant expiresAt, Duration lifetime) {}
}
