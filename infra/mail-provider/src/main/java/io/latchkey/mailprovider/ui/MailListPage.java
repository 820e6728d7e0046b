package io.latchkey.mailprovider.ui;

import io.latchkey.mailprovider.http.ProviderJson;
import io.latchkey.mailprovider.http.QueryParameters;
import io.latchkey.mailprovider.store.MailStore;
import io.latchkey.mailprovider.store.ProviderBehaviour;
import io.latchkey.mailprovider.store.ProviderBehaviour.ChannelBehaviour;
import io.latchkey.mailprovider.store.ProviderBehaviour.WebhookBehaviour;
import io.latchkey.mailprovider.store.ReceivedMail;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The list of mails, newest first. */
final class MailListPage {

    private static final int MAILS_ON_A_PAGE = 50;
    private static final int LAST_PAGE = 100_000;

    private MailListPage() {}

    static String renderPage(MailStore mails, ProviderBehaviour behaviour, QueryParameters query) {
        String to = query.findAddress("to");
        int page = query.readInteger("page", 1, LAST_PAGE, 1);
        var found = mails.findNewest(to, (page - 1) * MAILS_ON_A_PAGE, MAILS_ON_A_PAGE + 1);
        var shown = found.stream()
                .limit(MAILS_ON_A_PAGE)
                .map(MailStore.Position::readMail)
                .toList();
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
                        to == null ? "" : HtmlWriter.escapeText(to),
                        renderNotice(behaviour),
                        page == 1 ? "yes" : "no",
                        renderRows(shown, to),
                        renderPager(to, page, found.size() > MAILS_ON_A_PAGE));
        String head = page == 1 ? "<noscript><meta http-equiv=\"refresh\" content=\"10\"></noscript>\n" : "";
        return HtmlWriter.writePage("Inbox", head, body);
    }

    private static String renderRows(List<ReceivedMail> mails, @Nullable String to) {
        if (mails.isEmpty()) {
            return to == null
                    ? "<p class=\"none\">No mail yet. What Latchkey sends shows up here.</p>\n"
                    : "<p class=\"none\">No mail for " + HtmlWriter.escapeText(to) + " yet.</p>\n";
        }
        var rows = new StringBuilder("<ol class=\"mails\">\n");
        for (ReceivedMail mail : mails) {
            rows.append("""
                    <li><a href="/messages/%s"><span class="to">%s</span> %s<span class="subject">%s</span> \
                    <time datetime="%s">%s</time></a></li>
                    """.formatted(
                            mail.id(),
                            HtmlWriter.escapeText(mail.to()),
                            MailDetailPage.renderBadge(mail),
                            HtmlWriter.escapeText(mail.subject()),
                            mail.receivedAt(),
                            MailDetailPage.formatReceivedAt(mail)));
        }
        return rows.append("</ol>\n").toString();
    }

    private static String renderPager(@Nullable String to, int page, boolean more) {
        String rest = to == null ? "" : "&amp;to=" + URLEncoder.encode(to, StandardCharsets.UTF_8);
        String newer = page > 1 ? "<a href=\"/?page=" + (page - 1) + rest + "\">Newer</a>" : "";
        String older = more ? "<a href=\"/?page=" + (page + 1) + rest + "\">Older</a>" : "";
        return newer.isEmpty() && older.isEmpty()
                ? ""
                : "<nav class=\"pager\" aria-label=\"Pages\">" + newer + older + "</nav>\n";
    }

    private static String renderNotice(ProviderBehaviour now) {
        String parts = renderPart("sendgrid", now.sendgrid(), ChannelBehaviour.GOOD)
                + renderPart("smtp", now.smtp(), ChannelBehaviour.GOOD)
                + renderPart("webhook", now.webhook(), WebhookBehaviour.GOOD);
        return parts.isEmpty() ? "" : "<p class=\"notice\">This inbox was told to misbehave: " + parts + "</p>\n";
    }

    private static String renderPart(String name, Record now, Record good) {
        return now.equals(good)
                ? ""
                : " <code>" + name + " " + HtmlWriter.escapeText(ProviderJson.MAPPER.writeValueAsString(now))
                        + "</code>";
    }
}
