package io.latchkey.mailprovider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sendgrid.Response;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ProviderBehaviourIT extends RunningProvider {

    private static final String DEFAULTS = """
            {"sendgrid":{"share":0.0,"status":503,"retryAfter":null,"delayMs":0,"hangUp":false},\
            "smtp":{"share":0.0,"status":503,"retryAfter":null,"delayMs":0,"hangUp":false},\
            "webhook":{"delayMs":20,"copies":1,"shuffle":false,"paused":false}}""";

    @Test
    void itStartsWellBehaved() throws Exception {
        assertThat(inbox.get("/api/v1/behaviour").body()).isEqualTo(DEFAULTS);
    }

    @Test
    void whatIsLeftOutStaysAsItIsOverARestartToo() throws Exception {
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
    void aWrongValueChangesNothingAndIsNamed() throws Exception {
        var response = inbox.behave("""
                {"sendgrid":{"share":1.5,"status":200,"delayMs":-1,"hangUp":"yes"},
                 "webhook":{"copies":0},"smtp":7,"other":{}}
                """);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(TestMailProvider.json(response).path("errors").findValuesAsString("pointer"))
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
    void aRefusedMailIsListedWithItsStatusAndTellsWhenToComeBack() throws Exception {
        inbox.behave("{\"sendgrid\":{\"share\":1.0,\"status\":429,\"retryAfter\":3}}");

        Response response = inbox.send(TestMailProvider.mail("ada@example.org"));

        assertThat(response.getStatusCode()).isEqualTo(429);
        assertThat(TestMailProvider.header(response, "Retry-After")).isEqualTo("3");
        assertThat(response.getBody()).contains("\"errors\"");
        assertThat(inbox.messages("ada@example.org").getFirst().path("answered").intValue())
                .isEqualTo(429);
    }

    @Test
    void aHangUpLeavesTheSenderWithoutAnAnswerAndTheMailListed() throws Exception {
        inbox.behave("{\"sendgrid\":{\"share\":1.0,\"hangUp\":true}}");

        assertThatThrownBy(() -> inbox.send(TestMailProvider.mail("ada@example.org")))
                .isInstanceOf(IOException.class);

        assertThat(inbox.messages("ada@example.org")).hasSize(1);
        assertThat(inbox.messages("ada@example.org").getFirst().path("answered").intValue())
                .isZero();
        assertThat(inbox.stats().path("sendgrid").toString())
                .isEqualTo("{\"received\":1,\"accepted\":0,\"refused\":0,\"hungUp\":1}");
    }

    @Test
    void whatWasNotTakenHasNoWebhookEvents() throws Exception {
        inbox.behave("{\"sendgrid\":{\"share\":1.0}}");
        inbox.send(TestMailProvider.mail("refused@example.org"));
        inbox.behave("{\"sendgrid\":{\"share\":0.0}}");
        inbox.send(TestMailProvider.mail("taken@example.org"));

        assertThat(inbox.webhook.events(2))
                .allSatisfy(
                        event -> assertThat(event.path("email").stringValue()).isEqualTo("taken@example.org"));
        inbox.awaitNothingPending();
        assertThat(inbox.webhook.posts).isEmpty();
    }

    @Test
    void aShareOfTheRequestsIsRefusedAndTheRestTaken() throws Exception {
        inbox.behave("{\"sendgrid\":{\"share\":0.5},\"webhook\":{\"paused\":true}}");

        for (int i = 0; i < 60; i++) {
            inbox.send(TestMailProvider.mail("ada@example.org"));
        }

        var stats = inbox.stats().path("sendgrid");
        assertThat(stats.path("accepted").intValue() + stats.path("refused").intValue())
                .isEqualTo(60);
        assertThat(stats.path("accepted").intValue()).isBetween(5, 55);
    }
}
