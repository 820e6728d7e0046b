package io.latchkey.notification.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.EmailAddress;
import io.latchkey.notification.mail.RenderedMail;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SendGridMessageTests {

    private static final UUID ID = UUID.fromString("01920000-0000-7000-8000-000000000001");

    @Test
    void aMailGoesToOneAddressWithItsIdAndWithoutTracking() {
        JsonNode mail = json(1);

        assertThat(mail.path("personalizations")).hasSize(1);
        assertThat(mail.path("personalizations").path(0).path("to").toString())
                .isEqualTo("[{\"email\":\"ada@example.org\"}]");
        assertThat(mail.path("from").path("email").asString()).isEqualTo("no-reply@latchkey.test");
        assertThat(mail.path("custom_args").path("latchkey_email_id").asString())
                .isEqualTo(ID.toString());
        assertThat(mail.path("custom_args").path("latchkey_attempt").asString()).isEqualTo("1");
        assertThat(mail.path("tracking_settings")
                        .path("click_tracking")
                        .path("enable")
                        .asBoolean(true))
                .isFalse();
        assertThat(mail.path("tracking_settings")
                        .path("click_tracking")
                        .path("enable_text")
                        .asBoolean(true))
                .isFalse();
        assertThat(mail.path("tracking_settings")
                        .path("open_tracking")
                        .path("enable")
                        .asBoolean(true))
                .isFalse();
        assertThat(mail.path("categories").isMissingNode()).isTrue();
    }

    @Test
    void theHeadersAreTheSameAtEveryAttempt() {
        assertThat(json(1).path("headers")).isEqualTo(json(2).path("headers"));
        assertThat(json(1).path("headers").toString())
                .isEqualTo("{\"Auto-Submitted\":\"auto-generated\",\"Message-ID\":\"<" + ID + "@latchkey.test>\"}");
    }

    @Test
    void textComesBeforeHtml() {
        assertThat(json(1).path("content").path(0).path("type").asString()).isEqualTo("text/plain");
        assertThat(json(1).path("content").path(1).path("type").asString()).isEqualTo("text/html");
    }

    private static JsonNode json(int attempt) {
        var content = new RenderedMail("Subject", "text", "<p>html</p>");
        var outgoing = new OutboundMail(ID, attempt, new EmailAddress("ada@example.org"), content, Instant.MAX);
        return JsonMapper.builder().build().readTree(SendGridMessage.toJson(outgoing, Settings.FROM));
    }
}
