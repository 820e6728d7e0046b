package io.latchkey.notification.delivery;

import static io.latchkey.platform.sql.SqlRows.optionalColumn;
import static io.latchkey.platform.sql.SqlRows.optionalEnum;
import static io.latchkey.platform.sql.SqlRows.requireColumn;
import static io.latchkey.platform.sql.SqlRows.requireEnum;

import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.EmailStep.EmailReason;
import io.latchkey.contracts.EmailStep.MailProvider;
import io.latchkey.contracts.MailTemplate;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows of {@code mail} as snapshots, and back. */
final class MailRowMapper {

    private MailRowMapper() {}

    static UUID mapId(Readable row) {
        return requireColumn(row, "email_id", UUID.class);
    }

    static MailSnapshot mapSnapshot(Readable row) {
        return new MailSnapshot(
                mapDetails(row),
                requireEnum(row, "state", MailState.class),
                requireColumn(row, "attempts", Integer.class),
                requireColumn(row, "waits", Integer.class),
                optionalColumn(row, "due_at", Instant.class),
                optionalEnum(row, "reason", EmailReason.class),
                optionalEnum(row, "last_provider", MailProvider.class),
                optionalEnum(row, "next_provider", MailProvider.class));
    }

    private static MailSnapshot.MailDetails mapDetails(Readable row) {
        return new MailSnapshot.MailDetails(
                mapId(row),
                requireColumn(row, "cause_id", UUID.class),
                requireColumn(row, "account_id", UUID.class),
                requireEnum(row, "template", MailTemplate.class),
                new AccountLocale(requireColumn(row, "locale", String.class)),
                requireColumn(row, "profile_version", Long.class),
                requireColumn(row, "caused_at", Instant.class),
                requireColumn(row, "dies_at", Instant.class),
                optionalColumn(row, "number", Integer.class),
                optionalColumn(row, "traceparent", String.class));
    }

    /** The columns that a change writes. */
    record StateUpdateRow(
            UUID emailId,
            MailState state,
            int waits,
            @Nullable Instant dueAt,
            @Nullable EmailReason reason,
            @Nullable MailProvider next) {

        static StateUpdateRow fromSnapshot(MailSnapshot mail) {
            return new StateUpdateRow(
                    mail.details().emailId(),
                    mail.state(),
                    mail.waits(),
                    mail.dueAt(),
                    mail.reason(),
                    mail.nextProvider());
        }
    }
}
