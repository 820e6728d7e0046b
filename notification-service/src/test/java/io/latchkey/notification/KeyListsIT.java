package io.latchkey.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.latchkey.contracts.AccountLocale;
import io.latchkey.mailprovider.webhook.WebhookSigner;
import io.latchkey.notification.running.Events;
import io.latchkey.notification.running.FakeAccountService;
import io.latchkey.notification.running.Provider;
import io.latchkey.notification.running.Rows;
import io.latchkey.notification.running.Stack;
import io.latchkey.platform.keys.UuidFactory;
import io.latchkey.testkit.SignedRecords;
import io.latchkey.testkit.TestKafka;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * Every list of keys, changed as infra/docs/operations.md says: with the new key in front (new, old), then without the old.
 */
class KeyListsIT {

    private static final String NEW_KEY = "bmV3LWdhdGV3YXktdG8tbm90aWZpY2F0aW9uLWtleS0wMDA=";
    private static final WebhookSigner.Pair NEW_PAIR = WebhookSigner.generatePair();
    private static final Map<String, String> SETTINGS = new HashMap<>();
    private static final Stack STACK = new Stack(SETTINGS);

    @AfterAll
    static void stop() {
        STACK.close();
    }

    @Test
    void everyListThatTheServiceReadsIsProved() {
        assertThat(Arrays.stream(KeyList.values()).map(KeyList::variable))
                .containsExactlyInAnyOrderElementsOf(SignedRecords.otherKeyLists());
    }

    @Test
    void whatIsUnderTheOldKeyCountsUntilItIsDropped() throws Exception {
        startWith(true);
        assertThat(askWith(Stack.GATEWAY_KEY)).isEqualTo(200);
        assertThat(askWith(NEW_KEY)).isEqualTo(200);
        assertThat(postSigned(STACK.signer())).isEqualTo(204);
        assertThat(postSigned(NEW_PAIR.signer())).isEqualTo(204);
        assertLinksAreAskedForWithTheFirst();
        STACK.stop();

        startWith(false);
        assertThat(askWith(Stack.GATEWAY_KEY)).isEqualTo(403);
        assertThat(askWith(NEW_KEY)).isEqualTo(200);
        assertThat(postSigned(STACK.signer())).isEqualTo(401);
        assertThat(postSigned(NEW_PAIR.signer())).isEqualTo(204);
    }

    /** account-service, as the tests have it, takes one key alone. */
    private static void assertLinksAreAskedForWithTheFirst() {
        var events = new Events(TestKafka.bootstrapServers());
        UUID account = UuidFactory.nextUuid();
        UUID cause = UuidFactory.nextUuid();
        events.profile(account, 1, "ada+" + account + "@example.org", AccountLocale.ENGLISH);
        STACK.accounts().expectReset(cause);
        events.reset(cause, account, 1, Events.now());
        var rows = new Rows(STACK.database());
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(rows.query("SELECT count(*) FROM mail_attempt"))
                        .containsExactly("1"));
    }

    private static void startWith(boolean oldToo) {
        for (KeyList list : KeyList.values()) {
            SETTINGS.put(list.property, list.fresh + (oldToo ? "," + list.old() : ""));
        }
        STACK.start();
    }

    private static int postSigned(WebhookSigner signer) {
        try (var provider = new Provider(STACK, signer)) {
            return provider.post("[]".getBytes(StandardCharsets.UTF_8));
        }
    }

    private static int askWith(String key) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        STACK.internalUrl().resolve("/internal/v1/accounts/" + UUID.randomUUID() + "/suppression"))
                .header("Authorization", "Bearer " + key)
                .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    /** A list, and the key that it gets. */
    private enum KeyList {
        GATEWAY_CALLER("LATCHKEY_GATEWAY_TO_NOTIFICATION_KEYS", "latchkey.callers.gateway-keys", NEW_KEY),
        WEBHOOK("LATCHKEY_WEBHOOK_KEYS", "latchkey.webhook.keys", NEW_PAIR.publicKey()),
        /** Presented by this service. */
        ACCOUNT_CALLER("LATCHKEY_NOTIFICATION_TO_ACCOUNT_KEYS", "latchkey.account.keys", FakeAccountService.KEY);

        private final String variable;
        private final String property;
        private final String fresh;

        KeyList(String variable, String property, String fresh) {
            this.variable = variable;
            this.property = property;
            this.fresh = fresh;
        }

        String variable() {
            return variable;
        }

        String old() {
            return switch (this) {
                case GATEWAY_CALLER -> Stack.GATEWAY_KEY;
                case WEBHOOK -> STACK.webhookKey();
                case ACCOUNT_CALLER -> NEW_KEY;
            };
        }
    }
}
