package io.latchkey.devstack.inbox;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;

/** The page that shows the mails as a person would read them; works without scripts. */
final class InboxPages {

    private static final String PAGE_POLICY =
            "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self';"
                    + " img-src 'self' data:; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** Of the mail itself: no scripts, nothing fetched from anywhere, links open beside it. */
    private static final String MAIL_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:;"
            + " form-action 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

    private final MailFile mails;
    private final BehaviourFile behaviour;
    private final Answer style = resource("inbox.css", "text/css; charset=utf-8");
    private final Answer script = resource("inbox.js", "text/javascript; charset=utf-8");

    InboxPages(MailFile mails, BehaviourFile behaviour) {
        this.mails = mails;
        this.behaviour = behaviour;
    }

    /** Throws {@link Problem} for a page that is not there. */
    Answer show(String path, Query query) {
        return switch (path) {
            case "/" -> list(query);
            case "/inbox.css" -> style;
            case "/inbox.js" -> script;
            default -> mail(path, query);
        };
    }

    Answer empty() {
        mails.clear();
        return Answer.seeOther("/");
    }

    private Answer list(Query query) {
        return page(200, ListPage.of(mails, behaviour.now(), query));
    }

    private Answer mail(String path, Query query) {
        String[] parts = path.split("/", -1);
        boolean html = parts.length == 4 && parts[3].equals("html");
        if (!parts[1].equals("messages") || (parts.length != 3 && !html)) {
            throw Problem.notFound();
        }
        Optional<Mail> found = id(parts[2]).flatMap(mails::find).map(MailFile.Place::mail);
        if (found.isEmpty()) {
            return page(404, MailPage.gone());
        }
        return html ? frame(found.get()) : page(200, MailPage.of(found.get(), query));
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Answer page(int status, String html) {
        return Answer.html(status, html).header("Content-Security-Policy", PAGE_POLICY);
    }

    private static Answer frame(Mail mail) {
        return Answer.html(200, MailPage.frame(mail)).header("Content-Security-Policy", MAIL_POLICY);
    }

    private static Answer resource(String name, String type) {
        try (InputStream in = InboxPages.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the build");
            }
            return Answer.bytes(200, in.readAllBytes()).type(type).header("Cache-Control", "no-cache");
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + name, e);
        }
    }
}
