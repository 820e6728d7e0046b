package io.latchkey.mailprovider.ui;

import io.latchkey.mailprovider.http.HttpAnswer;
import io.latchkey.mailprovider.http.ProviderProblem;
import io.latchkey.mailprovider.http.QueryParameters;
import io.latchkey.mailprovider.store.BehaviourStore;
import io.latchkey.mailprovider.store.MailStore;
import io.latchkey.mailprovider.store.ReceivedMail;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;

/** The page that shows the mails as a person would read them; works without scripts. */
public final class InboxPages {

    private static final String PAGE_POLICY =
            "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self';"
                    + " img-src 'self' data:; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** Of the mail itself: no scripts, nothing fetched from anywhere, links open beside it. */
    private static final String MAIL_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:;"
            + " form-action 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

    private final MailStore mails;
    private final BehaviourStore behaviour;
    private final HttpAnswer style = loadResource("inbox.css", "text/css; charset=utf-8");
    private final HttpAnswer script = loadResource("inbox.js", "text/javascript; charset=utf-8");

    public InboxPages(MailStore mails, BehaviourStore behaviour) {
        this.mails = mails;
        this.behaviour = behaviour;
    }

    /** Throws {@link ProviderProblem} for a page that is not there. */
    public HttpAnswer showPage(String path, QueryParameters query) {
        return switch (path) {
            case "/" -> renderList(query);
            case "/inbox.css" -> style;
            case "/inbox.js" -> script;
            default -> renderMail(path, query);
        };
    }

    public HttpAnswer emptyInbox() {
        mails.clear();
        return HttpAnswer.seeOther("/");
    }

    private HttpAnswer renderList(QueryParameters query) {
        return answerPage(200, MailListPage.renderPage(mails, behaviour.currentBehaviour(), query));
    }

    private HttpAnswer renderMail(String path, QueryParameters query) {
        String[] parts = path.split("/", -1);
        boolean html = parts.length == 4 && parts[3].equals("html");
        if (!parts[1].equals("messages") || (parts.length != 3 && !html)) {
            throw ProviderProblem.notFound();
        }
        Optional<ReceivedMail> found =
                parseId(parts[2]).flatMap(mails::findById).map(MailStore.Position::readMail);
        if (found.isEmpty()) {
            return answerPage(404, MailDetailPage.renderMissing());
        }
        return html ? answerFrame(found.get()) : answerPage(200, MailDetailPage.renderPage(found.get(), query));
    }

    private static Optional<UUID> parseId(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static HttpAnswer answerPage(int status, String html) {
        return HttpAnswer.fromHtml(status, html).withHeader("Content-Security-Policy", PAGE_POLICY);
    }

    private static HttpAnswer answerFrame(ReceivedMail mail) {
        return HttpAnswer.fromHtml(200, MailDetailPage.renderFrame(mail))
                .withHeader("Content-Security-Policy", MAIL_POLICY);
    }

    private static HttpAnswer loadResource(String name, String type) {
        try (InputStream in = InboxPages.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the build");
            }
            return HttpAnswer.fromBytes(200, in.readAllBytes())
                    .withContentType(type)
                    .withHeader("Cache-Control", "no-cache");
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + name, e);
        }
    }
}
