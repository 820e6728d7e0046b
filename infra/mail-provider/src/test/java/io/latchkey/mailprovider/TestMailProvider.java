package io.latchkey.mailprovider;

import com.sendgrid.Client;
import com.sendgrid.Method;
import com.sendgrid.Request;
import com.sendgrid.Response;
import com.sendgrid.SendGrid;
import com.sendgrid.helpers.mail.Mail;
import com.sendgrid.helpers.mail.objects.Content;
import com.sendgrid.helpers.mail.objects.Email;
import com.sendgrid.helpers.mail.objects.Personalization;
import io.latchkey.contracts.SecretValue;
import io.latchkey.mailprovider.http.ProviderJson;
import io.latchkey.mailprovider.webhook.WebhookSigner;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** An inbox on free ports, the real SendGrid client in front of it and a webhook endpoint behind it. */
final class TestMailProvider implements AutoCloseable {

    static final String KEY = "SG.test-key";

    final WebhookReceiver webhook = new WebhookReceiver();
    final WebhookSigner.Pair keys = WebhookSigner.generatePair();
    private final Path data;
    private final HttpClient http = HttpClient.newHttpClient();
    private MailProviderServer inbox;

    TestMailProvider(Path data) throws IOException {
        this.data = data;
        this.inbox = started();
    }

    private MailProviderServer started() throws IOException {
        return MailProviderServer.start(
                new MailProviderSettings(0, 0, keys.signer(), webhook.url(), data, new SecretValue(KEY)));
    }

    void restart() throws IOException {
        inbox.close();
        inbox = started();
    }

    int smtpPort() {
        return inbox.smtpPort();
    }

    URI url() {
        return inbox.url();
    }

    /** A mail as notification-service would have it sent: text and HTML, our Message-ID, our arguments. */
    static Mail mail(String to) {
        var mail = new Mail();
        mail.setFrom(new Email("no-reply@latchkey.test", "Latchkey"));
        mail.setReplyTo(new Email("help@latchkey.test"));
        mail.setSubject("Set your password");
        var personalization = new Personalization();
        personalization.addTo(new Email(to, "Ada"));
        personalization.addHeader("Message-ID", "<0190-1@latchkey.test>");
        personalization.addCustomArg("latchkey_email_id", "0190-1");
        mail.addPersonalization(personalization);
        mail.addCustomArg("latchkey_attempt", "1");
        mail.addContent(new Content("text/plain", "Follow https://latchkey.test/reset-password#token=abc_-1. Bye."));
        mail.addContent(
                new Content("text/html", "<p><a href=\"https://latchkey.test/help?a=1&amp;b=2\">Help</a> ñandú</p>"));
        return mail;
    }

    Response send(Mail mail) throws IOException {
        return send(KEY, mail.build());
    }

    Response send(String key, String body) throws IOException {
        var sendGrid = new SendGrid(key, new Client(true));
        sendGrid.setHost("localhost:" + inbox.port());
        var request = new Request();
        request.setMethod(Method.POST);
        request.setEndpoint("mail/send");
        request.setBody(body);
        return sendGrid.api(request);
    }

    /** The client keeps header names as they were written, HTTP does not care how. */
    static String header(Response response, String name) {
        return response.getHeaders().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    List<JsonNode> messages(String to) throws IOException, InterruptedException {
        String query = URLEncoder.encode(to, StandardCharsets.UTF_8);
        var messages = new ArrayList<JsonNode>();
        json(get("/api/v1/messages?to=" + query)).path("messages").forEach(messages::add);
        return messages;
    }

    JsonNode stats() throws IOException, InterruptedException {
        return json(get("/api/v1/stats"));
    }

    /** Returns when every event was taken; the test's own time limit ends it otherwise. */
    void awaitNothingPending() throws IOException, InterruptedException {
        while (stats().path("webhook").path("pending").intValue() > 0) {
            Thread.onSpinWait();
        }
    }

    HttpResponse<String> behave(String behaviour) throws IOException, InterruptedException {
        return call("PUT", "/api/v1/behaviour", behaviour);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return call("GET", path, "");
    }

    HttpResponse<String> call(String method, String path, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(url().resolve(path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    static JsonNode json(HttpResponse<String> response) {
        return ProviderJson.MAPPER.readTree(response.body());
    }

    @Override
    public void close() {
        inbox.close();
        webhook.close();
        http.close();
    }
}
