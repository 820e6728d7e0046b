package io.latchkey.notification.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The style, script and mark that every page carries in itself, and the policy that admits just these, by digest.
 *
 * @param elsewhere the gateway's origin: a sign-out leads there in the end
 */
record Inlined(String style, String script, String mark, String elsewhere) {

    static Inlined read(String elsewhere) {
        return new Inlined(
                text("console.css"), text("console.js"), text("mark.svg").strip(), elsewhere);
    }

    /** The Content-Security-Policy of every page. */
    String policy() {
        return "default-src 'none'; style-src '" + digest(style) + "'; script-src '" + digest(script)
                + "'; img-src data:; connect-src 'self'; form-action 'self' " + elsewhere
                + "; base-uri 'none'; object-src 'none'; frame-ancestors 'none'";
    }

    private static String digest(String text) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            byte[] digest = sha256.digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static String text(String name) {
        try (InputStream file = Inlined.class.getResourceAsStream("/console/" + name)) {
            if (file == null) {
                throw new IllegalStateException("console/" + name + " is missing");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
