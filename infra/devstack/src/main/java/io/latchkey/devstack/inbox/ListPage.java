package io.latchkey.devstack.inbox;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The list of mails, newest first. */
final class ListPage {

    private static final int MAILS_ON_A_PAGE = 50;
    private static final int LAST_PAGE = 100_000;

    private ListPage() {}

    static String of(MailFile mails, Behaviour behaviour, Query query) {
        String to = query.address("to");
        int page = query.whole("page", 1, LAST_PAGE, 1);
        var found = mails.newest(to, (page - 1) * MAILS_ON_A_PAGE, MAILS_ON_A_PAGE + 1);
        var shown =
                found.stream().limit(MAILS_ON_A_PAGE).map(MailFile.Place::mail).toList();
        String body = """
                <header class="bar">
                <h1><a href="/">Inbox</a></h1>
                <form class="find" method="get" action="/" role="search">
                <label for="to">Recipient</label>
                <input id="to" name="to" type="search" inputmode="email" autocomplete="off" value="%s" placeholder="whole address">
                <button>Show</button>
                </form>
                <form method="post" action="/empty"><button class="quiet">Empty the inbox</button></form>
                </header>
                <main id="content">
                %s<div id="mails" data-refresh="%s">
                %s</div>
                %s</main>
                <script src="/inbox.js" defer></script>
                """.formatted(
                        to == null ? "" : Html.text(to),
                        notice(behaviour),
                        page == 1 ? "yes" : "no",
                        rows(shown, to),
                        pager(to, page, found.size() > MAILS_ON_A_PAGE));
        String head = page == 1 ? "<noscript><meta http-equiv=\"refresh\" content=\"10\"></noscript>\n" : "";
        return Html.page("Inbox", head, body);
    }

    private static String rows(List<Mail> mails, @Nullable String to) {
        if (mails.isEmpty()) {
            return to == null
                    ? "<p class=\"none\">No mail yet. What Latchkey sends shows up here.</p>\n"
                    : "<p class=\"none\">No mail for " + Html.text(to) + " yet.</p>\n";
        }
        var rows = new StringBuilder("<ol class=\"mails\">\n");
        for (Mail mail : mails) {
            rows.append("""
                    <li><a href="/messages/%s"><span class="to">%s</span> %s<span class="subject">%s</span> \
                    <time datetime="%s">%s</time></a></li>
                    """.formatted(
                            mail.id(),
                            Html.text(mail.to()),
                            MailPage.badge(mail),
                            Html.text(mail.subject()),
                            mail.receivedAt(),
                            MailPage.clock(mail)));
        }
        return rows.append("</ol>\n").toString();
    }

    private static String pager(@Nullable String to, int page, boolean more) {
        String rest = to == null ? "" : "&amp;to=" + URLEncoder.encode(to, StandardCharsets.UTF_8);
        String newer = page > 1 ? "<a href=\"/?page=" + (page - 1) + rest + "\">Newer</a>" : "";
        String older = more ? "<a href=\"/?page=" + (page + 1) + rest + "\">Older</a>" : "";
        return newer.isEmpty() && older.isEmpty()
                ? ""
                : "<nav class=\"pager\" aria-label=\"Pages\">" + newer + older + "</nav>\n";
    }

    private static String notice(Behaviour now) {
        String parts = part("sendgrid", now.sendgrid(), ChannelBehaviour.GOOD)
                + part("smtp", now.smtp(), ChannelBehaviour.GOOD)
                + part("webhook", now.webhook(), WebhookBehaviour.GOOD);
        return parts.isEmpty() ? "" : "<p class=\"notice\">This inbox was told to misbehave: " + parts + "</p>\n";
    }

    private static String part(String name, Record now, Record good) {
        return now.equals(good)
                ? ""
                : " <code>" + name + " " + Html.text(InboxJson.MAPPER.writeValueAsString(now)) + "</code>";
    }
}
