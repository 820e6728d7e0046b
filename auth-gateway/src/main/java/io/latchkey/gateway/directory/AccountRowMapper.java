package io.latchkey.gateway.directory;

import static io.latchkey.platform.sql.SqlRows.requireColumn;

import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.AccountRole;
import io.latchkey.contracts.AccountState.AccountStatus;
import io.latchkey.contracts.AccountState.TwoFactorStatus;
import io.latchkey.contracts.EmailAddress;
import io.latchkey.contracts.internal.StateSnapshot;
import io.latchkey.gateway.directory.Account.DirectoryState;
import io.latchkey.platform.sql.RecordMapper;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A row of the table account, read. */
final class AccountRowMapper {
    private static final RecordMapper<DirectoryState> STANDING = RecordMapper.of(DirectoryState.class);

    private AccountRowMapper() {}

    static Account mapRow(Readable row) {
        return new Account(
                requireColumn(row, "account_id", UUID.class),
                readProfile(row),
                STANDING.apply(row),
                readState(row),
                requireColumn(row, "created_at", Instant.class));
    }

    private static UserProfile readProfile(Readable row) {
        Set<AccountRole> roles = Stream.of(requireColumn(row, "roles", String[].class))
                .map(AccountRole::valueOf)
                .collect(Collectors.toSet());
        return new UserProfile(
                new EmailAddress(requireColumn(row, "email", String.class)),
                requireColumn(row, "display_name", String.class),
                new AccountLocale(requireColumn(row, "locale", String.class)),
                roles);
    }

    private static StateSnapshot readState(Readable row) {
        return new StateSnapshot(
                requireColumn(row, "state_version", Long.class),
                AccountStatus.valueOf(requireColumn(row, "state_status", String.class)),
                TwoFactorStatus.valueOf(requireColumn(row, "state_two_factor", String.class)),
                row.get("password_set_at", Instant.class));
    }
}
