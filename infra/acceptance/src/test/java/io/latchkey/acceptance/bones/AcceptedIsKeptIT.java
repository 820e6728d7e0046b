package io.latchkey.acceptance.bones;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.acceptance.drive.AccountFixtures;
import io.latchkey.acceptance.drive.InboxDriver;
import io.latchkey.acceptance.drive.RunningStack;
import io.latchkey.acceptance.drive.Wait;
import io.latchkey.acceptance.history.JourneyHistory;
import io.latchkey.contracts.AccountFact.PasswordResetRequested;
import io.latchkey.contracts.EventTopics;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Promises 1 to 4 while every process is killed at random: accepted is kept, each mail ends, copies are few. */
class AcceptedIsKeptIT {

    private static final int REQUESTS = 200;
    private static final Duration TO_SETTLE = Duration.ofMinutes(6);
    private final RunningStack stack = RunningStack.shared();

    @Test
    void everyAcceptedRequestEndsThoughAnyProcessDiesAtAnyTime() {
        List<AccountFixtures.Person> people =
                stack.people().invited(stack.people().executive(), REQUESTS);
        people.forEach(p -> stack.inbox().await(p.email(), InboxDriver.Mail::hasLink));
        int before = stack.inbox().mails("").size();
        var done = new AtomicBoolean();
        CompletableFuture<Integer> kills = CompletableFuture.supplyAsync(() -> killAtRandom(done));
        Set<UUID> accepted = Collections.synchronizedSet(new TreeSet<>());
        people.forEach(p -> acceptOnce(p, accepted));
        done.set(true);
        int killed = kills.join();
        stack.awaitReady();

        assertThat(killed).as("processes killed").isGreaterThanOrEqualTo(5);
        Wait.untilTrue(
                "every request to end", TO_SETTLE, () -> unended(accepted).isEmpty());
        assertThat(journeys().violations()).isEmpty();
        assertThat(extraCopies())
                .as("extra copies, %s kills, %s mails before", killed, before)
                .isLessThanOrEqualTo(killed);
    }

    private void acceptOnce(AccountFixtures.Person person, Set<UUID> accepted) {
        Wait.until("a 202 for " + person.accountId(), () -> {
            try {
                return stack.gateway().requestReset(person.email()).status() == 202
                        ? Optional.of(accepted.add(person.accountId()))
                        : Optional.empty();
            } catch (UncheckedIOException down) {
                return Optional.empty();
            }
        });
    }

    private int killAtRandom(AtomicBoolean done) {
        var names = new ArrayList<>(
                List.of("auth-gateway", "account-service", "notification-service", "kafka", "postgres"));
        var random = new Random(20261123);
        int kills = 0;
        while (!done.get() || kills < names.size()) {
            stack.kill(kills < names.size() ? names.get(kills) : names.get(random.nextInt(names.size())));
            kills++;
            stack.awaitReady();
        }
        return kills;
    }

    private Set<UUID> unended(Set<UUID> accepted) {
        JourneyHistory journeys = journeys();
        var requests = stack.topics().events(EventTopics.ACCOUNT_EVENTS).stream()
                .filter(e -> e.event() instanceof PasswordResetRequested)
                .collect(groupingBy(e -> e.recordKey(), Collectors.mapping(e -> e.id(), Collectors.toSet())));
        return accepted.stream()
                .filter(account -> !requests.containsKey(account)
                        || !requests.get(account).stream().allMatch(journeys::ended))
                .collect(Collectors.toSet());
    }

    private JourneyHistory journeys() {
        return JourneyHistory.of(stack.topics().events(EventTopics.EMAIL_DELIVERY));
    }

    private int extraCopies() {
        var byMail = stack.inbox().mails("").stream().collect(groupingBy(InboxDriver.Mail::emailId));
        byMail.values().forEach(copies -> {
            assertThat(copies.stream().map(InboxDriver.Mail::messageId).distinct())
                    .hasSize(1);
            assertThat(copies.stream().map(InboxDriver.Mail::link).distinct()).hasSize(1);
        });
        return byMail.values().stream().mapToInt(copies -> copies.size() - 1).sum();
    }
}
