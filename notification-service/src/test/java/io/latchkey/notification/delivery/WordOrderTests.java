package io.latchkey.notification.delivery;

import static io.latchkey.notification.delivery.Journeys.NOW;
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

    private static final Map<PendingMailStep.MailStepType, Set<PendingMailStep.MailStepType>> LEGAL = Map.of(
            PendingMailStep.MailStepType.ACCEPTED,
                    Set.of(
                            PendingMailStep.MailStepType.DEFERRED,
                            PendingMailStep.MailStepType.DELIVERED,
                            PendingMailStep.MailStepType.BOUNCED,
                            PendingMailStep.MailStepType.DROPPED,
                            PendingMailStep.MailStepType.UNCONFIRMED),
            PendingMailStep.MailStepType.DEFERRED,
                    Set.of(
                            PendingMailStep.MailStepType.DEFERRED,
                            PendingMailStep.MailStepType.DELIVERED,
                            PendingMailStep.MailStepType.BOUNCED,
                            PendingMailStep.MailStepType.DROPPED,
                            PendingMailStep.MailStepType.UNCONFIRMED),
            PendingMailStep.MailStepType.DELIVERED,
                    Set.of(PendingMailStep.MailStepType.BOUNCED, PendingMailStep.MailStepType.COMPLAINED),
            PendingMailStep.MailStepType.COMPLAINED, Set.of(PendingMailStep.MailStepType.BOUNCED),
            PendingMailStep.MailStepType.BOUNCED, Set.of(),
            PendingMailStep.MailStepType.DROPPED, Set.of());

    private final MailStateMachine life = new MailStateMachine(Duration.ofSeconds(60), Duration.ofDays(3));

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
                List<PendingMailStep.MailStepType> steps = new ArrayList<>();
                MailSnapshot end = tell(start, order, steps);

                assertThat(end.state()).as("%s from %s", order, start).isEqualTo(words.end());
                assertThat(end.dueAt()).isNull();
                assertLegal(start, order, steps);
            }
        }
    }

    private MailSnapshot tell(
            MailState start, List<ProviderEventType> order, List<PendingMailStep.MailStepType> steps) {
        MailSnapshot mail = Journeys.in(start, 1, NOW.plusSeconds(60));
        for (ProviderEventType word : order) {
            var said = new ProviderReported(mail.letter().emailId(), word, 1, EmailReason.OTHER);
            MailStateMachine.TransitionResult change = life.applyTransition(mail, said, NOW);
            change.steps().forEach(step -> steps.add(step.kind()));
            mail = change.after();
        }
        return mail;
    }

    private static void assertLegal(
            MailState start, List<ProviderEventType> order, List<PendingMailStep.MailStepType> steps) {
        PendingMailStep.MailStepType before = PendingMailStep.MailStepType.ACCEPTED;
        List<PendingMailStep.MailStepType> rest = steps;
        if (start != MailState.ACCEPTED) {
            assertThat(steps).as("%s", order).startsWith(PendingMailStep.MailStepType.ACCEPTED);
            rest = steps.subList(1, steps.size());
        }
        for (PendingMailStep.MailStepType step : rest) {
            assertThat(LEGAL.getOrDefault(before, Set.of()))
                    .as("%s after %s in %s", step, before, order)
                    .contains(step);
            before = step;
        }
        List<PendingMailStep.MailStepType> once = steps.stream()
                .filter(step -> step != PendingMailStep.MailStepType.DEFERRED)
                .toList();
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
