package io.latchkey.notification.delivery;

import static io.latchkey.notification.delivery.Journeys.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.EmailReason;
import io.latchkey.contracts.SuppressionReason;
import io.latchkey.notification.delivery.Happening.Said;
import io.latchkey.notification.delivery.Happening.TimePassed;
import io.latchkey.notification.delivery.Happening.Word;
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
    void whatSpeaksAgainstAnAddress(Word word, @Nullable EmailReason reason, SuppressionReason against) {
        assertThat(of(MailState.ACCEPTED, 1, word, reason).map(Verdict::reason)).contains(against);
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
    void whatDoesNot(Word word, @Nullable EmailReason reason) {
        assertThat(of(MailState.ACCEPTED, 1, word, reason)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(MailState.class)
    void itCountsWhereverTheMailStands(MailState state) {
        assertThat(of(state, 1, Word.BOUNCED, EmailReason.OTHER)).isPresent();
    }

    @Test
    void ofAMailThatWasNeverSentNothingIsBelieved() {
        assertThat(of(MailState.QUEUED, 0, Word.BOUNCED, EmailReason.UNKNOWN_RECIPIENT))
                .isEmpty();
    }

    @Test
    void anAttemptThatNeverWasIsTakenForTheLast() {
        assertThat(of(MailState.ACCEPTED, 2, Word.BOUNCED, EmailReason.OTHER, 7))
                .hasValueSatisfying(verdict -> assertThat(verdict.attempt()).isEqualTo(2));
        assertThat(of(MailState.ACCEPTED, 2, Word.BOUNCED, EmailReason.OTHER, 1))
                .hasValueSatisfying(verdict -> assertThat(verdict.attempt()).isEqualTo(1));
    }

    @Test
    void timeAloneSpeaksAgainstNobody() {
        Journey mail = Journeys.in(MailState.ACCEPTED, 1, NOW);

        assertThat(Verdict.of(mail, new TimePassed(mail.letter().emailId()))).isEmpty();
    }

    private static Optional<Verdict> of(MailState state, int attempts, Word word, @Nullable EmailReason reason) {
        return of(state, attempts, word, reason, 1);
    }

    private static Optional<Verdict> of(
            MailState state, int attempts, Word word, @Nullable EmailReason reason, int attempt) {
        Journey mail = Journeys.in(state, attempts, NOW.plusSeconds(60));
        return Verdict.of(mail, new Said(mail.letter().emailId(), word, attempt, reason));
    }
}
