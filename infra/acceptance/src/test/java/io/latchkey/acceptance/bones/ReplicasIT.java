package io.latchkey.acceptance.bones;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.acceptance.drive.AccountFixtures;
import io.latchkey.acceptance.drive.Answer;
import io.latchkey.acceptance.drive.GatewayDriver;
import io.latchkey.acceptance.drive.InboxDriver;
import io.latchkey.acceptance.drive.ParallelCalls;
import io.latchkey.acceptance.drive.RunningStack;
import io.latchkey.acceptance.drive.Wait;
import io.latchkey.stack.plan.ListenerPort;
import io.latchkey.stack.process.LoopbackPorts;
import io.latchkey.testkit.NginxServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Two of every service, the gateways behind the nginx of infra/balancer: nothing depends on who answers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplicasIT {

    private static final int BUDGET = 10;
    private static final Duration SOON = Duration.ofSeconds(60);
    private final int port = LoopbackPorts.findFree();
    private final GatewayDriver balanced = new GatewayDriver(port);
    private RunningStack stack;
    private NginxServer balancer;
    private AccountFixtures people;
    private String executive;

    @BeforeAll
    void start(@TempDir Path dir) {
        stack = RunningStack.doubled(
                Map.of("LATCHKEY_PUBLIC_URL", url(), "LATCHKEY_TRUSTED_PROXIES", "127.0.0.0/8,::1/128"));
        balancer = NginxServer.start(Path.of("..", "balancer", "nginx.conf"), dir, port, Map.of("GATEWAYS", servers()));
        people = new AccountFixtures(balanced, stack.inbox());
        executive = people.executive();
    }

    @AfterAll
    void end() {
        balancer.close();
        stack.close();
    }

    @Test
    void aSessionCountsWhereverItIsShownAndEndsEverywhereAtOnce() {
        AccountFixtures.Person person = people.active(executive);
        String session = balanced.signIn(person.email(), person.password()).cookie();
        for (GatewayDriver gateway : List.of(stack.gateway(), stack.secondGateway())) {
            assertThat(gateway.whoAmI(session).status()).isEqualTo(200);
        }
        assertThat(stack.gateway()
                        .as(session, "DELETE", "/api/v1/sessions", Map.of())
                        .status())
                .isEqualTo(204);
        for (GatewayDriver gateway : List.of(stack.gateway(), stack.secondGateway())) {
            assertThat(gateway.whoAmI(session).status()).isEqualTo(401);
        }
    }

    @Test
    void fiftyGuessesSpreadOverBothShareOneBudget() throws Exception {
        AccountFixtures.Person person = people.active(executive);
        List<Integer> statuses =
                ParallelCalls.atOnce(50, i -> patiently(person.email(), "a wrong password " + i)).stream()
                        .map(Answer::status)
                        .toList();
        assertThat(statuses).filteredOn(status -> status == 401).hasSize(BUDGET);
        assertThat(statuses).filteredOn(status -> status == 429).hasSize(50 - BUDGET);
        for (GatewayDriver gateway : List.of(stack.gateway(), stack.secondGateway())) {
            assertThat(gateway.signIn(person.email(), person.password()).problem())
                    .isEqualTo("too-many-attempts");
        }
    }

    @Test
    void aLinkLeadsToTheBalancerAndIsUsedOnceHoweverItsUsesAreSpread() throws Exception {
        AccountFixtures.Person person = people.invited(executive);
        InboxDriver.Mail mail = stack.inbox().await(person.email(), InboxDriver.Mail::hasLink);
        assertThat(mail.text()).contains(url() + "/reset-password#token=");
        List<Integer> statuses =
                ParallelCalls.atOnce(20, i -> balanced.redeem(mail.token(), "password number " + i)).stream()
                        .map(Answer::status)
                        .toList();
        assertThat(statuses).containsOnlyOnce(204).allMatch(s -> s == 204 || s == 410 || s == 503);
        String winner = "password number " + statuses.indexOf(204);
        assertThat(balanced.signIn(person.email(), winner).status()).isEqualTo(201);
    }

    @Test
    void eachOfManyRequestsAtEitherIsMailedOnceByEither() {
        List<AccountFixtures.Person> all = people.invited(executive, 40);
        all.forEach(person -> Wait.untilTrue("the first mail", SOON, () -> mails(person) == 1));
        all.forEach(person -> assertThat(balanced.as(
                                executive, "POST", "/api/v1/accounts/" + person.accountId() + "/invitation", Map.of())
                        .status())
                .isEqualTo(202));
        all.forEach(person -> Wait.untilTrue("the second mail", SOON, () -> mails(person) >= 2));
        stack.settle(81);
        assertThat(all).allSatisfy(person -> assertThat(mails(person)).isEqualTo(2));
    }

    @Test
    void whileOneGatewayIsDownTheOtherAnswersEverything() {
        stack.stack().hold("auth-gateway-2");
        try {
            Wait.untilTrue("the balancer to know", SOON, () -> IntStream.range(0, 10)
                    .allMatch(i -> balanced.get("/.well-known/jwks.json").status() == 200));
            for (int i = 0; i < 20; i++) {
                assertThat(balanced.requestReset("nobody" + i + "@example.org").status())
                        .isEqualTo(202);
                assertThat(balanced.whoAmI(executive).status()).isEqualTo(200);
            }
        } finally {
            stack.stack().release("auth-gateway-2");
            stack.awaitReady();
        }
    }

    /** An attempt that found no room to be hashed has not been made. */
    private Answer patiently(String email, String password) {
        Answer answer = balanced.signIn(email, password);
        while (answer.status() == 503) {
            answer = balanced.signIn(email, password);
        }
        return answer;
    }

    private long mails(AccountFixtures.Person person) {
        return stack.inbox().mails(person.email()).size();
    }

    private String servers() {
        var ports = stack.stack().plan().ports();
        return "server 127.0.0.1:" + ports.portOf(ListenerPort.GATEWAY) + "; server 127.0.0.1:"
                + ports.forReplica(2).portOf(ListenerPort.GATEWAY) + ";";
    }

    private String url() {
        return "http://localhost:" + port;
    }
}
