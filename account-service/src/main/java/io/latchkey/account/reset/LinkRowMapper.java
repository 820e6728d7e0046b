package io.latchkey.account.reset;

import static io.latchkey.platform.sql.SqlRows.requireColumn;

import io.latchkey.contracts.AccountFact.RequestedBy;
import io.latchkey.contracts.internal.LinksOperation.LinkPurpose;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads a row of {@code link_request}. */
final class LinkRowMapper {

    private LinkRowMapper() {}

    static PasswordLink mapRow(Readable row) {
        return new PasswordLink(
                requireColumn(row, "request_id", UUID.class),
                requireColumn(row, "account_id", UUID.class),
                mapOrigin(row),
                requireColumn(row, "expires_at", Instant.class),
                PasswordLink.Decision.valueOf(requireColumn(row, "state", String.class)),
                mapRevocation(row),
                row.get("consumed_at", Instant.class),
                PasswordLink.SignatureParams.of(
                        requireColumn(row, "key_version", String.class), requireColumn(row, "salt", byte[].class)));
    }

    private static PasswordLink.Origin mapOrigin(Readable row) {
        return new PasswordLink.Origin(
                LinkPurpose.valueOf(requireColumn(row, "purpose", String.class)),
                RequestedBy.valueOf(requireColumn(row, "requested_by", String.class)),
                requireColumn(row, "profile_version", Long.class),
                requireColumn(row, "requested_at", Instant.class));
    }

    private static PasswordLink.@Nullable Revocation mapRevocation(Readable row) {
        Instant at = row.get("superseded_at", Instant.class);
        return at == null
                ? null
                : new PasswordLink.Revocation(
                        at, LinkRevocationReason.valueOf(requireColumn(row, "superseded_by", String.class)));
    }
}
