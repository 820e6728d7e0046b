package io.latchkey.notification.delivery;

import static io.latchkey.notification.delivery.MailSnapshotFixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.EmailStep.EmailReason;
import io.latchkey.contracts.SuppressionEvent.SuppressionReason;
import io.latchkey.contracts.internal.MailJourneyOperation.JourneyState;
import io.latchkey.notification.delivery.MailTransition.DeadlineReached;
import io.latchkey.notification.delivery.MailTransition.ProviderEventType;
import io.latchkey.notification.delivery.MailTransition.ProviderReported;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class VerdictTests {

    @ParameterizedTest
    @CsvSource({
        "BOUNCED,UNKNOWN_RECIPIENT,BOUNCED",
        "BOUNCED,OTHER,BOUNCED",
        "COMPLAINED,,REPORTED_SPAM",
        "DROPPED,BOUNCED_BEFORE,BOUNCED",
        "DROPPED,REPORTED_SPAM,REPORTED_SPAM",
        "DROPPED,UNSUBSCRIBED,UNSUBSCRIBED",
        "DROPPED,INVALID,INVALID"
    })
    void whatSpeaksAgainstAnAddress(ProviderEventType word, @Nullable EmailReason reason, SuppressionReason against) {
        assertThat(of(JourneyState.ACCEPTED, 1, word, reason).map(TransitionBatch.SuppressionSignal::reason))
                .contains(against);
    }

    @ParameterizedTest
    @CsvSource({
        "PROCESSED,",
        "DEFERRED,MAILBOX_FULL",
        "DELIVERED,",
        "BLOCKED,BLOCKED",
        "BLOCKED,MAILBOX_FULL",
        "DROPPED,OTHER"
    })
    void whatDoesNot(ProviderEventType word, @Nullable EmailReason reason) {
        assertThat(of(JourneyState.ACCEPTED, 1, word, reason)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(JourneyState.class)
    void itCountsWhereverTheMailStands(JourneyState state) {
        assertThat(of(state, 1, ProviderEventType.BOUNCED, EmailReason.OTHER)).isPresent();
    }

    @Test
    void ofAMailThatWasNeverSentNothingIsBelieved() {
        assertThat(of(JourneyState.QUEUED, 0, ProviderEventType.BOUNCED, EmailReason.UNKNOWN_RECIPIENT))
                .isEmpty();
    }

    @Test
    void anAttemptThatNeverWasIsTakenForTheLast() {
        assertThat(of(JourneyState.ACCEPTED, 2, ProviderEventType.BOUNCED, EmailReason.OTHER, 7))
                .hasValueSatisfying(verdict -> assertThat(verdict.attempt()).isEqualTo(2));
        assertThat(of(JourneyState.ACCEPTED, 2, ProviderEventType.BOUNCED, EmailReason.OTHER, 1))
                .hasValueSatisfying(verdict -> assertThat(verdict.attempt()).isEqualTo(1));
    }

    @Test
    void timeAloneSpeaksAgainstNobody() {
        MailSnapshot mail = MailSnapshotFixtures.in(JourneyState.ACCEPTED, 1, NOW);

        assertThat(TransitionBatch.SuppressionSignal.of(
                        mail, new DeadlineReached(mail.details().emailId())))
                .isEmpty();
    }

    private static Optional<TransitionBatch.SuppressionSignal> of(
            JourneyState state, int attempts, ProviderEventType word, @Nullable EmailReason reason) {
        return of(state, attempts, word, reason, 1);
    }

    private static Optional<TransitionBatch.SuppressionSignal> of(
            JourneyState state, int attempts, ProviderEventType word, @Nullable EmailReason reason, int attempt) {
        MailSnapshot mail = MailSnapshotFixtures.in(state, attempts, NOW.plusSeconds(60));
        return TransitionBatch.SuppressionSignal.of(
                mail, new ProviderReported(mail.details().emailId(), word, attempt, reason));
    }
}
