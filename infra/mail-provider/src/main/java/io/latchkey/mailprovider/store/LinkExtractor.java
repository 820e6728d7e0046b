package io.latchkey.mailprovider.store;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds the web addresses that a reader of a mail could follow. */
public final class LinkExtractor {

    private static final Pattern URL = Pattern.compile("https?://[^\\s<>\"'`]+", Pattern.CASE_INSENSITIVE);

    /** What no reader sees, then tags, then the text between them. */
    private static final Pattern HTML_PIECE = Pattern.compile(
            "<!--.*?-->|<(style|script|title)\\b.*?</\\1\\s*>|<[^>]*>|[^<]+",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern HREF =
            Pattern.compile("\\shref\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s>]+))", Pattern.CASE_INSENSITIVE);

    private LinkExtractor() {}

    /** Those of the text, then those of the HTML, in order, each once. */
    static List<String> extractLinks(String text, String html) {
        var found = new LinkedHashSet<String>();
        extractFromText(text, found);
        var pieces = HTML_PIECE.matcher(html);
        while (pieces.find()) {
            String piece = pieces.group();
            if (!piece.startsWith("<")) {
                extractFromText(unescapeEntities(piece), found);
            } else if (pieces.group(1) == null && !piece.startsWith("<!")) {
                extractFromTag(piece, found);
            }
        }
        return List.copyOf(found);
    }

    private static void extractFromTag(String tag, Set<String> found) {
        var href = HREF.matcher(tag);
        while (href.find()) {
            String value =
                    href.group(1) != null ? href.group(1) : href.group(2) != null ? href.group(2) : href.group(3);
            String url = unescapeEntities(value).strip();
            if (URL.matcher(url).matches()) {
                found.add(url);
            }
        }
    }

    private static void extractFromText(String text, Set<String> found) {
        findUrls(text).forEach(url -> found.add(url.text()));
    }

    /** Those of a plain text, in order. */
    public static List<FoundUrl> findUrls(String text) {
        return URL.matcher(text)
                .results()
                .map(url -> new FoundUrl(url.start(), trimPunctuation(url.group())))
                .toList();
    }

    /** A web address and where in its text it begins. */
    public record FoundUrl(int start, String text) {}

    /** Without the punctuation of the sentence around it; a bracket stays when the URL opened it itself. */
    private static String trimPunctuation(String url) {
        int end = url.length();
        while (end > 0 && ".,;:!?)]}\u00bb\u201d\u2019".indexOf(url.charAt(end - 1)) >= 0) {
            if (url.charAt(end - 1) == ')' && url.lastIndexOf('(', end - 1) >= 0) {
                break;
            }
            end--;
        }
        return url.substring(0, end);
    }

    private static String unescapeEntities(String html) {
        if (html.indexOf('&') < 0) {
            return html;
        }
        return html.replace("&#x2F;", "/")
                .replace("&#47;", "/")
                .replace("&#61;", "=")
                .replace("&#x3D;", "=")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&nbsp;", " ")
                .replace("&amp;", "&");
    }
}
