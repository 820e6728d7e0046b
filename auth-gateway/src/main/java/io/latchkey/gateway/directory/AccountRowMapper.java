package io.latchkey.gateway.directory;

import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.AccountRole;
import io.latchkey.contracts.AccountState.AccountStatus;
import io.latchkey.contracts.AccountState.TwoFactorStatus;
import io.latchkey.contracts.EmailAddress;
import io.latchkey.contracts.internal.StateSnapshot;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A row of the table account, read. */
final class AccountRowMapper {
    private AccountRowMapper() {}

    static Account mapRow(Readable row) {
        return new Account(
                requireValue(row, "account_id", UUID.class),
                readProfile(row),
                readDirectoryState(row),
                readState(row),
                requireValue(row, "created_at", Instant.class));
    }

    private static UserProfile readProfile(Readable row) {
        Set<AccountRole> roles = Stream.of(requireValue(row, "roles", String[].class))
                .map(AccountRole::valueOf)
                .collect(Collectors.toSet());
        return new UserProfile(
                new EmailAddress(requireValue(row, "email", String.class)),
                requireValue(row, "display_name", String.class),
                new AccountLocale(requireValue(row, "locale", String.class)),
                roles);
    }

    private static Account.DirectoryState readDirectoryState(Readable row) {
        return new Account.DirectoryState(
                requireValue(row, "version", Long.class),
                requireValue(row, "profile_version", Long.class),
                "ENABLED".equals(requireValue(row, "status", String.class)),
                "REQUIRED".equals(requireValue(row, "two_factor", String.class)),
                requireValue(row, "two_factor_version", Long.class),
                requireValue(row, "min_credential_version", Long.class));
    }

    private static StateSnapshot readState(Readable row) {
        return new StateSnapshot(
                requireValue(row, "state_version", Long.class),
                AccountStatus.valueOf(requireValue(row, "state_status", String.class)),
                TwoFactorStatus.valueOf(requireValue(row, "state_two_factor", String.class)),
                row.get("password_set_at", Instant.class));
    }

    private static <T> T requireValue(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
