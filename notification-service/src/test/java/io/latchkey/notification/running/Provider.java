package io.latchkey.notification.running;

import io.latchkey.mailprovider.webhook.WebhookSigner;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Posts to the webhook as the provider does, and as others might. */
public final class Provider implements AutoCloseable {

    /** When everything that this one posts was signed. */
    public final String timestamp = Long.toString(Instant.now().getEpochSecond());

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI webhook;
    private final WebhookSigner signer;

    public Provider(Stack stack) {
        this(stack, stack.signer());
    }

    /** One that signs with another key. */
    public Provider(Stack stack, WebhookSigner signer) {
        this.webhook = stack.webhookUrl();
        this.signer = signer;
    }

    /** One event as SendGrid writes it; {@code more} are further members, each with a leading comma. */
    public static String event(String name, UUID emailId, String id, String more) {
        return "{\"email\":\"ada@example.org\",\"event\":\"" + name + "\",\"timestamp\":1763900000,\"sg_event_id\":\""
                + id + "\",\"latchkey_email_id\":\"" + emailId + "\",\"latchkey_attempt\":\"1\"" + more + "}";
    }

    /** @return the status */
    public int say(List<String> events) {
        return post(("[" + String.join(",", events) + "]\r\n").getBytes(StandardCharsets.UTF_8));
    }

    public int post(byte[] body) {
        return post(body, signer.sign(timestamp, body));
    }

    public int post(byte[] body, String signature) {
        var request = HttpRequest.newBuilder(webhook)
                .header(WebhookSigner.SIGNATURE_HEADER, signature)
                .header(WebhookSigner.TIMESTAMP_HEADER, timestamp)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return status(request);
    }

    /** With this type, whatever it says; signed well, or with another body's signature. */
    public int postAs(String contentType, byte[] body, boolean well) {
        var request = HttpRequest.newBuilder(webhook)
                .header("Content-Type", contentType)
                .header(WebhookSigner.SIGNATURE_HEADER, signer.sign(timestamp, well ? body : new byte[] {1}))
                .header(WebhookSigner.TIMESTAMP_HEADER, timestamp)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return status(request);
    }

    public int postUnsigned(byte[] body) {
        return status(HttpRequest.newBuilder(webhook)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build());
    }

    private int status(HttpRequest request) {
        return HttpCall.send(http, request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Override
    public void close() {
        http.close();
    }
}
