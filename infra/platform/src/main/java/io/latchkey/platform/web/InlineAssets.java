package io.latchkey.platform.web;

import io.latchkey.platform.keys.Sha256Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The style, script and mark that every page carries in itself, and the policy that admits just these.
 *
 * <p>Inside the page because a page is then usable after one round trip; by digest and not by nonce because a page must
 * be the same bytes for everybody who asks the same (promise 7).
 *
 * @param head icon, style and script as elements: the part of the HTML that is the same on every page
 * @param sources the policy's beginning, which the digests make costly
 */
public record InlineAssets(String head, String mark, String sources, List<String> formTargets) {

    /**
     * Reads the style and script of this name; the style follows the base that all pages share, and the mark is theirs, too.
     *
     * @param formTargets origins where a form may lead besides our own pages: a browser asks the policy about redirects, too
     */
    public static InlineAssets loadAssets(String directory, String name, List<String> formTargets) {
        String mark = readResource("mark.svg").strip();
        String own = "/" + directory + "/" + name;
        String style = stripLines(readResource("base.css") + readResource(own + ".css"));
        String script = stripLines(readResource(own + ".js"));
        String head = "<link rel=\"icon\" href=\"" + drawIcon(mark) + "\"><style>" + style + "</style><script>" + script
                + "</script>";
        return new InlineAssets(head, mark, admitSources(style, script), List.copyOf(formTargets));
    }

    /** The same for a page whose form may also lead to this origin. */
    InlineAssets withFormTarget(String origin) {
        return new InlineAssets(head, mark, sources, List.of(origin));
    }

    /** The Content-Security-Policy of every page. */
    String contentPolicy() {
        return sources + "; form-action 'self'" + formActionOrigins()
                + "; base-uri 'none'; object-src 'none'; frame-ancestors 'none'";
    }

    private static String admitSources(String style, String script) {
        return "default-src 'none'; style-src '" + sha256Digest(style) + "'; script-src '" + sha256Digest(script)
                + "'; img-src data:; connect-src 'self'";
    }

    private String formActionOrigins() {
        return formTargets.stream().map(origin -> " " + origin).collect(Collectors.joining());
    }

    /** Without indentation, blank lines and lines that are comments. */
    private static String stripLines(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("//"))
                .collect(Collectors.joining("\n"));
    }

    private static String drawIcon(String mark) {
        String drawn = mark.replace("<svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"")
                .replace("class=\"mark-body\"", "fill=\"#0b5b52\"")
                .replace("class=\"mark-hole\"", "fill=\"#ffffff\"")
                .replace("class=\"mark-bolt\"", "fill=\"#c98a1b\"");
        // As text, for base64 hides from a compressor that the same drawing stands in the page.
        return "data:image/svg+xml,"
                + drawn.replace('"', '\'')
                        .replace("#", "%23")
                        .replace("<", "%3C")
                        .replace(">", "%3E");
    }

    private static String sha256Digest(String text) {
        return "sha256-" + base64(Sha256Digest.computeDigest(text));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String readResource(String name) {
        try (InputStream file = InlineAssets.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(name + " is missing");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
