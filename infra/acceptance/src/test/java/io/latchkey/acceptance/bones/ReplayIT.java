package io.latchkey.acceptance.bones;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.acceptance.drive.Database;
import io.latchkey.acceptance.drive.Groups;
import io.latchkey.acceptance.drive.RunningStack;
import io.latchkey.contracts.EventSource;
import io.latchkey.contracts.EventTopics;
import io.latchkey.stack.plan.ProcessNames;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Promise 3: rewinding a consumer group to offset 0 changes nothing and mails nobody. */
class ReplayIT {

    private static final List<String> SERVICES =
            List.of(ProcessNames.ACCOUNT, ProcessNames.NOTIFICATION, ProcessNames.GATEWAY);
    private static RunningStack stack;

    @BeforeAll
    static void aHistoryOfEveryKind() {
        stack = RunningStack.own();
        String executive = stack.people().executive();
        for (int i = 0; i < 5; i++) {
            String address = "replay-" + i + "@example.org";
            assertThat(stack.gateway()
                            .createAccount(executive, address, "Replay " + i, i % 2 == 0 ? "en" : "es")
                            .status())
                    .isEqualTo(201);
            stack.people().setPassword(address, "quokka umbrella 7 viaduct marzipan");
            assertThat(stack.gateway().requestReset(address).status()).isEqualTo(202);
        }
        assertThat(stack.gateway().requestReset("nobody@example.org").status()).isEqualTo(202);
        // The executive's two mails, and of each account: first sign-in, notice, reset.
        stack.settle(2 + 5 * 3);
    }

    @AfterAll
    static void end() {
        stack.close();
    }

    @Test
    void everyTopicReadAgainTwiceChangesNoRowAndSendsNoMail() {
        var before = everything();
        var mails = stack.inbox().mails("");

        for (int round = 0; round < 2; round++) {
            readEverythingAgain();
            assertThat(everything()).isEqualTo(before);
            assertThat(stack.inbox().mails("")).isEqualTo(mails);
        }
    }

    private static void readEverythingAgain() {
        SERVICES.forEach(stack.stack()::hold);
        try (var groups = new Groups(stack.bootstrap())) {
            for (EventSource service : EventSource.values()) {
                assertThat(groups.rewind(service.consumerGroup())).isPositive();
            }
            SERVICES.forEach(stack.stack()::release);
            stack.stack().awaitReady();
            for (EventSource service : EventSource.values()) {
                groups.awaitCaughtUp(service.consumerGroup());
            }
        }
        stack.settle(0);
    }

    /** All rows of all three databases, and how much stands in each topic: a replay publishes nothing either. */
    private static Map<String, Object> everything() {
        var all = new TreeMap<String, Object>();
        for (String service : Database.ALL) {
            stack.database(service).dump().forEach((table, rows) -> all.put(service + "." + table, rows));
        }
        EventTopics.ALL.forEach(topic ->
                all.put(topic.name(), stack.topics().records(topic.name()).size()));
        return all;
    }
}
