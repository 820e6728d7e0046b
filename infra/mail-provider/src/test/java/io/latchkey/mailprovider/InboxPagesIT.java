package io.latchkey.mailprovider;

import static org.assertj.core.api.Assertions.assertThat;

import com.sendgrid.helpers.mail.objects.Content;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class InboxPagesIT extends RunningProvider {

    @Test
    void whatAMailSaysStaysTextOnThePage() throws Exception {
        var mail = TestMailProvider.mail("ada@example.org");
        mail.setSubject("<script>alert(1)</script>");
        inbox.send(mail);

        String list = inbox.get("/").body();
        assertThat(list).contains("ada@example.org", "&lt;script&gt;alert(1)").doesNotContain("<script>alert");
        String text =
                inbox.get("/messages/" + id("ada@example.org") + "?view=text").body();
        assertThat(text)
                .contains("<a href=\"https://latchkey.test/reset-password#token=abc_-1\"")
                .doesNotContain("<script>alert");
    }

    @Test
    void theHtmlOfAMailIsShownInASandboxWithoutScripts() throws Exception {
        var mail = TestMailProvider.mail("ada@example.org");
        mail.addContent(new Content("text/x-amp-html", "<p>amp</p>"));
        inbox.send(mail);

        String path = "/messages/" + id("ada@example.org");
        assertThat(inbox.get(path).body()).contains("<iframe", "sandbox=\"allow-popups", "src=\"" + path + "/html\"");
        var frame = inbox.get(path + "/html");
        assertThat(frame.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "sandbox")
                .doesNotContain("allow-scripts")
                .doesNotContain("script-src");
        assertThat(frame.body()).contains("Help</a> ñandú");
    }

    @Test
    void aPageAllowsOnlyItsOwnScriptAndStyle() throws Exception {
        assertThat(inbox.get("/")
                        .headers()
                        .firstValue("Content-Security-Policy")
                        .orElse(""))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'");
        assertThat(inbox.get("/inbox.css").statusCode()).isEqualTo(200);
        assertThat(inbox.get("/inbox.js").statusCode()).isEqualTo(200);
    }

    @Test
    void aMailThatIsNotThereIsSaidSoKindly() throws Exception {
        var response = inbox.get("/messages/0190b2f0-0000-7000-8000-000000000000");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).contains("This mail is not here");
        assertThat(inbox.get("/messages/naughty").statusCode()).isEqualTo(404);
        assertThat(inbox.get("/else").statusCode()).isEqualTo(404);
    }

    @Test
    void anotherSiteCannotEmptyTheInbox() throws Exception {
        inbox.send(TestMailProvider.mail("ada@example.org"));

        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(inbox.url().resolve("/empty"))
                    .header("Sec-Fetch-Site", "cross-site")
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build();
            assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .isEqualTo(403);
        }
        assertThat(inbox.messages("ada@example.org")).hasSize(1);
        assertThat(inbox.call("POST", "/empty", "").statusCode()).isEqualTo(303);
        assertThat(inbox.messages("ada@example.org")).isEmpty();
    }

    @Test
    void theInboxAnswersUnderItsOwnNamesAlone() throws Exception {
        inbox.send(TestMailProvider.mail("ada@example.org"));
        int port = inbox.url().getPort();
        for (String host : List.of("localhost:" + port, "127.0.0.1:" + port, "[::1]:" + port, "LOCALHOST:" + port)) {
            assertThat(askAs("Host: " + host + "\r\n"))
                    .startsWith("HTTP/1.1 200")
                    .contains("ada@example.org");
        }
        for (String host : List.of("evil.example:" + port, "evil.example", "localhost", "localhost:1", "")) {
            assertThat(askAs("Host: " + host + "\r\n"))
                    .startsWith("HTTP/1.1 421")
                    .contains("localhost:" + port)
                    .doesNotContain("ada@");
        }
        assertThat(askAs("Host: localhost:" + port + "\r\nHost: evil.example\r\n"))
                .startsWith("HTTP/1.1 421");
    }

    private String askAs(String host) throws IOException {
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), inbox.url().getPort())) {
            String request = "GET /api/v1/messages HTTP/1.1\r\n" + host + "Connection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String id(String to) throws IOException, InterruptedException {
        return inbox.messages(to).getFirst().path("id").stringValue();
    }
}
