package io.latchkey.notification.delivery;

import static io.latchkey.notification.delivery.MailSnapshotFixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.EmailStep.EmailReason;
import io.latchkey.contracts.internal.MailJourneyOperation.JourneyState;
import io.latchkey.contracts.internal.MailJourneyOperation.JourneyStepType;
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

    private static final Set<JourneyState> AFTER_ACCEPTANCE = Set.of(
            JourneyState.DEFERRED,
            JourneyState.DELIVERED,
            JourneyState.BOUNCED,
            JourneyState.DROPPED,
            JourneyState.UNCONFIRMED);

    private static final Map<JourneyState, Set<JourneyState>> LEGAL = Map.of(
            JourneyState.ACCEPTED, AFTER_ACCEPTANCE,
            JourneyState.DEFERRED, AFTER_ACCEPTANCE,
            JourneyState.DELIVERED, Set.of(JourneyState.BOUNCED, JourneyState.COMPLAINED),
            JourneyState.COMPLAINED, Set.of(JourneyState.BOUNCED),
            JourneyState.BOUNCED, Set.of(),
            JourneyState.DROPPED, Set.of());

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
                        JourneyState.BOUNCED),
                new Words(
                        List.of(
                                ProviderEventType.PROCESSED,
                                ProviderEventType.DEFERRED,
                                ProviderEventType.DEFERRED,
                                ProviderEventType.DELIVERED,
                                ProviderEventType.COMPLAINED),
                        JourneyState.COMPLAINED),
                new Words(
                        List.of(
                                ProviderEventType.PROCESSED,
                                ProviderEventType.DEFERRED,
                                ProviderEventType.DEFERRED,
                                ProviderEventType.DEFERRED,
                                ProviderEventType.DELIVERED),
                        JourneyState.DELIVERED),
                new Words(
                        List.of(
                                ProviderEventType.PROCESSED,
                                ProviderEventType.DEFERRED,
                                ProviderEventType.DEFERRED,
                                ProviderEventType.DEFERRED,
                                ProviderEventType.BOUNCED),
                        JourneyState.BOUNCED),
                new Words(
                        List.of(
                                ProviderEventType.PROCESSED,
                                ProviderEventType.PROCESSED,
                                ProviderEventType.DEFERRED,
                                ProviderEventType.DEFERRED,
                                ProviderEventType.DROPPED),
                        JourneyState.DROPPED));
    }

    @ParameterizedTest
    @MethodSource("sets")
    void everyOrderEndsAlikeAndEachStepIsLegal(Words words) {
        for (JourneyState start :
                List.of(JourneyState.SENDING, JourneyState.IN_DOUBT, JourneyState.QUEUED, JourneyState.ACCEPTED)) {
            for (List<ProviderEventType> order : permutations(words.said())) {
                List<JourneyState> steps = new ArrayList<>();
                MailSnapshot end = tell(start, order, steps);

                assertThat(end.state()).as("%s from %s", order, start).isEqualTo(words.end());
                assertThat(end.dueAt()).isNull();
                assertLegal(start, order, steps);
            }
        }
    }

    private MailSnapshot tell(JourneyState start, List<ProviderEventType> order, List<JourneyState> steps) {
        MailSnapshot mail = MailSnapshotFixtures.in(start, 1, NOW.plusSeconds(60));
        for (ProviderEventType word : order) {
            var said = new ProviderReported(mail.details().emailId(), word, 1, EmailReason.OTHER);
            MailStateMachine.TransitionResult change = stateMachine.applyTransition(mail, said, NOW);
            change.events().forEach(event -> steps.add(JourneyStepType.of(event).state()));
            mail = change.after();
        }
        return mail;
    }

    private static void assertLegal(JourneyState start, List<ProviderEventType> order, List<JourneyState> steps) {
        JourneyState before = JourneyState.ACCEPTED;
        List<JourneyState> rest = steps;
        if (start != JourneyState.ACCEPTED) {
            assertThat(steps).as("%s", order).startsWith(JourneyState.ACCEPTED);
            rest = steps.subList(1, steps.size());
        }
        for (JourneyState step : rest) {
            assertThat(LEGAL.getOrDefault(before, Set.of()))
                    .as("%s after %s in %s", step, before, order)
                    .contains(step);
            before = step;
        }
        List<JourneyState> once =
                steps.stream().filter(step -> step != JourneyState.DEFERRED).toList();
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
    record Words(List<ProviderEventType> said, JourneyState end) {}
}
