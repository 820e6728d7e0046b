package io.latchkey.operations;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where to sign in and as whom. Prints masked.
 *
 * @param password null: it is asked for
 * @param code the one-time password; null: it is asked for where it is needed
 */
record OperationsSettings(
        URI gateway,
        String email,
        @Nullable String password,
        @Nullable String code) {

    static OperationsSettings fromEnvironment(Map<String, String> environment) {
        String port = environment.getOrDefault("LATCHKEY_GATEWAY_PORT", "8080");
        String gateway = environment.getOrDefault("LATCHKEY_PUBLIC_URL", "http://localhost:" + port);
        String email = environment.get("LATCHKEY_OPERATIONS_EMAIL");
        if (email == null || email.isBlank()) {
            throw new CommandFailure(
                    CommandFailure.USAGE,
                    "LATCHKEY_OPERATIONS_EMAIL is not set: the address of an account with the role OPERATIONS, which an"
                            + " executive creates");
        }
        return new OperationsSettings(
                parseUrl(gateway),
                email.strip(),
                environment.get("LATCHKEY_OPERATIONS_PASSWORD"),
                environment.get("LATCHKEY_OPERATIONS_CODE"));
    }

    private static URI parseUrl(String text) {
        try {
            URI uri = URI.create(text.replaceFirst("/+$", ""));
            if (uri.getHost() != null && uri.getScheme().startsWith("http")) {
                return uri;
            }
        } catch (IllegalArgumentException notOne) {
            // Said below.
        }
        throw new CommandFailure(CommandFailure.USAGE, "LATCHKEY_PUBLIC_URL must be an http or https URL with a host");
    }

    @Override
    public String toString() {
        return "OperationsSettings[" + gateway + "]";
    }
}
