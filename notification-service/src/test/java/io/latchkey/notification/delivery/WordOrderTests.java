package io.latchkey.notification.delivery;

import static io.latchkey.notification.delivery.MailSnapshotFixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.EmailStep.EmailReason;
import io.latchkey.notification.delivery.MailTransition.ProviderEventType;
import io.latchkey.notification.delivery.MailTransition.ProviderReported;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The provider's words come in any order: every order must end alike, and publish only what the contract allows. */
class WordOrderTests {

    private static final Map<MailState, Set<MailState>> LEGAL = Map.of(
            MailState.ACCEPTED,
                    Set.of(
                            MailState.DEFERRED,
                            MailState.DELIVERED,
                            MailState.BOUNCED,
                            MailState.DROPPED,
                            MailState.UNCONFIRMED),
            MailState.DEFERRED,
                    Set.of(
                            MailState.DEFERRED,
                            MailState.DELIVERED,
                            MailState.BOUNCED,
                            MailState.DROPPED,
                            MailState.UNCONFIRMED),
            MailState.DELIVERED, Set.of(MailState.BOUNCED, MailState.COMPLAINED),
            MailState.COMPLAINED, Set.of(MailState.BOUNCED),
            MailState.BOUNCED, Set.of(),
            MailState.DROPPED, Set.of());

    private final MailStateMachine stateMachine = new MailStateMachine(Duration.ofSeconds(60), Duration.ofDays(3));

    static List<Words> sets() {
        return List.of(
                new Words(
                        List.of(
                                ProviderEventType.PROCESSED,
                                ProviderEventType.DEFERRED,
                                ProviderEventType.DELIVERED,
                                ProviderEventType.BOUNCED,
                                ProviderEventType.COMPLAINED),
                        MailState.BOUNCED),
                new Words(
                        List.of(
                                ProviderEventType.PROCESSED,
                                ProviderEventType.DEFERRED,
                                ProviderEventType.DEFERRED,
                                ProviderEventType.DELIVERED,
                                ProviderEventType.COMPLAINED),
                        MailState.COMPLAINED),
                new Words(
                        List.of(
                                ProviderEventType.PROCESSED,
                                ProviderEventType.DEFERRED,
                                ProviderEventType.DEFERRED,
                                ProviderEventType.DEFERRED,
                                ProviderEventType.DELIVERED),
                        MailState.DELIVERED),
                new Words(
                        List.of(
                                ProviderEventType.PROCESSED,
                                ProviderEventType.DEFERRED,
                                ProviderEventType.DEFERRED,
                                ProviderEventType.DEFERRED,
                                ProviderEventType.BOUNCED),
                        MailState.BOUNCED),
                new Words(
                        List.of(
                                ProviderEventType.PROCESSED,
                                ProviderEventType.PROCESSED,
                                ProviderEventType.DEFERRED,
                                ProviderEventType.DEFERRED,
                                ProviderEventType.DROPPED),
                        MailState.DROPPED));
    }

    @ParameterizedTest
    @MethodSource("sets")
    void everyOrderEndsAlikeAndEachStepIsLegal(Words words) {
        for (MailState start : List.of(MailState.SENDING, MailState.IN_DOUBT, MailState.QUEUED, MailState.ACCEPTED)) {
            for (List<ProviderEventType> order : permutations(words.said())) {
                List<MailState> steps = new ArrayList<>();
                MailSnapshot end = tell(start, order, steps);

                assertThat(end.state()).as("%s from %s", order, start).isEqualTo(words.end());
                assertThat(end.dueAt()).isNull();
                assertLegal(start, order, steps);
            }
        }
    }

    private MailSnapshot tell(MailState start, List<ProviderEventType> order, List<MailState> steps) {
        MailSnapshot mail = MailSnapshotFixtures.in(start, 1, NOW.plusSeconds(60));
        for (ProviderEventType word : order) {
            var said = new ProviderReported(mail.details().emailId(), word, 1, EmailReason.OTHER);
            MailStateMachine.TransitionResult change = stateMachine.applyTransition(mail, said, NOW);
            change.events().forEach(event -> steps.add(MailStateMachine.stateAfter(event)));
            mail = change.after();
        }
        return mail;
    }

    private static void assertLegal(MailState start, List<ProviderEventType> order, List<MailState> steps) {
        MailState before = MailState.ACCEPTED;
        List<MailState> rest = steps;
        if (start != MailState.ACCEPTED) {
            assertThat(steps).as("%s", order).startsWith(MailState.ACCEPTED);
            rest = steps.subList(1, steps.size());
        }
        for (MailState step : rest) {
            assertThat(LEGAL.getOrDefault(before, Set.of()))
                    .as("%s after %s in %s", step, before, order)
                    .contains(step);
            before = step;
        }
        List<MailState> once =
                steps.stream().filter(step -> step != MailState.DEFERRED).toList();
        assertThat(once).as("%s", order).doesNotHaveDuplicates();
    }

    private static List<List<ProviderEventType>> permutations(List<ProviderEventType> words) {
        if (words.isEmpty()) {
            return List.of(List.of());
        }
        List<List<ProviderEventType>> all = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            List<ProviderEventType> rest = new ArrayList<>(words);
            ProviderEventType first = rest.remove(i);
            for (List<ProviderEventType> tail : permutations(rest)) {
                List<ProviderEventType> one = new ArrayList<>(List.of(first));
                one.addAll(tail);
                all.add(one);
            }
        }
        return all;
    }

    /** What is said of one mail, and where it must end. */
    record Words(List<ProviderEventType> said, MailState end) {}
}
