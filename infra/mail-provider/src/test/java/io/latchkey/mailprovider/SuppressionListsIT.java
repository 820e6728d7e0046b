package io.latchkey.mailprovider;

import static org.assertj.core.api.Assertions.assertThat;

import com.sendgrid.Client;
import com.sendgrid.Method;
import com.sendgrid.Request;
import com.sendgrid.Response;
import com.sendgrid.SendGrid;
import io.latchkey.mailprovider.http.ProviderJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The provider's lists of addresses, asked through its real client. */
class SuppressionListsIT extends RunningProvider {

    private static final String BOUNCER = "bounce+ada@example.org";

    private final List<JsonNode> last = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "bounce+ada@example.org,bounces,Bounced Address",
        "spam+ada@example.org,spam_reports,Spam Reporting Address"
    })
    void theNextMailIsDroppedUntilTheAddressIsTakenOffItsList(String to, String list, String reason) throws Exception {
        assertThat(said(to)).startsWith("processed").doesNotContain("dropped");
        assertThat(said(to.toUpperCase(Locale.ROOT))).containsExactly("dropped");
        assertThat(last.getLast().path("reason").stringValue()).isEqualTo(reason);

        assertThat(ask(Method.DELETE, list + "/" + to, "").getStatusCode()).isEqualTo(204);

        assertThat(ask(Method.GET, list, "").getBody()).isEqualTo("[]");
        assertThat(said(to)).startsWith("processed").doesNotContain("dropped");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"softbounce+ada@example.org", "block+ada@example.org", "drop+ada@example.org", "ada@example.org"
            })
    void whatMayPassEntersNoList(String to) throws Exception {
        List<String> first = said(to);

        assertThat(said(to)).isEqualTo(first);
        for (String list : List.of("bounces", "spam_reports", "invalid_emails")) {
            assertThat(ask(Method.GET, list, "").getBody()).isEqualTo("[]");
        }
    }

    @Test
    void aListIsShownNewestFirstWithWhatSendgridShowsAndSurvivesARestart() throws Exception {
        said(BOUNCER);
        said("bounce+bob@example.org");
        said("spam+cyd@example.org");
        inbox.restart();

        JsonNode bounces = json(ask(Method.GET, "bounces", ""));
        assertThat(bounces.findValuesAsString("email")).containsExactly("bounce+bob@example.org", BOUNCER);
        assertThat(bounces.get(1).propertyNames()).containsExactly("created", "email", "reason", "status");
        assertThat(bounces.get(1).path("status").stringValue()).isEqualTo("5.1.1");
        assertThat(bounces.get(1).path("reason").stringValue()).startsWith("550 5.1.1");
        assertThat(json(ask(Method.GET, "bounces/" + BOUNCER, ""))).hasSize(1);
        assertThat(json(ask(Method.GET, "bounces/nobody@example.org", ""))).isEmpty();
        assertThat(json(ask(Method.GET, "spam_reports", "")).get(0).propertyNames())
                .containsExactly("created", "email", "ip");
        assertThat(said(BOUNCER)).containsExactly("dropped");

        ask(Method.DELETE, "bounces/" + BOUNCER, "");
        inbox.restart();
        assertThat(json(ask(Method.GET, "bounces", "")).findValuesAsString("email"))
                .containsExactly("bounce+bob@example.org");
    }

    @Test
    void severalCanBeTakenOffAtOnce() throws Exception {
        said(BOUNCER);
        said("bounce+bob/of/acme@example.org");
        said("bounce+cyd@example.org");

        assertThat(ask(Method.DELETE, "bounces", "{\"emails\":[\"bounce+bob/of/acme@example.org\"]}")
                        .getStatusCode())
                .isEqualTo(204);
        assertThat(json(ask(Method.GET, "bounces", ""))).hasSize(2);
        assertThat(ask(Method.DELETE, "bounces", "{\"delete_all\":true,\"emails\":[]}")
                        .getStatusCode())
                .isEqualTo(400);
        assertThat(ask(Method.DELETE, "bounces", "{}").getStatusCode()).isEqualTo(400);
        assertThat(ask(Method.DELETE, "bounces", "{\"delete_all\":true}").getStatusCode())
                .isEqualTo(204);
        assertThat(json(ask(Method.GET, "bounces", ""))).isEmpty();
    }

    @Test
    void whatIsNotThereOrNotOursIsSaidInTheWordsOfSendgrid() throws Exception {
        assertThat(ask(Method.DELETE, "bounces/nobody@example.org", "").getStatusCode())
                .isEqualTo(404);
        assertThat(ask(Method.GET, "haikus", "").getStatusCode()).isEqualTo(404);
        assertThat(ask(Method.POST, "bounces", "{}").getStatusCode()).isEqualTo(405);
        var anonymous = inbox.get("/v3/suppression/bounces");
        assertThat(anonymous.statusCode()).isEqualTo(401);
        assertThat(anonymous.body()).contains("authorization grant is invalid");
    }

    @Test
    void aProviderThatIsDownTakesNobodyOff() throws Exception {
        said(BOUNCER);
        inbox.behave("{\"sendgrid\":{\"share\":1.0,\"status\":503}}");

        assertThat(ask(Method.DELETE, "bounces/" + BOUNCER, "").getStatusCode()).isEqualTo(503);
        assertThat(json(ask(Method.GET, "bounces", ""))).hasSize(1);
    }

    /** Sends a mail; @return the events that came of it, in order */
    private List<String> said(String to) throws Exception {
        inbox.send(TestMailProvider.mail(to));
        inbox.awaitNothingPending();
        List<WebhookReceiver.Post> posts = new ArrayList<>();
        inbox.webhook.posts.drainTo(posts);
        last.clear();
        posts.forEach(post -> ProviderJson.MAPPER.readTree(post.body()).forEach(last::add));
        return last.stream().map(event -> event.path("event").stringValue()).toList();
    }

    private Response ask(Method method, String path, String body) throws IOException {
        var sendGrid = new SendGrid(TestMailProvider.KEY, new Client(true));
        sendGrid.setHost("localhost:" + inbox.url().getPort());
        var request = new Request();
        request.setMethod(method);
        request.setEndpoint("suppression/" + path);
        request.setBody(body);
        return sendGrid.api(request);
    }

    private static JsonNode json(Response response) {
        return ProviderJson.MAPPER.readTree(response.getBody());
    }
}
