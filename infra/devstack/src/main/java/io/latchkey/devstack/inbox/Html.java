package io.latchkey.devstack.inbox;

import java.util.regex.Pattern;

/** Writes text into HTML so that it stays text. */
final class Html {

    private static final Pattern URL = Pattern.compile("https?://[^\\s<>\"'`]+", Pattern.CASE_INSENSITIVE);

    private Html() {}

    static String text(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** Text in which every web address can be followed. */
    static String linked(String text) {
        var out = new StringBuilder();
        var urls = URL.matcher(text);
        int done = 0;
        while (urls.find()) {
            String url = Links.trim(urls.group());
            out.append(text(text.substring(done, urls.start()))).append(link(url));
            done = urls.start() + url.length();
        }
        return out.append(text(text.substring(done))).toString();
    }

    static String link(String url) {
        return "<a href=\"" + text(url) + "\" rel=\"noreferrer\">" + text(url) + "</a>";
    }

    /** A whole page: {@code head} and {@code body} are HTML, {@code title} is text. */
    static String page(String title, String head, String body) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>%s</title>
                <link rel="icon" href="data:,">
                <link rel="stylesheet" href="/inbox.css">
                %s</head>
                <body>
                <a class="skip" href="#content">Skip to the content</a>
                %s</body>
                </html>
                """.formatted(text(title), head, body);
    }
}
