package io.latchkey.devstack.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sendgrid.Response;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class BehaviourIT {

    private static final String DEFAULTS = """
            {"sendgrid":{"share":0.0,"status":503,"retryAfter":null,"delayMs":0,"hangUp":false},\
            "smtp":{"share":0.0,"status":503,"retryAfter":null,"delayMs":0,"hangUp":false},\
            "webhook":{"delayMs":20,"copies":1,"shuffle":false,"paused":false}}""";

    private final TestInbox inbox;

    BehaviourIT(@TempDir Path data) throws IOException {
        inbox = new TestInbox(data);
    }

    @AfterEach
    void stop() {
        inbox.close();
    }

    @Test
    void it_starts_well_behaved() throws Exception {
        assertThat(inbox.get("/api/v1/behaviour").body()).isEqualTo(DEFAULTS);
    }

    @Test
    void what_is_left_out_stays_as_it_is_over_a_restart_too() throws Exception {
        inbox.behave("{\"sendgrid\":{\"share\":0.5,\"retryAfter\":7}}");
        var changed = inbox.behave("{\"sendgrid\":{\"status\":429},\"webhook\":{\"copies\":2}}");

        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.body())
                .contains("{\"share\":0.5,\"status\":429,\"retryAfter\":7,\"delayMs\":0,\"hangUp\":false}")
                .contains("{\"delayMs\":20,\"copies\":2,\"shuffle\":false,\"paused\":false}");
        inbox.restart();
        assertThat(inbox.get("/api/v1/behaviour").body()).isEqualTo(changed.body());
        assertThat(inbox.behave("{\"sendgrid\":{\"retryAfter\":null}}").body()).contains("\"retryAfter\":null");
    }

    @Test
    void a_wrong_value_changes_nothing_and_is_named() throws Exception {
        var response = inbox.behave("""
                {"sendgrid":{"share":1.5,"status":200,"delayMs":-1,"hangUp":"yes"},
                 "webhook":{"copies":0},"smtp":7,"other":{}}
                """);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(TestInbox.json(response).path("errors").findValuesAsString("pointer"))
                .contains(
                        "/other",
                        "/sendgrid/share",
                        "/sendgrid/status",
                        "/sendgrid/delayMs",
                        "/sendgrid/hangUp",
                        "/webhook/copies",
                        "/smtp");
        assertThat(inbox.get("/api/v1/behaviour").body()).isEqualTo(DEFAULTS);
        assertThat(inbox.behave("{").statusCode()).isEqualTo(400);
    }

    @Test
    void a_refused_mail_is_listed_with_its_status_and_tells_when_to_come_back() throws Exception {
        inbox.behave("{\"sendgrid\":{\"share\":1.0,\"status\":429,\"retryAfter\":3}}");

        Response response = inbox.send(TestInbox.mail("ada@example.org"));

        assertThat(response.getStatusCode()).isEqualTo(429);
        assertThat(TestInbox.header(response, "Retry-After")).isEqualTo("3");
        assertThat(response.getBody()).contains("\"errors\"");
        assertThat(inbox.messages("ada@example.org").getFirst().path("answered").intValue())
                .isEqualTo(429);
    }

    @Test
    void a_hang_up_leaves_the_sender_without_an_answer_and_the_mail_listed() throws Exception {
        inbox.behave("{\"sendgrid\":{\"share\":1.0,\"hangUp\":true}}");

        assertThatThrownBy(() -> inbox.send(TestInbox.mail("ada@example.org"))).isInstanceOf(IOException.class);

        assertThat(inbox.messages("ada@example.org")).hasSize(1);
        assertThat(inbox.messages("ada@example.org").getFirst().path("answered").intValue())
                .isZero();
        assertThat(inbox.stats().path("sendgrid").toString())
                .isEqualTo("{\"received\":1,\"accepted\":0,\"refused\":0,\"hungUp\":1}");
    }

    @Test
    void what_was_not_taken_has_no_webhook_events() throws Exception {
        inbox.behave("{\"sendgrid\":{\"share\":1.0}}");
        inbox.send(TestInbox.mail("refused@example.org"));
        inbox.behave("{\"sendgrid\":{\"share\":0.0}}");
        inbox.send(TestInbox.mail("taken@example.org"));

        assertThat(inbox.webhook.events(2))
                .allSatisfy(
                        event -> assertThat(event.path("email").stringValue()).isEqualTo("taken@example.org"));
        inbox.awaitNothingPending();
        assertThat(inbox.webhook.posts).isEmpty();
    }

    @Test
    void a_share_of_the_requests_is_refused_and_the_rest_taken() throws Exception {
        inbox.behave("{\"sendgrid\":{\"share\":0.5},\"webhook\":{\"paused\":true}}");

        for (int i = 0; i < 60; i++) {
            inbox.send(TestInbox.mail("ada@example.org"));
        }

        var stats = inbox.stats().path("sendgrid");
        assertThat(stats.path("accepted").intValue() + stats.path("refused").intValue())
                .isEqualTo(60);
        assertThat(stats.path("accepted").intValue()).isBetween(5, 55);
    }
}
