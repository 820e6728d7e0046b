package io.latchkey.notification.recipient;

import static io.latchkey.platform.sql.SqlRows.optionalColumn;
import static io.latchkey.platform.sql.SqlRows.requireColumn;

import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.EmailAddress;
import io.latchkey.notification.recipient.Recipient.AddressVersionRange;
import io.latchkey.notification.recipient.RecipientDirectory.Executive;
import io.latchkey.platform.sql.RecordMapper;
import io.latchkey.platform.sql.SqlRows;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** All SQL of {@code recipient}. */
@Component
final class RecipientTable {

    // Ordered, so that two replicas after a rebalance lock rows in the same order.
    private static final String UPSERT = """
            INSERT INTO recipient AS known (
                   account_id, version, address, address_since, display_name, locale, executive, updated_at)
            SELECT account_id, version, address, version, display_name, locale, executive, :now
              FROM json_to_recordset(CAST(:rows AS json)) AS new (
                   account_id uuid, version bigint, address text, display_name text, locale text, executive boolean)
             ORDER BY account_id
            ON CONFLICT (account_id) DO UPDATE
               SET version = excluded.version, address = excluded.address, display_name = excluded.display_name,
                   locale = excluded.locale, executive = excluded.executive, updated_at = excluded.updated_at,
                   address_since = CASE WHEN known.address = excluded.address THEN known.address_since
                                        ELSE excluded.address_since END
             WHERE (known.version < excluded.version
                    OR known.version = excluded.version AND known.executive IS NULL)
               AND known.erased_at IS NULL
            """;

    private static final String ERASE = """
            INSERT INTO recipient AS known (account_id, version, erased_at, updated_at)
            SELECT account_id, 0, :now, :now FROM unnest(CAST(:ids AS uuid[])) AS erased (account_id)
             ORDER BY account_id
            ON CONFLICT (account_id) DO UPDATE
               SET address = NULL, display_name = NULL, locale = NULL, executive = NULL, erased_at = excluded.erased_at,
                   updated_at = excluded.updated_at
             WHERE known.erased_at IS NULL
            """;

    private static final String FIND = """
            SELECT account_id, version, address, address_since, display_name, locale
              FROM recipient WHERE account_id = ANY(:ids)
            """;

    private static final String WITH_ADDRESS = "SELECT account_id FROM recipient WHERE address = :address LIMIT 5";

    private static final String ERASED_SINCE = "SELECT account_id FROM recipient WHERE erased_at > :then";

    private static final String EXECUTIVES = """
            SELECT account_id, locale FROM recipient
             WHERE executive
               AND NOT EXISTS (SELECT FROM account_standing AS standing
                                WHERE standing.account_id = recipient.account_id AND standing.disabled)
             ORDER BY account_id
            """;

    private final DatabaseClient database;

    RecipientTable(DatabaseClient database) {
        this.database = database;
    }

    /** @param profiles one per account at most */
    Mono<Void> upsert(Collection<Profile> profiles, Instant now) {
        return SqlRows.updateRows(database, UPSERT, profiles, now);
    }

    Mono<Void> eraseAccounts(Collection<UUID> ids, Instant now) {
        return database.sql(ERASE)
                .bind("ids", ids.toArray(UUID[]::new))
                .bind("now", now)
                .then();
    }

    Mono<Map<UUID, Recipient>> findByIds(Collection<UUID> ids) {
        return database.sql(FIND)
                .bind("ids", ids.toArray(UUID[]::new))
                .map(row -> Map.entry(requireColumn(row, "account_id", UUID.class), mapRow(row)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    Mono<List<UUID>> findByAddress(EmailAddress address) {
        return database.sql(WITH_ADDRESS)
                .bind("address", address.value())
                .mapValue(UUID.class)
                .all()
                .collectList();
    }

    Mono<List<UUID>> findErasedSince(Instant then) {
        return database.sql(ERASED_SINCE)
                .bind("then", then)
                .mapValue(UUID.class)
                .all()
                .collectList();
    }

    Mono<List<Executive>> findExecutives() {
        return database.sql(EXECUTIVES)
                .map(RecordMapper.of(Executive.class))
                .all()
                .collectList();
    }

    private static Recipient mapRow(Readable row) {
        String address = optionalColumn(row, "address", String.class);
        long version = requireColumn(row, "version", Long.class);
        return address == null
                ? new Recipient.Erased()
                : new Recipient.Known(
                        new EmailAddress(address),
                        PersonName.of(requireColumn(row, "display_name", String.class)),
                        new AccountLocale(requireColumn(row, "locale", String.class)),
                        version,
                        new AddressVersionRange(requireColumn(row, "address_since", Long.class), version));
    }

    /** A profile's columns. */
    record Profile(
            UUID accountId, long version, String address, String displayName, AccountLocale locale, boolean executive) {

        @Override
        public String toString() {
            return "Profile[accountId=" + accountId + ", version=" + version + "]";
        }
    }
}
