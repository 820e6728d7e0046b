package io.latchkey.devstack.inbox;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;

/** A running inbox; also the mail provider of tests, in their own process. */
public final class Inbox implements AutoCloseable {

    private static final Duration LONGEST_LAST_POST = Duration.ofSeconds(2);

    private final MailFile mails;
    private final SuppressionFile suppressions;
    private final WebhookBacklog backlog;
    private final WebhookQueue queue;
    private final WebhookPoster poster;
    private final Thread posting;
    private final InboxHttp http;
    private final SmtpReception smtp;

    private Inbox(InboxSettings settings) throws IOException {
        var around = new Reception.Surroundings(Clock.systemUTC(), new SecureRandom());
        var stats = new Stats();
        var behaviour = BehaviourFile.open(settings.data());
        mails = MailFile.open(settings.data());
        suppressions = SuppressionFile.open(settings.data());
        backlog = WebhookBacklog.open(settings.data());
        queue = new WebhookQueue(backlog, behaviour, around.clock());
        var reception = new Reception(new Reception.Kept(mails, suppressions), queue, behaviour, around);
        poster = new WebhookPoster(
                queue,
                backlog,
                new WebhookPoster.Endpoint(settings.webhookUrl(), settings.signer(), around, behaviour),
                stats);
        var key = new ApiKey(settings.apiKey());
        var routes = new Routes(
                new SendGridApi(reception, stats, key, around.random()),
                new SuppressionApi(suppressions, key, behaviour, around.random()),
                new InboxApi(mails, behaviour, queue, stats),
                new InboxPages(mails, behaviour));
        smtp = SmtpReception.start(settings.smtpPort(), reception, stats.smtp());
        http = http(settings.port(), routes);
        posting = Thread.ofPlatform().name("webhook").daemon().start(poster);
    }

    private InboxHttp http(int port, Routes routes) throws IOException {
        try {
            return InboxHttp.start(port, routes);
        } catch (IOException e) {
            smtp.close();
            throw e;
        }
    }

    /** Throws BindException when a port is taken. */
    public static Inbox start(InboxSettings settings) throws IOException {
        Files.createDirectories(settings.data());
        return new Inbox(settings);
    }

    public int port() {
        return http.port();
    }

    public int smtpPort() {
        return smtp.port();
    }

    /** Where the page and the APIs are, without a slash at the end. */
    public URI url() {
        return URI.create("http://localhost:" + port());
    }

    /** Takes nothing more in, lets a post that is under way end, and closes the files; what waits is on disk. */
    @Override
    public void close() {
        smtp.close();
        http.close();
        queue.close();
        try {
            if (!posting.join(LONGEST_LAST_POST)) {
                poster.abort();
                posting.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        backlog.close();
        suppressions.close();
        mails.close();
    }
}
