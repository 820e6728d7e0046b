package io.latchkey.benchmarks.beside;

import io.latchkey.benchmarks.load.RawRequest;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A form of a page, read by patterns: a parser would cost the machine more than the page.
 *
 * @param path where it is sent, on the same server
 * @param hidden the fields that nobody types
 */
record HtmlForm(String path, Map<String, String> hidden) {

    private static final Pattern FORM = Pattern.compile("(?s)<form\\b([^>]*)>(.*?)</form>");
    private static final Pattern INPUT = Pattern.compile("<input\\b([^>]*)>");
    private static final Pattern LINK = Pattern.compile("<a\\b[^>]*\\bhref=\"([^\"]*)\"");
    private static final Pattern ATTRIBUTE = Pattern.compile("\\b([a-z-]+)=\"([^\"]*)\"");

    HtmlForm {
        hidden = Map.copyOf(hidden);
    }

    /** The page's first form that is posted. */
    static HtmlForm findPosted(String page) {
        return FORM.matcher(page)
                .results()
                .filter(form -> attribute(form.group(1), "method")
                        .filter("post"::equalsIgnoreCase)
                        .isPresent())
                .findFirst()
                .map(form -> new HtmlForm(
                        toPath(attribute(form.group(1), "action").orElseThrow()), findHidden(form.group(2))))
                .orElseThrow(() -> new IllegalStateException("the page has no form to send"));
    }

    /** Where the first link leads that has the words in its address; on the same server. */
    static String findLink(String page, String words) {
        return LINK.matcher(page)
                .results()
                .map(link -> link.group(1))
                .filter(address -> address.contains(words))
                .findFirst()
                .map(HtmlForm::toPath)
                .orElseThrow(() -> new IllegalStateException("the page has no link to " + words));
    }

    /** The request that sends it, with what was typed. */
    RawRequest fillIn(Map<String, String> typed, String... headers) {
        Map<String, String> fields = new LinkedHashMap<>(hidden);
        fields.putAll(typed);
        return RawRequest.ofForm(path, fields, headers);
    }

    private static Map<String, String> findHidden(String form) {
        Map<String, String> hidden = new LinkedHashMap<>();
        INPUT.matcher(form)
                .results()
                .map(input -> input.group(1))
                .filter(input ->
                        attribute(input, "type").filter("hidden"::equals).isPresent())
                .forEach(input -> attribute(input, "name")
                        .ifPresent(name ->
                                hidden.put(name, attribute(input, "value").orElse(""))));
        return hidden;
    }

    private static Optional<String> attribute(String tag, String name) {
        Matcher attributes = ATTRIBUTE.matcher(tag);
        return attributes
                .results()
                .filter(each -> each.group(1).equals(name))
                .map(each -> unescape(each.group(2)))
                .findFirst();
    }

    private static String unescape(String text) {
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }

    private static String toPath(String address) {
        URI uri = URI.create(unescape(address));
        return uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery();
    }
}
