package io.latchkey.gateway.passwordreset;

import io.latchkey.contracts.SecretValue;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * The account a link's token says it is for. Nothing here proves the token: the id only tells whose facts to send along
 * with the question whether it is good.
 */
final class LinkTokenReader {
    private static final int TOKEN_BYTES = 64;
    private static final int REQUEST_ID_BYTES = 16;

    private LinkTokenReader() {}

    static Optional<UUID> decodeAccountId(SecretValue token) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(token.value());
            if (bytes.length != TOKEN_BYTES) {
                return Optional.empty();
            }
            ByteBuffer account = ByteBuffer.wrap(bytes).position(REQUEST_ID_BYTES);
            return Optional.of(new UUID(account.getLong(), account.getLong()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
