package io.latchkey.notification.delivery;

import static io.latchkey.notification.delivery.MailSnapshotFixtures.EXPIRY;
import static io.latchkey.notification.delivery.MailSnapshotFixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.EmailEvent.EmailAccepted;
import io.latchkey.contracts.EmailEvent.EmailFailed;
import io.latchkey.contracts.EmailEvent.EmailSuppressed;
import io.latchkey.contracts.EmailEvent.EmailUnconfirmed;
import io.latchkey.contracts.EmailStep;
import io.latchkey.contracts.EmailStep.EmailReason;
import io.latchkey.contracts.EmailStep.MailProvider;
import io.latchkey.contracts.MailTemplate;
import io.latchkey.contracts.internal.MailJourneyOperation.JourneyState;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MailStateMachineTests {

    private static final UUID ID =
            MailSnapshotFixtures.details(MailTemplate.PASSWORD_RESET).emailId();
    private static final Duration DOUBT = Duration.ofSeconds(60);
    private static final Duration SILENCE = Duration.ofDays(3);
    private final MailStateMachine stateMachine = new MailStateMachine(DOUBT, SILENCE);

    @Test
    void aYesIsAcceptanceAndWordIsAwaitedFor72Hours() {
        MailStateMachine.TransitionResult change =
                stateMachine.applyTransition(sending(1), answered(1, new AttemptResult.Accepted()), NOW);

        assertThat(change.after().state()).isEqualTo(JourneyState.ACCEPTED);
        assertThat(change.after().dueAt()).isEqualTo(NOW.plus(SILENCE));
        assertThat(change.events()).containsExactly(new EmailAccepted(step(MailProvider.SENDGRID, 1, null)));
    }

    @Test
    void tryLaterQueuesAgainButNeverPastTheLinksDeath() {
        Instant soon = NOW.plusSeconds(5);
        MailStateMachine.TransitionResult later =
                stateMachine.applyTransition(sending(1), answered(1, new AttemptResult.TryLater(soon, null)), NOW);
        MailStateMachine.TransitionResult tooLate = stateMachine.applyTransition(
                sending(1), answered(1, new AttemptResult.TryLater(EXPIRY.plusSeconds(600), null)), NOW);

        assertThat(later.after().state()).isEqualTo(JourneyState.QUEUED);
        assertThat(later.after().dueAt()).isEqualTo(soon);
        assertThat(tooLate.after().dueAt()).isEqualTo(EXPIRY);
        assertThat(later.events()).isEmpty();
    }

    @Test
    void aRefusalIsTheEnd() {
        MailStateMachine.TransitionResult change =
                stateMachine.applyTransition(sending(2), answered(2, new AttemptResult.Refused(null)), NOW);

        assertThat(change.after().state()).isEqualTo(JourneyState.FAILED);
        assertThat(change.after().dueAt()).isNull();
        assertThat(change.events())
                .containsExactly(new EmailFailed(step(MailProvider.SENDGRID, 2, EmailReason.REFUSED)));
    }

    @Test
    void aLostAnswerWaitsForWordAndThenTheMailIsDueAgain() {
        MailStateMachine.TransitionResult lost =
                stateMachine.applyTransition(sending(1), answered(1, new AttemptResult.InDoubt()), NOW);
        MailStateMachine.TransitionResult early =
                stateMachine.applyTransition(lost.after(), new DeadlineReached(ID), NOW.plusSeconds(59));
        MailStateMachine.TransitionResult over =
                stateMachine.applyTransition(lost.after(), new DeadlineReached(ID), NOW.plusSeconds(60));

        assertThat(lost.after().state()).isEqualTo(JourneyState.IN_DOUBT);
        assertThat(early.after().state()).isEqualTo(JourneyState.IN_DOUBT);
        assertThat(over.after().state()).isEqualTo(JourneyState.QUEUED);
        assertThat(over.events()).isEmpty();
    }

    @Test
    void wordSettlesTheDoubt() {
        MailSnapshot doubtful = MailSnapshotFixtures.in(JourneyState.IN_DOUBT, 1, NOW.plusSeconds(60));

        MailStateMachine.TransitionResult change =
                stateMachine.applyTransition(doubtful, said(ProviderEventType.PROCESSED), NOW);

        assertThat(change.after().state()).isEqualTo(JourneyState.ACCEPTED);
    }

    @Test
    void aLeaseThatEndsPutsTheAttemptInDoubt() {
        MailSnapshot abandoned = MailSnapshotFixtures.in(JourneyState.SENDING, 1, NOW);

        assertThat(stateMachine
                        .applyTransition(abandoned, new DeadlineReached(ID), NOW)
                        .after()
                        .state())
                .isEqualTo(JourneyState.IN_DOUBT);
        assertThat(stateMachine
                        .applyTransition(abandoned, new DeadlineReached(ID), NOW.minusSeconds(1))
                        .after())
                .isEqualTo(abandoned);
    }

    @ParameterizedTest
    @EnumSource(names = {"ACCEPTED", "DEFERRED"})
    void silenceEndsUnconfirmed(JourneyState state) {
        MailStateMachine.TransitionResult change =
                stateMachine.applyTransition(MailSnapshotFixtures.in(state, 1, NOW), new DeadlineReached(ID), NOW);

        assertThat(change.after().state()).isEqualTo(JourneyState.UNCONFIRMED);
        assertThat(change.after().dueAt()).isNull();
        assertThat(change.events()).containsExactly(new EmailUnconfirmed(step(MailProvider.SENDGRID, 1, null)));
    }

    @Test
    void theAnswerOfAnEarlierAttemptDoesNotTouchTheLaterOne() {
        assertThat(stateMachine
                        .applyTransition(sending(2), answered(1, new AttemptResult.Refused(null)), NOW)
                        .after())
                .isEqualTo(sending(2));
        assertThat(stateMachine
                        .applyTransition(sending(2), answered(1, new AttemptResult.TryLater(NOW, null)), NOW)
                        .after())
                .isEqualTo(sending(2));
        assertThat(stateMachine
                        .applyTransition(sending(2), answered(1, new AttemptResult.InDoubt()), NOW)
                        .after())
                .isEqualTo(sending(2));
    }

    @ParameterizedTest
    @EnumSource(names = {"QUEUED", "SENDING", "IN_DOUBT"})
    void aLateYesIsBelievedInEveryStateBeforeAcceptance(JourneyState state) {
        MailSnapshot mail = MailSnapshotFixtures.in(state, 2, NOW.plusSeconds(5));

        assertThat(stateMachine
                        .applyTransition(mail, answered(1, new AttemptResult.Accepted()), NOW)
                        .after()
                        .state())
                .isEqualTo(JourneyState.ACCEPTED);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"QUEUED", "SENDING", "IN_DOUBT"})
    void anAnswerChangesNothingOnceAcceptanceIsKnownOrTheMailHasEnded(JourneyState state) {
        MailSnapshot mail = MailSnapshotFixtures.in(
                state, 1, MailStateMachine.AWAITING_REPORT.contains(state) ? NOW.plusSeconds(5) : null);

        for (AttemptResult answer : new AttemptResult[] {
            new AttemptResult.Accepted(),
            new AttemptResult.Refused(null),
            new AttemptResult.InDoubt(),
            new AttemptResult.TryLater(NOW, null)
        }) {
            assertThat(stateMachine.applyTransition(mail, answered(1, answer), NOW))
                    .isEqualTo(MailStateMachine.TransitionResult.withoutEvents(mail));
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"QUEUED"})
    void onlyAQueuedMailIsPostponedOrClosed(JourneyState state) {
        MailSnapshot mail = MailSnapshotFixtures.in(state, 1, NOW.plusSeconds(5));
        var closed = new Terminated(ID, TerminationType.EXPIRED, EmailReason.LINK_EXPIRED);

        assertThat(stateMachine.applyTransition(mail, closed, NOW))
                .isEqualTo(MailStateMachine.TransitionResult.withoutEvents(mail));
        assertThat(stateMachine.applyTransition(mail, new Rescheduled(ID, NOW), NOW))
                .isEqualTo(MailStateMachine.TransitionResult.withoutEvents(mail));
    }

    @Test
    void aMailThatWasNeverSentCarriesNeitherProviderNorAttemptWhenItEnds() {
        MailSnapshot mail = MailSnapshotFixtures.in(JourneyState.QUEUED, 0, NOW);

        MailStateMachine.TransitionResult change = stateMachine.applyTransition(
                mail, new Terminated(ID, TerminationType.SUPPRESSED, EmailReason.COALESCED), NOW);

        assertThat(change.events()).containsExactly(new EmailSuppressed(step(null, null, EmailReason.COALESCED)));
    }

    @ParameterizedTest
    @EnumSource(names = {"SUPPRESSED", "EXPIRED", "FAILED", "UNCONFIRMED", "DROPPED", "BOUNCED"})
    void anEndStaysTheEndWhateverIsSaid(JourneyState end) {
        MailSnapshot mail = MailSnapshotFixtures.in(end, 1, null);

        for (ProviderEventType word : ProviderEventType.values()) {
            assertThat(stateMachine.applyTransition(mail, said(word), NOW))
                    .isEqualTo(MailStateMachine.TransitionResult.withoutEvents(mail));
        }
    }

    @Test
    void wordOfAMailThatWasNeverSentIsNotBelieved() {
        MailSnapshot mail = MailSnapshotFixtures.in(JourneyState.QUEUED, 0, NOW);

        assertThat(stateMachine.applyTransition(mail, said(ProviderEventType.DELIVERED), NOW))
                .isEqualTo(MailStateMachine.TransitionResult.withoutEvents(mail));
    }

    @Test
    void aDoubtIsRepeatedOnTheSameWayAndATryThatFailedOnTheOneItIsTold() {
        MailStateMachine.TransitionResult lost =
                stateMachine.applyTransition(sending(1), answered(1, new AttemptResult.InDoubt()), NOW);
        MailStateMachine.TransitionResult leaseOver = stateMachine.applyTransition(
                MailSnapshotFixtures.in(JourneyState.SENDING, 1, NOW), new DeadlineReached(ID), NOW);
        MailStateMachine.TransitionResult elsewhere = stateMachine.applyTransition(
                sending(1), answered(1, new AttemptResult.TryLater(NOW, MailProvider.SMTP)), NOW);

        assertThat(lost.after().nextProvider()).isEqualTo(MailProvider.SENDGRID);
        assertThat(leaseOver.after().nextProvider()).isEqualTo(MailProvider.SENDGRID);
        assertThat(elsewhere.after().nextProvider()).isEqualTo(MailProvider.SMTP);
    }

    @Test
    void eachStepNamesTheProviderOfItsOwnAttempt() {
        MailSnapshot bySmtp = byLatest(sending(2), MailProvider.SMTP);

        assertThat(providers(stateMachine.applyTransition(bySmtp, answered(2, new AttemptResult.Refused(null)), NOW)))
                .containsExactly(MailProvider.SMTP);
        assertThat(providers(stateMachine.applyTransition(
                        bySmtp, new ProviderReported(ID, ProviderEventType.DELIVERED, 1, null), NOW)))
                .containsExactly(MailProvider.SENDGRID, MailProvider.SENDGRID);
        MailSnapshot accepted = byLatest(MailSnapshotFixtures.in(JourneyState.ACCEPTED, 2, NOW), MailProvider.SMTP);
        assertThat(providers(stateMachine.applyTransition(accepted, new DeadlineReached(ID), NOW)))
                .containsExactly(MailProvider.SMTP);
    }

    private static MailSnapshot byLatest(MailSnapshot mail, MailProvider provider) {
        return new MailSnapshot(
                mail.details(),
                mail.state(),
                mail.attempts(),
                mail.waits(),
                mail.dueAt(),
                mail.reason(),
                provider,
                mail.nextProvider());
    }

    private static List<MailProvider> providers(MailStateMachine.TransitionResult change) {
        return change.events().stream().map(event -> event.step().provider()).toList();
    }

    private static EmailStep step(
            @Nullable MailProvider provider, @Nullable Integer attempt, @Nullable EmailReason reason) {
        return MailSnapshotFixtures.details(MailTemplate.PASSWORD_RESET).toStep(provider, attempt, reason, NOW);
    }

    private static MailSnapshot sending(int attempt) {
        return MailSnapshotFixtures.in(JourneyState.SENDING, attempt, NOW.plusSeconds(60));
    }

    private static AttemptFinished answered(int attempt, AttemptResult answer) {
        return new AttemptFinished(
                ID, attempt, MailProvider.SENDGRID, answer, new AttemptRecord("test", null, null, null));
    }

    private static ProviderReported said(ProviderEventType word) {
        return new ProviderReported(ID, word, 1, null);
    }
}
