package io.latchkey.mailprovider.ui;

import io.latchkey.mailprovider.http.QueryParameters;
import io.latchkey.mailprovider.store.ReceivedMail;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** One mail: as text, as HTML, as source. */
final class MailDetailPage {

    private static final Pattern HEAD = Pattern.compile("<head\\b[^>]*>", Pattern.CASE_INSENSITIVE);
    private static final List<String> VIEWS = List.of("text", "html", "source");
    private static final String NEW_TAB = "<base target=\"_blank\">";

    private MailDetailPage() {}

    static String renderPage(ReceivedMail mail, QueryParameters query) {
        String usual = mail.html().isEmpty() ? "text" : "html";
        String asked = query.findText("view");
        String view = asked != null && VIEWS.contains(asked) ? asked : usual;
        String body = """
                <header class="bar">
                <p class="back"><a href="/">Inbox</a></p>
                </header>
                <main id="content" class="mail">
                <h1>%s</h1>
                <dl class="facts">
                <dt>From</dt><dd>%s</dd>
                <dt>To</dt><dd><a href="/?to=%s">%s</a></dd>
                <dt>Received</dt><dd><time datetime="%s">%s</time> %s</dd>
                </dl>
                <nav class="views" aria-label="Views">%s</nav>
                %s%s</main>
                """.formatted(
                        HtmlWriter.escapeText(mail.subject().isEmpty() ? "(no subject)" : mail.subject()),
                        HtmlWriter.escapeText(findSender(mail)),
                        URLEncoder.encode(mail.to(), StandardCharsets.UTF_8),
                        HtmlWriter.escapeText(mail.to()),
                        mail.receivedAt(),
                        formatReceivedAt(mail),
                        renderBadge(mail),
                        renderViews(mail, view),
                        renderView(mail, view),
                        view.equals("source") ? "" : renderLinks(mail));
        return HtmlWriter.writePage(mail.subject() + " – Inbox", "", body);
    }

    static String renderMissing() {
        return HtmlWriter.writePage("Not here – Inbox", "", """
                <header class="bar"><p class="back"><a href="/">Inbox</a></p></header>
                <main id="content" class="mail"><h1>This mail is not here</h1>
                <p>The inbox may have been emptied.</p></main>
                """);
    }

    /** The HTML of the mail as it came, with its links opening in a tab of their own. */
    static String renderFrame(ReceivedMail mail) {
        var head = HEAD.matcher(mail.html());
        return head.find()
                ? mail.html().substring(0, head.end()) + NEW_TAB + mail.html().substring(head.end())
                : NEW_TAB + mail.html();
    }

    static String renderBadge(ReceivedMail mail) {
        if (mail.answered() == 0) {
            return "<span class=\"badge\">hung up</span> ";
        }
        return mail.answered() < 300 ? "" : "<span class=\"badge\">refused " + mail.answered() + "</span> ";
    }

    static String formatReceivedAt(ReceivedMail mail) {
        return mail.receivedAt().substring(0, 19).replace('T', ' ') + " UTC";
    }

    private static String findSender(ReceivedMail mail) {
        return mail.headers().getOrDefault("From", List.of(mail.from())).getFirst();
    }

    private static String renderViews(ReceivedMail mail, String view) {
        var nav = new StringBuilder();
        for (String name : VIEWS) {
            nav.append("<a href=\"/messages/%s?view=%s\"%s>%s</a>"
                    .formatted(
                            mail.id(),
                            name,
                            name.equals(view) ? " aria-current=\"page\"" : "",
                            switch (name) {
                                case "text" -> "Text";
                                case "html" -> "HTML";
                                default -> "Source";
                            }));
        }
        return nav.toString();
    }

    private static String renderView(ReceivedMail mail, String view) {
        return switch (view) {
            case "html" ->
                mail.html().isEmpty()
                        ? "<p class=\"none\">This mail has no HTML.</p>\n"
                        : ("<iframe title=\"The mail as HTML\" src=\"/messages/%s/html\""
                                        + " sandbox=\"allow-popups allow-popups-to-escape-sandbox\"></iframe>\n")
                                .formatted(mail.id());
            case "text" ->
                mail.text().isEmpty()
                        ? "<p class=\"none\">This mail has no plain text.</p>\n"
                        : "<pre class=\"text\">" + HtmlWriter.linkUrls(mail.text()) + "</pre>\n";
            default -> "<pre class=\"source\" tabindex=\"0\">" + HtmlWriter.escapeText(renderSource(mail)) + "</pre>\n";
        };
    }

    private static String renderSource(ReceivedMail mail) {
        var source = new StringBuilder();
        mail.headers()
                .forEach((name, values) -> values.forEach(
                        value -> source.append(name).append(": ").append(value).append('\n')));
        mail.customArgs().forEach((name, value) -> source.append("(custom argument) ")
                .append(name)
                .append(": ")
                .append(value)
                .append('\n'));
        appendPart(source, "text/plain", mail.text());
        appendPart(source, "text/html", mail.html());
        return source.toString();
    }

    private static void appendPart(StringBuilder source, String type, String content) {
        if (!content.isEmpty()) {
            source.append("\n--- ").append(type).append('\n').append(content).append('\n');
        }
    }

    private static String renderLinks(ReceivedMail mail) {
        if (mail.links().isEmpty()) {
            return "";
        }
        var list = new StringBuilder("<h2>Links in this mail</h2>\n<ul class=\"links\">\n");
        mail.links()
                .forEach(link ->
                        list.append("<li>").append(HtmlWriter.writeLink(link)).append("</li>\n"));
        return list.append("</ul>\n").toString();
    }
}
