package io.latchkey.devstack.inbox;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** One mail: as text, as HTML, as source. */
final class MailPage {

    private static final Pattern HEAD = Pattern.compile("<head\\b[^>]*>", Pattern.CASE_INSENSITIVE);
    private static final List<String> VIEWS = List.of("text", "html", "source");
    private static final String NEW_TAB = "<base target=\"_blank\">";

    private MailPage() {}

    static String of(Mail mail, Query query) {
        String usual = mail.html().isEmpty() ? "text" : "html";
        String asked = query.text("view");
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
                        Html.text(mail.subject().isEmpty() ? "(no subject)" : mail.subject()),
                        Html.text(from(mail)),
                        URLEncoder.encode(mail.to(), StandardCharsets.UTF_8),
                        Html.text(mail.to()),
                        mail.receivedAt(),
                        clock(mail),
                        badge(mail),
                        views(mail, view),
                        shown(mail, view),
                        view.equals("source") ? "" : links(mail));
        return Html.page(mail.subject() + " – Inbox", "", body);
    }

    static String gone() {
        return Html.page("Not here – Inbox", "", """
                <header class="bar"><p class="back"><a href="/">Inbox</a></p></header>
                <main id="content" class="mail"><h1>This mail is not here</h1>
                <p>The inbox may have been emptied.</p></main>
                """);
    }

    /** The HTML of the mail as it came, with its links opening in a tab of their own. */
    static String frame(Mail mail) {
        var head = HEAD.matcher(mail.html());
        return head.find()
                ? mail.html().substring(0, head.end()) + NEW_TAB + mail.html().substring(head.end())
                : NEW_TAB + mail.html();
    }

    static String badge(Mail mail) {
        if (mail.answered() == 0) {
            return "<span class=\"badge\">hung up</span> ";
        }
        return mail.answered() < 300 ? "" : "<span class=\"badge\">refused " + mail.answered() + "</span> ";
    }

    static String clock(Mail mail) {
        return mail.receivedAt().substring(0, 19).replace('T', ' ') + " UTC";
    }

    private static String from(Mail mail) {
        return mail.headers().getOrDefault("From", List.of(mail.from())).getFirst();
    }

    private static String views(Mail mail, String view) {
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

    private static String shown(Mail mail, String view) {
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
                        : "<pre class=\"text\">" + Html.linked(mail.text()) + "</pre>\n";
            default -> "<pre class=\"source\" tabindex=\"0\">" + Html.text(source(mail)) + "</pre>\n";
        };
    }

    private static String source(Mail mail) {
        var source = new StringBuilder();
        mail.headers()
                .forEach((name, values) -> values.forEach(
                        value -> source.append(name).append(": ").append(value).append('\n')));
        mail.customArgs().forEach((name, value) -> source.append("(custom argument) ")
                .append(name)
                .append(": ")
                .append(value)
                .append('\n'));
        part(source, "text/plain", mail.text());
        part(source, "text/html", mail.html());
        return source.toString();
    }

    private static void part(StringBuilder source, String type, String content) {
        if (!content.isEmpty()) {
            source.append("\n--- ").append(type).append('\n').append(content).append('\n');
        }
    }

    private static String links(Mail mail) {
        if (mail.links().isEmpty()) {
            return "";
        }
        var list = new StringBuilder("<h2>Links in this mail</h2>\n<ul class=\"links\">\n");
        mail.links().forEach(link -> list.append("<li>").append(Html.link(link)).append("</li>\n"));
        return list.append("</ul>\n").toString();
    }
}
