package io.latchkey.notification.recipient;

import static io.latchkey.platform.sql.SqlRows.requireColumn;

import io.latchkey.contracts.EmailAddress;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** Reads {@code recipient} by address, for operators. */
@Component
final class AddressLookupTable {

    private static final String WITH_ADDRESS = "SELECT account_id FROM recipient WHERE address = :address LIMIT 5";

    private final DatabaseClient database;

    AddressLookupTable(DatabaseClient database) {
        this.database = database;
    }

    Flux<UUID> findByAddress(EmailAddress address) {
        return database.sql(WITH_ADDRESS)
                .bind("address", address.value())
                .map(row -> requireColumn(row, "account_id", UUID.class))
                .all();
    }
}
