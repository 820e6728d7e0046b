package io.latchkey.mailprovider.webhook;

import io.latchkey.mailprovider.store.BehaviourStore;
import io.latchkey.mailprovider.store.ClockAndRandom;
import io.latchkey.mailprovider.store.ProviderStats;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Posts batches of events to the Event Webhook, one at a time, until each was taken. */
public final class WebhookPoster implements Runnable {

    private static final System.Logger LOG = System.getLogger(WebhookPoster.class.getName());
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(10);

    private final WebhookQueue queue;
    private final WebhookBacklog backlog;
    private final Endpoint endpoint;
    private final ProviderStats stats;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private boolean answering = true;

    /** Where to post, how to sign, and how the webhook is told to behave. */
    public record Endpoint(URI url, WebhookSigner signer, ClockAndRandom around, BehaviourStore behaviour) {}

    public WebhookPoster(WebhookQueue queue, WebhookBacklog backlog, Endpoint endpoint, ProviderStats stats) {
        this.queue = queue;
        this.backlog = backlog;
        this.endpoint = endpoint;
        this.stats = stats;
    }

    @Override
    public void run() {
        try {
            for (var batch = queue.takeBatch(); !batch.isEmpty(); batch = queue.takeBatch()) {
                if (endpoint.behaviour().currentBehaviour().webhook().shuffle()) {
                    Collections.shuffle(batch, Random.from(endpoint.around().random()));
                }
                attemptPost(batch);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            client.shutdownNow();
        }
    }

    /** Breaks off a post that is under way; its events count as not taken. */
    public void abortPost() {
        client.shutdownNow();
    }

    /** Whatever goes wrong here (a full disk, a full heap): the batch waits, and posting goes on. */
    private void attemptPost(List<WebhookBacklog.Position> batch) throws InterruptedException {
        try {
            postBatch(batch);
        } catch (RuntimeException | OutOfMemoryError e) {
            LOG.log(System.Logger.Level.ERROR, "could not post events", e);
            queue.retryLater(batch);
            stats.addFailed(batch.size());
        }
    }

    private void postBatch(List<WebhookBacklog.Position> batch) throws InterruptedException {
        String outcome = sendBody(joinEvents(batch));
        if (outcome.isEmpty()) {
            stats.addPosted(batch.size());
            queue.confirmTaken(batch);
        } else {
            queue.retryLater(batch);
            stats.addFailed(batch.size());
        }
        logChange(outcome);
    }

    /** What went wrong; empty when it was taken. */
    private String sendBody(byte[] body) throws InterruptedException {
        String timestamp = Long.toString(endpoint.around().currentTime().getEpochSecond());
        var request = HttpRequest.newBuilder(endpoint.url())
                .timeout(LONGEST_ANSWER)
                .header("Content-Type", "application/json;charset=utf-8")
                .header("User-Agent", "SendGrid Event API")
                .header(WebhookSigner.SIGNATURE_HEADER, endpoint.signer().sign(timestamp, body))
                .header(WebhookSigner.TIMESTAMP_HEADER, timestamp)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            int status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return status / 100 == 2 ? "" : "status " + status;
        } catch (IOException e) {
            return e.getClass().getSimpleName();
        }
    }

    private byte[] joinEvents(List<WebhookBacklog.Position> batch) {
        var body = new ByteArrayOutputStream();
        for (var place : batch) {
            body.write(body.size() == 0 ? '[' : ',');
            body.writeBytes(backlog.readJson(place));
        }
        body.write(']');
        return body.toByteArray();
    }

    /** Once when it begins to fail and once when it is well again. */
    private void logChange(String outcome) {
        if (answering && !outcome.isEmpty()) {
            LOG.log(System.Logger.Level.WARNING, "the Event Webhook does not take events ({0}); trying again", outcome);
        } else if (!answering && outcome.isEmpty()) {
            LOG.log(System.Logger.Level.INFO, "the Event Webhook takes events again");
        }
        answering = outcome.isEmpty();
    }
}
