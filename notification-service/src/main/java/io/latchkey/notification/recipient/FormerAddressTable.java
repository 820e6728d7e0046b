package io.latchkey.notification.recipient;

import static io.latchkey.platform.sql.SqlRows.requireColumn;

import io.latchkey.contracts.EmailAddress;
import io.latchkey.contracts.MailTemplate;
import io.latchkey.notification.recipient.RecipientTable.Profile;
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

/** All SQL of {@code former_address}. */
@Component
final class FormerAddressTable {

    private static final String KEEP = """
            INSERT INTO former_address (account_id, first_version, last_version, replaced_by, address, replaced_at)
            SELECT known.account_id, known.address_since, known.version, new.version, known.address, :now
              FROM json_to_recordset(CAST(:rows AS json)) AS new (account_id uuid, version bigint, address text)
              JOIN recipient AS known ON known.account_id = new.account_id
             WHERE known.version < new.version AND known.address <> new.address
             ORDER BY known.account_id
               FOR UPDATE OF known
            ON CONFLICT (account_id, replaced_by) DO NOTHING
            """;

    private static final String FIND = """
            SELECT wanted.key, former.address, former.first_version, former.last_version
              FROM json_to_recordset(CAST(:rows AS json)) AS wanted (
                   key uuid, account_id uuid, profile_version bigint)
              JOIN former_address AS former ON former.account_id = wanted.account_id
               AND wanted.profile_version > former.last_version AND wanted.profile_version <= former.replaced_by
            """;

    // A provider that took the notice is not asked again.
    private static final String FORGET = """
            DELETE FROM former_address AS former
             WHERE replaced_at < :oldest
                OR EXISTS (SELECT FROM mail
                            WHERE mail.account_id = former.account_id AND template = :template
                              AND profile_version > former.last_version AND profile_version <= former.replaced_by
                              AND state NOT IN ('QUEUED', 'SENDING', 'IN_DOUBT'))
            """;

    private static final String ERASE = "DELETE FROM former_address WHERE account_id = ANY(:ids)";

    private final DatabaseClient database;

    FormerAddressTable(DatabaseClient database) {
        this.database = database;
    }

    /** Keeps the addresses that these profiles are about to replace; one per account at most. */
    Mono<Void> keepReplaced(Collection<Profile> profiles, Instant now) {
        return database.sql(KEEP)
                .bind("rows", SqlRows.toJson(List.copyOf(profiles)))
                .bind("now", now)
                .then();
    }

    Mono<Map<UUID, FormerAddress>> findByQueries(Collection<FormerAddress.Query> wanted) {
        return database.sql(FIND)
                .bind("rows", SqlRows.toJson(List.copyOf(wanted)))
                .map(row -> Map.entry(requireColumn(row, "key", UUID.class), mapRow(row)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /** Those that are owed nothing any more, and all that were replaced before {@code oldest}. */
    Mono<Void> deleteSettled(Instant oldest) {
        return database.sql(FORGET)
                .bind("oldest", oldest)
                .bind("template", MailTemplate.ADDRESS_CHANGED.code())
                .then();
    }

    Mono<Void> eraseAccounts(Collection<UUID> ids) {
        return database.sql(ERASE).bind("ids", ids.toArray(UUID[]::new)).then();
    }

    private static FormerAddress mapRow(Readable row) {
        return new FormerAddress(
                new EmailAddress(requireColumn(row, "address", String.class)),
                new AddressVersionRange(
                        requireColumn(row, "first_version", Long.class),
                        requireColumn(row, "last_version", Long.class)));
    }
}
