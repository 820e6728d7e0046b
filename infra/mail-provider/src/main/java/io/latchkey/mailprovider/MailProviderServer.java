package io.latchkey.mailprovider;

import io.latchkey.mailprovider.sendgrid.MailSendApi;
import io.latchkey.mailprovider.sendgrid.SendGridApiKey;
import io.latchkey.mailprovider.sendgrid.SendGridReceiver;
import io.latchkey.mailprovider.sendgrid.SuppressionApi;
import io.latchkey.mailprovider.smtp.SmtpListener;
import io.latchkey.mailprovider.smtp.SmtpReceiver;
import io.latchkey.mailprovider.store.BehaviourStore;
import io.latchkey.mailprovider.store.ClockAndRandom;
import io.latchkey.mailprovider.store.MailStore;
import io.latchkey.mailprovider.store.ProviderStats;
import io.latchkey.mailprovider.store.SuppressionStore;
import io.latchkey.mailprovider.ui.InboxApi;
import io.latchkey.mailprovider.ui.InboxPages;
import io.latchkey.mailprovider.webhook.WebhookBacklog;
import io.latchkey.mailprovider.webhook.WebhookEventFactory;
import io.latchkey.mailprovider.webhook.WebhookPoster;
import io.latchkey.mailprovider.webhook.WebhookQueue;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;

/** A running inbox; also the mail provider of tests, in their own process. */
public final class MailProviderServer implements AutoCloseable {

    private static final Duration LONGEST_LAST_POST = Duration.ofSeconds(2);

    private final MailStore mails;
    private final SuppressionStore suppressions;
    private final WebhookBacklog backlog;
    private final WebhookQueue queue;
    private final WebhookPoster poster;
    private final Thread posting;
    private final HttpListener http;
    private final SmtpListener smtp;

    private MailProviderServer(MailProviderSettings settings) throws IOException {
        var around = new ClockAndRandom(Clock.systemUTC(), new SecureRandom());
        var stats = new ProviderStats();
        var behaviour = BehaviourStore.open(settings.data());
        mails = MailStore.open(settings.data());
        suppressions = SuppressionStore.open(settings.data());
        backlog = WebhookBacklog.open(settings.data());
        queue = new WebhookQueue(backlog, behaviour, around.clock());
        poster = new WebhookPoster(
                queue,
                backlog,
                new WebhookPoster.Endpoint(settings.webhookUrl(), settings.signer(), around, behaviour),
                stats);
        var key = new SendGridApiKey(settings.apiKey());
        var routes = new RequestRouter(
                new MailSendApi(
                        new SendGridReceiver(
                                mails,
                                behaviour,
                                around,
                                new WebhookEventFactory(suppressions, around.random()),
                                queue),
                        stats,
                        key,
                        around.random()),
                new SuppressionApi(suppressions, key, behaviour, around.random()),
                new InboxApi(mails, behaviour, queue, stats),
                new InboxPages(mails, behaviour));
        smtp = SmtpListener.start(settings.smtpPort(), new SmtpReceiver(mails, behaviour, around), stats.smtp());
        http = startHttp(settings.port(), routes);
        posting = Thread.ofPlatform().name("webhook").daemon().start(poster);
    }

    private HttpListener startHttp(int port, RequestRouter routes) throws IOException {
        try {
            return HttpListener.start(port, routes);
        } catch (IOException e) {
            smtp.close();
            throw e;
        }
    }

    /** Throws BindException when a port is taken. */
    public static MailProviderServer start(MailProviderSettings settings) throws IOException {
        Files.createDirectories(settings.data());
        return new MailProviderServer(settings);
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
                poster.abortPost();
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
