package io.latchkey.account.reset;

import io.latchkey.contracts.RequestedBy;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads a row of {@code link_request}. */
final class LinkRow {

    private LinkRow() {}

    static LinkRequest read(Readable row) {
        return new LinkRequest(
                present(row, "request_id", UUID.class),
                present(row, "account_id", UUID.class),
                origin(row),
                present(row, "expires_at", Instant.class),
                LinkState.valueOf(present(row, "state", String.class)),
                end(row),
                row.get("consumed_at", Instant.class),
                Seal.of(present(row, "key_version", String.class), present(row, "salt", byte[].class)));
    }

    private static LinkRequest.Origin origin(Readable row) {
        return new LinkRequest.Origin(
                Purpose.valueOf(present(row, "purpose", String.class)),
                RequestedBy.valueOf(present(row, "requested_by", String.class)),
                present(row, "profile_version", Long.class),
                present(row, "requested_at", Instant.class));
    }

    private static LinkRequest.@Nullable End end(Readable row) {
        Instant at = row.get("superseded_at", Instant.class);
        return at == null
                ? null
                : new LinkRequest.End(at, EndedBy.valueOf(present(row, "superseded_by", String.class)));
    }

    private static <T> T present(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
