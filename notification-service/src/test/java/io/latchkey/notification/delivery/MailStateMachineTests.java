package io.latchkey.notification.delivery;

import static io.latchkey.notification.delivery.Journeys.DEATH;
import static io.latchkey.notification.delivery.Journeys.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.EmailStep.EmailReason;
import io.latchkey.contracts.EmailStep.MailProvider;
import io.latchkey.notification.delivery.MailTransition.AttemptFinished;
import io.latchkey.notification.delivery.MailTransition.AttemptRecord;
import io.latchkey.notification.delivery.MailTransition.AttemptResult;
import io.latchkey.notification.delivery.MailTransition.DeadlineReached;
import io.latchkey.notification.delivery.MailTransition.ProviderEventType;
import io.latchkey.notification.delivery.MailTransition.ProviderReported;
import io.latchkey.notification.delivery.MailTransition.Rescheduled;
import io.latchkey.notification.delivery.MailTransition.Terminated;
import io.latchkey.notification.delivery.MailTransition.TerminationType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MailStateMachineTests {

    private static final UUID ID =
            Journeys.letter(io.latchkey.contracts.MailTemplate.PASSWORD_RESET).emailId();
    private static final Duration DOUBT = Duration.ofSeconds(60);
    private static final Duration SILENCE = Duration.ofDays(3);
    private final MailStateMachine life = new MailStateMachine(DOUBT, SILENCE);

    @Test
    void aYesIsAcceptanceAndWordIsAwaitedFor72Hours() {
        MailStateMachine.TransitionResult change =
                life.applyTransition(sending(1), answered(1, new AttemptResult.Accepted()), NOW);

        assertThat(change.after().state()).isEqualTo(MailState.ACCEPTED);
        assertThat(change.after().dueAt()).isEqualTo(NOW.plus(SILENCE));
        assertThat(change.steps())
                .extracting(PendingMailStep::kind)
                .containsExactly(PendingMailStep.MailStepType.ACCEPTED);
        assertThat(change.steps()).extracting(PendingMailStep::attempt).containsExactly(1);
    }

    @Test
    void tryLaterQueuesAgainButNeverPastTheLinksDeath() {
        Instant soon = NOW.plusSeconds(5);
        MailStateMachine.TransitionResult later =
                life.applyTransition(sending(1), answered(1, new AttemptResult.TryLater(soon, null)), NOW);
        MailStateMachine.TransitionResult tooLate = life.applyTransition(
                sending(1), answered(1, new AttemptResult.TryLater(DEATH.plusSeconds(600), null)), NOW);

        assertThat(later.after().state()).isEqualTo(MailState.QUEUED);
        assertThat(later.after().dueAt()).isEqualTo(soon);
        assertThat(tooLate.after().dueAt()).isEqualTo(DEATH);
        assertThat(later.steps()).isEmpty();
    }

    @Test
    void aRefusalIsTheEnd() {
        MailStateMachine.TransitionResult change =
                life.applyTransition(sending(2), answered(2, new AttemptResult.Refused(null)), NOW);

        assertThat(change.after().state()).isEqualTo(MailState.FAILED);
        assertThat(change.after().dueAt()).isNull();
        assertThat(change.steps())
                .containsExactly(new PendingMailStep(
                        PendingMailStep.MailStepType.FAILED,
                        io.latchkey.contracts.EmailStep.MailProvider.SENDGRID,
                        2,
                        EmailReason.REFUSED));
    }

    @Test
    void aLostAnswerWaitsForWordAndThenTheMailIsDueAgain() {
        MailStateMachine.TransitionResult lost =
                life.applyTransition(sending(1), answered(1, new AttemptResult.InDoubt()), NOW);
        MailStateMachine.TransitionResult early =
                life.applyTransition(lost.after(), new DeadlineReached(ID), NOW.plusSeconds(59));
        MailStateMachine.TransitionResult over =
                life.applyTransition(lost.after(), new DeadlineReached(ID), NOW.plusSeconds(60));

        assertThat(lost.after().state()).isEqualTo(MailState.IN_DOUBT);
        assertThat(early.after().state()).isEqualTo(MailState.IN_DOUBT);
        assertThat(over.after().state()).isEqualTo(MailState.QUEUED);
        assertThat(over.steps()).isEmpty();
    }

    @Test
    void wordSettlesTheDoubt() {
        MailSnapshot doubtful = Journeys.in(MailState.IN_DOUBT, 1, NOW.plusSeconds(60));

        MailStateMachine.TransitionResult change =
                life.applyTransition(doubtful, said(ProviderEventType.PROCESSED), NOW);

        assertThat(change.after().state()).isEqualTo(MailState.ACCEPTED);
    }

    @Test
    void aLeaseThatEndsPutsTheAttemptInDoubt() {
        MailSnapshot abandoned = Journeys.in(MailState.SENDING, 1, NOW);

        assertThat(life.applyTransition(abandoned, new DeadlineReached(ID), NOW)
                        .after()
                        .state())
                .isEqualTo(MailState.IN_DOUBT);
        assertThat(life.applyTransition(abandoned, new DeadlineReached(ID), NOW.minusSeconds(1))
                        .after())
                .isEqualTo(abandoned);
    }

    @ParameterizedTest
    @EnumSource(names = {"ACCEPTED", "DEFERRED"})
    void silenceEndsUnconfirmed(MailState state) {
        MailStateMachine.TransitionResult change =
                life.applyTransition(Journeys.in(state, 1, NOW), new DeadlineReached(ID), NOW);

        assertThat(change.after().state()).isEqualTo(MailState.UNCONFIRMED);
        assertThat(change.after().dueAt()).isNull();
        assertThat(change.steps())
                .extracting(PendingMailStep::kind)
                .containsExactly(PendingMailStep.MailStepType.UNCONFIRMED);
    }

    @Test
    void theAnswerOfAnEarlierAttemptDoesNotTouchTheLaterOne() {
        assertThat(life.applyTransition(sending(2), answered(1, new AttemptResult.Refused(null)), NOW)
                        .after())
                .isEqualTo(sending(2));
        assertThat(life.applyTransition(sending(2), answered(1, new AttemptResult.TryLater(NOW, null)), NOW)
                        .after())
                .isEqualTo(sending(2));
        assertThat(life.applyTransition(sending(2), answered(1, new AttemptResult.InDoubt()), NOW)
                        .after())
                .isEqualTo(sending(2));
    }

    @ParameterizedTest
    @EnumSource(names = {"QUEUED", "SENDING", "IN_DOUBT"})
    void aLateYesIsBelievedInEveryStateBeforeAcceptance(MailState state) {
        MailSnapshot mail = Journeys.in(state, 2, NOW.plusSeconds(5));

        assertThat(life.applyTransition(mail, answered(1, new AttemptResult.Accepted()), NOW)
                        .after()
                        .state())
                .isEqualTo(MailState.ACCEPTED);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"QUEUED", "SENDING", "IN_DOUBT"})
    void anAnswerChangesNothingOnceAcceptanceIsKnownOrTheMailHasEnded(MailState state) {
        MailSnapshot mail = Journeys.in(state, 1, state.awaitsProviderEvent() ? NOW.plusSeconds(5) : null);

        for (AttemptResult answer : new AttemptResult[] {
            new AttemptResult.Accepted(),
            new AttemptResult.Refused(null),
            new AttemptResult.InDoubt(),
            new AttemptResult.TryLater(NOW, null)
        }) {
            assertThat(life.applyTransition(mail, answered(1, answer), NOW))
                    .isEqualTo(MailStateMachine.TransitionResult.withoutSteps(mail));
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"QUEUED"})
    void onlyAQueuedMailIsPostponedOrClosed(MailState state) {
        MailSnapshot mail = Journeys.in(state, 1, NOW.plusSeconds(5));
        var closed = new Terminated(ID, TerminationType.EXPIRED, EmailReason.LINK_EXPIRED);

        assertThat(life.applyTransition(mail, closed, NOW))
                .isEqualTo(MailStateMachine.TransitionResult.withoutSteps(mail));
        assertThat(life.applyTransition(mail, new Rescheduled(ID, NOW), NOW))
                .isEqualTo(MailStateMachine.TransitionResult.withoutSteps(mail));
    }

    @Test
    void aMailThatWasNeverSentCarriesNeitherProviderNorAttemptWhenItEnds() {
        MailSnapshot mail = Journeys.in(MailState.QUEUED, 0, NOW);

        MailStateMachine.TransitionResult change =
                life.applyTransition(mail, new Terminated(ID, TerminationType.SUPPRESSED, EmailReason.COALESCED), NOW);

        assertThat(change.steps())
                .containsExactly(new PendingMailStep(
                        PendingMailStep.MailStepType.SUPPRESSED, null, null, EmailReason.COALESCED));
    }

    @ParameterizedTest
    @EnumSource(names = {"SUPPRESSED", "EXPIRED", "FAILED", "UNCONFIRMED", "DROPPED", "BOUNCED"})
    void anEndStaysTheEndWhateverIsSaid(MailState end) {
        MailSnapshot mail = Journeys.in(end, 1, null);

        for (ProviderEventType word : ProviderEventType.values()) {
            assertThat(life.applyTransition(mail, said(word), NOW))
                    .isEqualTo(MailStateMachine.TransitionResult.withoutSteps(mail));
        }
    }

    @Test
    void wordOfAMailThatWasNeverSentIsNotBelieved() {
        MailSnapshot mail = Journeys.in(MailState.QUEUED, 0, NOW);

        assertThat(life.applyTransition(mail, said(ProviderEventType.DELIVERED), NOW))
                .isEqualTo(MailStateMachine.TransitionResult.withoutSteps(mail));
    }

    @Test
    void aDoubtIsRepeatedOnTheSameWayAndATryThatFailedOnTheOneItIsTold() {
        MailStateMachine.TransitionResult lost =
                life.applyTransition(sending(1), answered(1, new AttemptResult.InDoubt()), NOW);
        MailStateMachine.TransitionResult leaseOver =
                life.applyTransition(Journeys.in(MailState.SENDING, 1, NOW), new DeadlineReached(ID), NOW);
        MailStateMachine.TransitionResult elsewhere =
                life.applyTransition(sending(1), answered(1, new AttemptResult.TryLater(NOW, MailProvider.SMTP)), NOW);

        assertThat(lost.after().next()).isEqualTo(MailProvider.SENDGRID);
        assertThat(leaseOver.after().next()).isEqualTo(MailProvider.SENDGRID);
        assertThat(elsewhere.after().next()).isEqualTo(MailProvider.SMTP);
    }

    @Test
    void eachStepNamesTheProviderOfItsOwnAttempt() {
        MailSnapshot bySmtp = byLatest(sending(2), MailProvider.SMTP);

        assertThat(providers(life.applyTransition(bySmtp, answered(2, new AttemptResult.Refused(null)), NOW)))
                .containsExactly(MailProvider.SMTP);
        assertThat(providers(life.applyTransition(
                        bySmtp, new ProviderReported(ID, ProviderEventType.DELIVERED, 1, null), NOW)))
                .containsExactly(MailProvider.SENDGRID, MailProvider.SENDGRID);
        MailSnapshot accepted = byLatest(Journeys.in(MailState.ACCEPTED, 2, NOW), MailProvider.SMTP);
        assertThat(providers(life.applyTransition(accepted, new DeadlineReached(ID), NOW)))
                .containsExactly(MailProvider.SMTP);
    }

    private static MailSnapshot byLatest(MailSnapshot mail, MailProvider provider) {
        return new MailSnapshot(
                mail.letter(),
                mail.state(),
                mail.attempts(),
                mail.waits(),
                mail.dueAt(),
                mail.reason(),
                provider,
                mail.next());
    }

    private static List<MailProvider> providers(MailStateMachine.TransitionResult change) {
        return change.steps().stream().map(PendingMailStep::provider).toList();
    }

    private static MailSnapshot sending(int attempt) {
        return Journeys.in(MailState.SENDING, attempt, NOW.plusSeconds(60));
    }

    private static AttemptFinished answered(int attempt, AttemptResult answer) {
        return new AttemptFinished(
                ID, attempt, MailProvider.SENDGRID, answer, new AttemptRecord("test", null, null, null));
    }

    private static ProviderReported said(ProviderEventType word) {
        return new ProviderReported(ID, word, 1, null);
    }
}
