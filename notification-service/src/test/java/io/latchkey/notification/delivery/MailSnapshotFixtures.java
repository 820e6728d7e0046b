package io.latchkey.notification.delivery;

import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.EmailStep.MailProvider;
import io.latchkey.contracts.MailTemplate;
import io.latchkey.contracts.internal.MailJourneyOperation.JourneyState;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Mails in every state, for tests. */
final class MailSnapshotFixtures {

    static final Instant NOW = Instant.parse("2026-11-23T14:00:00Z");
    static final Instant EXPIRY = NOW.plus(Duration.ofMinutes(30));

    private MailSnapshotFixtures() {}

    static MailSnapshot in(JourneyState state, int attempts, @Nullable Instant due) {
        MailProvider provider = attempts == 0 ? null : MailProvider.SENDGRID;
        return new MailSnapshot(details(MailTemplate.PASSWORD_RESET), state, attempts, 0, due, null, provider, null);
    }

    static MailSnapshot.MailDetails details(MailTemplate template) {
        return new MailSnapshot.MailDetails(
                UUID.fromString("01920000-0000-7000-8000-000000000001"),
                UUID.fromString("01920000-0000-7000-8000-000000000002"),
                UUID.fromString("01920000-0000-7000-8000-000000000003"),
                template,
                AccountLocale.ENGLISH,
                1,
                NOW,
                EXPIRY,
                null,
                null,
                null);
    }
}
