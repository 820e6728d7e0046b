package io.latchkey.notification.delivery;

import static io.latchkey.notification.rows.Rows.column;
import static io.latchkey.notification.rows.Rows.optional;
import static io.latchkey.notification.rows.Rows.optionalWord;
import static io.latchkey.notification.rows.Rows.word;

import io.latchkey.contracts.EmailReason;
import io.latchkey.contracts.Locale;
import io.latchkey.contracts.MailProvider;
import io.latchkey.contracts.MailTemplate;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows of {@code mail} in our terms, and back. */
final class MailRow {

    private MailRow() {}

    static UUID id(Readable row) {
        return column(row, "email_id", UUID.class);
    }

    static Begun begun(Readable row) {
        return new Begun(
                id(row),
                column(row, "attempts", Integer.class),
                word(row, "last_provider", MailProvider.class),
                column(row, "profile_version", Long.class));
    }

    static Journey journey(Readable row) {
        return new Journey(
                letter(row),
                word(row, "state", MailState.class),
                column(row, "attempts", Integer.class),
                column(row, "waits", Integer.class),
                optional(row, "due_at", Instant.class),
                optionalWord(row, "reason", EmailReason.class),
                optionalWord(row, "last_provider", MailProvider.class),
                optionalWord(row, "next_provider", MailProvider.class));
    }

    private static Letter letter(Readable row) {
        return new Letter(
                id(row),
                column(row, "cause_id", UUID.class),
                column(row, "account_id", UUID.class),
                word(row, "template", MailTemplate.class),
                word(row, "locale", Locale.class),
                column(row, "profile_version", Long.class),
                column(row, "caused_at", Instant.class),
                column(row, "dies_at", Instant.class),
                optional(row, "number", Integer.class),
                optional(row, "traceparent", String.class));
    }

    static MailView view(Readable row) {
        return new MailView(
                id(row),
                column(row, "cause_id", UUID.class),
                word(row, "template", MailTemplate.class),
                word(row, "locale", Locale.class),
                word(row, "state", MailState.class),
                optionalWord(row, "reason", EmailReason.class),
                column(row, "queued_at", Instant.class),
                List.of());
    }

    /** The columns that a change writes. */
    record Standing(
            UUID emailId,
            MailState state,
            int waits,
            @Nullable Instant dueAt,
            @Nullable EmailReason reason,
            @Nullable MailProvider next) {

        static Standing of(Journey journey) {
            return new Standing(
                    journey.letter().emailId(),
                    journey.state(),
                    journey.waits(),
                    journey.dueAt(),
                    journey.reason(),
                    journey.next());
        }
    }
}
