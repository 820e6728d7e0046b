package io.latchkey.mailprovider;

import static org.assertj.core.api.Assertions.assertThat;

import com.sendgrid.helpers.eventwebhook.EventWebhook;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@Timeout(120)
class WebhookIT extends RunningProvider {

    @Test
    void theSignatureHoldsForTheRawBodyByTheJdkAndBySendgridsOwnHelper() throws Exception {
        inbox.send(TestMailProvider.mail("ada@example.org"));

        var post = inbox.webhook.next();
        byte[] signed = (post.timestamp() + post.body()).getBytes(StandardCharsets.UTF_8);
        var verifier = Signature.getInstance("SHA256withECDSA");
        byte[] publicKey = Base64.getDecoder().decode(inbox.keys.publicKey());
        verifier.initVerify(KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(publicKey)));
        verifier.update(signed);
        assertThat(verifier.verify(Base64.getDecoder().decode(post.signature())))
                .isTrue();

        java.security.Security.addProvider(new BouncyCastleProvider());
        var helper = new EventWebhook();
        var key = helper.ConvertPublicKeyToECDSA(inbox.keys.publicKey());
        assertThat(helper.VerifySignature(key, post.body(), post.signature(), post.timestamp()))
                .isTrue();
        assertThat(helper.VerifySignature(key, post.body() + " ", post.signature(), post.timestamp()))
                .isFalse();
    }

    @Test
    void anEventCarriesWhatSendgridSends() throws Exception {
        var answer = inbox.send(TestMailProvider.mail("ada@example.org"));

        List<JsonNode> events = inbox.webhook.events(2);
        assertThat(events)
                .extracting(event -> event.path("event").stringValue())
                .containsExactly("processed", "delivered");
        assertThat(events).allSatisfy(event -> {
            assertThat(event.path("email").stringValue()).isEqualTo("ada@example.org");
            assertThat(event.path("timestamp").isIntegralNumber()).isTrue();
            assertThat(event.path("smtp-id").stringValue()).isEqualTo("<0190-1@latchkey.test>");
            assertThat(event.path("sg_message_id").stringValue())
                    .startsWith(TestMailProvider.header(answer, "X-Message-Id") + ".");
            assertThat(event.path("latchkey_email_id").stringValue()).isEqualTo("0190-1");
            assertThat(event.path("latchkey_attempt").stringValue()).isEqualTo("1");
        });
        assertThat(events.get(0).path("sg_event_id").stringValue())
                .isNotEqualTo(events.get(1).path("sg_event_id").stringValue());
        assertThat(events.get(1).path("response").stringValue()).startsWith("250");
    }

    @ParameterizedTest
    @CsvSource({
        "bounce+a@example.org, processed bounce, bounce, 5.1.1",
        "softbounce+a@example.org, processed bounce, blocked, 4.2.2",
        "Block+a@example.org, processed bounce, blocked, 5.7.1",
        "defer+a@example.org, processed deferred deferred delivered, , ",
        "drop+a@example.org, dropped, , 5.0.0",
        "spam+a@example.org, processed delivered spamreport, , ",
        "other+a@example.org, processed delivered, , ",
    })
    void theBeginningOfTheAddressDecidesWhatBecomesOfTheMail(String to, String names, String type, String status)
            throws Exception {
        inbox.send(TestMailProvider.mail(to));

        String[] expected = names.split(" ", -1);
        var events = inbox.webhook.events(expected.length);
        assertThat(events)
                .extracting(event -> event.path("event").stringValue())
                .containsExactly(expected);
        for (JsonNode event : events) {
            if (List.of("bounce", "dropped").contains(event.path("event").stringValue())) {
                assertThat(event.path("type").asString(null)).isEqualTo(type);
                assertThat(event.path("status").stringValue()).isEqualTo(status);
                assertThat(event.path("reason").stringValue()).isNotEmpty();
            }
        }
    }

    @Test
    void whatIsNotTakenIsPostedAgainUntilItIs() throws Exception {
        inbox.webhook.status.set(503);
        inbox.send(TestMailProvider.mail("ada@example.org"));

        var first = inbox.webhook.events(2);
        var second = inbox.webhook.events(2);
        assertThat(ids(second)).isEqualTo(ids(first));
        inbox.webhook.status.set(200);
        inbox.awaitNothingPending();
        assertThat(inbox.stats().path("webhook").path("posted").intValue()).isEqualTo(2);
        assertThat(inbox.stats().path("webhook").path("failed").intValue()).isGreaterThanOrEqualTo(4);
    }

    @Test
    void copiesOfAnEventHaveItsId() throws Exception {
        inbox.behave("{\"webhook\":{\"copies\":3,\"shuffle\":true}}");

        inbox.send(TestMailProvider.mail("ada@example.org"));

        assertThat(ids(inbox.webhook.events(6)).stream().distinct()).hasSize(2);
    }

    @Test
    void whilePausedEventsWaitAndARestartKeepsThemWithTheMails() throws Exception {
        inbox.behave("{\"webhook\":{\"paused\":true}}");
        inbox.send(TestMailProvider.mail("ada@example.org"));
        inbox.send(TestMailProvider.mail("bob@example.org"));
        String mails = inbox.get("/api/v1/messages").body();

        inbox.restart();

        assertThat(inbox.get("/api/v1/messages").body()).isEqualTo(mails).contains("ada@example.org");
        assertThat(inbox.stats().path("webhook").path("pending").intValue()).isEqualTo(4);
        assertThat(inbox.webhook.posts).isEmpty();
        inbox.behave("{\"webhook\":{\"paused\":false}}");
        assertThat(ids(inbox.webhook.events(4)).stream().distinct()).hasSize(4);
    }

    @Test
    void whatWasTakenIsNotPostedAgainAfterARestart() throws Exception {
        inbox.send(TestMailProvider.mail("ada@example.org"));
        inbox.webhook.events(2);
        inbox.behave("{\"webhook\":{\"paused\":true}}");
        inbox.send(TestMailProvider.mail("bob@example.org"));

        inbox.restart();
        inbox.behave("{\"webhook\":{\"paused\":false}}");

        assertThat(inbox.webhook.events(2))
                .allSatisfy(
                        event -> assertThat(event.path("email").stringValue()).isEqualTo("bob@example.org"));
    }

    private static List<String> ids(List<JsonNode> events) {
        var ids = new ArrayList<String>();
        events.forEach(event -> ids.add(event.path("sg_event_id").stringValue()));
        return ids;
    }
}
