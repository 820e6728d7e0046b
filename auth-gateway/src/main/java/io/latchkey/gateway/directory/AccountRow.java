package io.latchkey.gateway.directory;

import io.latchkey.contracts.AccountStatus;
import io.latchkey.contracts.EmailAddress;
import io.latchkey.contracts.Locale;
import io.latchkey.contracts.Role;
import io.latchkey.contracts.TwoFactorStatus;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A row of the table account, read. */
final class AccountRow {
    private AccountRow() {}

    static Account read(Readable row) {
        return new Account(
                value(row, "account_id", UUID.class),
                person(row),
                standing(row),
                state(row),
                value(row, "created_at", Instant.class));
    }

    private static Person person(Readable row) {
        Set<Role> roles = Stream.of(value(row, "roles", String[].class))
                .map(Role::valueOf)
                .collect(Collectors.toSet());
        return new Person(
                new EmailAddress(value(row, "email", String.class)),
                value(row, "display_name", String.class),
                Locale.valueOf(value(row, "locale", String.class).toUpperCase(java.util.Locale.ROOT)),
                roles);
    }

    private static Standing standing(Readable row) {
        return new Standing(
                value(row, "version", Long.class),
                value(row, "profile_version", Long.class),
                "ENABLED".equals(value(row, "status", String.class)),
                "REQUIRED".equals(value(row, "two_factor", String.class)),
                value(row, "two_factor_version", Long.class),
                value(row, "min_credential_version", Long.class));
    }

    private static StateCopy state(Readable row) {
        return new StateCopy(
                value(row, "state_version", Long.class),
                AccountStatus.valueOf(value(row, "state_status", String.class)),
                TwoFactorStatus.valueOf(value(row, "state_two_factor", String.class)),
                row.get("password_set_at", Instant.class));
    }

    private static <T> T value(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
