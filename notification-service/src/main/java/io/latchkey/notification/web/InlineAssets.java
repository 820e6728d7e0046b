package io.latchkey.notification.web;

import io.latchkey.platform.keys.Sha256Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The style, script and mark that every page carries in itself, and the policy that admits just these, by digest.
 *
 * @param elsewhere the gateway's origin: a sign-out leads there in the end
 */
record InlineAssets(String style, String script, String mark, String elsewhere) {

    static InlineAssets loadAssets(String elsewhere) {
        return new InlineAssets(
                readResource("console.css"),
                readResource("console.js"),
                readResource("mark.svg").strip(),
                elsewhere);
    }

    /** The Content-Security-Policy of every page. */
    String contentSecurityPolicy() {
        return "default-src 'none'; style-src '" + cspDigest(style) + "'; script-src '" + cspDigest(script)
                + "'; img-src data:; connect-src 'self'; form-action 'self' " + elsewhere
                + "; base-uri 'none'; object-src 'none'; frame-ancestors 'none'";
    }

    private static String cspDigest(String text) {
        return "sha256-" + Base64.getEncoder().encodeToString(Sha256Digest.computeDigest(text));
    }

    private static String readResource(String name) {
        try (InputStream file = InlineAssets.class.getResourceAsStream("/console/" + name)) {
            if (file == null) {
                throw new IllegalStateException("console/" + name + " is missing");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
