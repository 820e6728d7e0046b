package io.latchkey.mailprovider.ui;

import io.latchkey.mailprovider.store.LinkExtractor;

/** Writes text into HTML so that it stays text. */
final class HtmlWriter {

    private HtmlWriter() {}

    static String escapeText(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** Text in which every web address can be followed. */
    static String linkUrls(String text) {
        var out = new StringBuilder();
        int done = 0;
        for (var url : LinkExtractor.findUrls(text)) {
            out.append(escapeText(text.substring(done, url.start()))).append(writeLink(url.text()));
            done = url.start() + url.text().length();
        }
        return out.append(escapeText(text.substring(done))).toString();
    }

    static String writeLink(String url) {
        return "<a href=\"" + escapeText(url) + "\" rel=\"noreferrer\">" + escapeText(url) + "</a>";
    }

    /** A whole page: {@code head} and {@code body} are HTML, {@code title} is text. */
    static String writePage(String title, String head, String body) {
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
                """.formatted(escapeText(title), head, body);
    }
}
