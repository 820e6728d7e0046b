package io.latchkey.notification.delivery;

import static io.latchkey.notification.delivery.Journeys.DEATH;
import static io.latchkey.notification.delivery.Journeys.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.EmailReason;
import io.latchkey.contracts.MailProvider;
import io.latchkey.notification.delivery.Happening.Answer;
import io.latchkey.notification.delivery.Happening.Answered;
import io.latchkey.notification.delivery.Happening.Closed;
import io.latchkey.notification.delivery.Happening.Ending;
import io.latchkey.notification.delivery.Happening.Postponed;
import io.latchkey.notification.delivery.Happening.Receipt;
import io.latchkey.notification.delivery.Happening.Said;
import io.latchkey.notification.delivery.Happening.TimePassed;
import io.latchkey.notification.delivery.Happening.Word;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LifeTests {

    private static final UUID ID =
            Journeys.letter(io.latchkey.contracts.MailTemplate.PASSWORD_RESET).emailId();
    private static final Duration DOUBT = Duration.ofSeconds(60);
    private static final Duration SILENCE = Duration.ofDays(3);
    private final Life life = new Life(DOUBT, SILENCE);

    @Test
    void aYesIsAcceptanceAndWordIsAwaitedFor72Hours() {
        Change change = life.next(sending(1), answered(1, new Answer.Accepted()), NOW);

        assertThat(change.after().state()).isEqualTo(MailState.ACCEPTED);
        assertThat(change.after().dueAt()).isEqualTo(NOW.plus(SILENCE));
        assertThat(change.steps()).extracting(Step::kind).containsExactly(StepKind.ACCEPTED);
        assertThat(change.steps()).extracting(Step::attempt).containsExactly(1);
    }

    @Test
    void tryLaterQueuesAgainButNeverPastTheLinksDeath() {
        Instant soon = NOW.plusSeconds(5);
        Change later = life.next(sending(1), answered(1, new Answer.TryLater(soon, null)), NOW);
        Change tooLate = life.next(sending(1), answered(1, new Answer.TryLater(DEATH.plusSeconds(600), null)), NOW);

        assertThat(later.after().state()).isEqualTo(MailState.QUEUED);
        assertThat(later.after().dueAt()).isEqualTo(soon);
        assertThat(tooLate.after().dueAt()).isEqualTo(DEATH);
        assertThat(later.steps()).isEmpty();
    }

    @Test
    void aRefusalIsTheEnd() {
        Change change = life.next(sending(2), answered(2, new Answer.Refused(null)), NOW);

        assertThat(change.after().state()).isEqualTo(MailState.FAILED);
        assertThat(change.after().dueAt()).isNull();
        assertThat(change.steps())
                .containsExactly(
                        new Step(StepKind.FAILED, io.latchkey.contracts.MailProvider.SENDGRID, 2, EmailReason.REFUSED));
    }

    @Test
    void aLostAnswerWaitsForWordAndThenTheMailIsDueAgain() {
        Change lost = life.next(sending(1), answered(1, new Answer.InDoubt()), NOW);
        Change early = life.next(lost.after(), new TimePassed(ID), NOW.plusSeconds(59));
        Change over = life.next(lost.after(), new TimePassed(ID), NOW.plusSeconds(60));

        assertThat(lost.after().state()).isEqualTo(MailState.IN_DOUBT);
        assertThat(early.after().state()).isEqualTo(MailState.IN_DOUBT);
        assertThat(over.after().state()).isEqualTo(MailState.QUEUED);
        assertThat(over.steps()).isEmpty();
    }

    @Test
    void wordSettlesTheDoubt() {
        Journey doubtful = Journeys.in(MailState.IN_DOUBT, 1, NOW.plusSeconds(60));

        Change change = life.next(doubtful, said(Word.PROCESSED), NOW);

        assertThat(change.after().state()).isEqualTo(MailState.ACCEPTED);
    }

    @Test
    void aLeaseThatEndsPutsTheAttemptInDoubt() {
        Journey abandoned = Journeys.in(MailState.SENDING, 1, NOW);

        assertThat(life.next(abandoned, new TimePassed(ID), NOW).after().state())
                .isEqualTo(MailState.IN_DOUBT);
        assertThat(life.next(abandoned, new TimePassed(ID), NOW.minusSeconds(1)).after())
                .isEqualTo(abandoned);
    }

    @ParameterizedTest
    @EnumSource(names = {"ACCEPTED", "DEFERRED"})
    void silenceEndsUnconfirmed(MailState state) {
        Change change = life.next(Journeys.in(state, 1, NOW), new TimePassed(ID), NOW);

        assertThat(change.after().state()).isEqualTo(MailState.UNCONFIRMED);
        assertThat(change.after().dueAt()).isNull();
        assertThat(change.steps()).extracting(Step::kind).containsExactly(StepKind.UNCONFIRMED);
    }

    @Test
    void theAnswerOfAnEarlierAttemptDoesNotTouchTheLaterOne() {
        assertThat(life.next(sending(2), answered(1, new Answer.Refused(null)), NOW)
                        .after())
                .isEqualTo(sending(2));
        assertThat(life.next(sending(2), answered(1, new Answer.TryLater(NOW, null)), NOW)
                        .after())
                .isEqualTo(sending(2));
        assertThat(life.next(sending(2), answered(1, new Answer.InDoubt()), NOW).after())
                .isEqualTo(sending(2));
    }

    @ParameterizedTest
    @EnumSource(names = {"QUEUED", "SENDING", "IN_DOUBT"})
    void aLateYesIsBelievedInEveryStateBeforeAcceptance(MailState state) {
        Journey mail = Journeys.in(state, 2, NOW.plusSeconds(5));

        assertThat(life.next(mail, answered(1, new Answer.Accepted()), NOW)
                        .after()
                        .state())
                .isEqualTo(MailState.ACCEPTED);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"QUEUED", "SENDING", "IN_DOUBT"})
    void anAnswerChangesNothingOnceAcceptanceIsKnownOrTheMailHasEnded(MailState state) {
        Journey mail = Journeys.in(state, 1, state.waitsForWord() ? NOW.plusSeconds(5) : null);

        for (Answer answer : new Answer[] {
            new Answer.Accepted(), new Answer.Refused(null), new Answer.InDoubt(), new Answer.TryLater(NOW, null)
        }) {
            assertThat(life.next(mail, answered(1, answer), NOW)).isEqualTo(Change.none(mail));
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"QUEUED"})
    void onlyAQueuedMailIsPostponedOrClosed(MailState state) {
        Journey mail = Journeys.in(state, 1, NOW.plusSeconds(5));
        var closed = new Closed(ID, Ending.EXPIRED, EmailReason.LINK_EXPIRED);

        assertThat(life.next(mail, closed, NOW)).isEqualTo(Change.none(mail));
        assertThat(life.next(mail, new Postponed(ID, NOW), NOW)).isEqualTo(Change.none(mail));
    }

    @Test
    void aMailThatWasNeverSentCarriesNeitherProviderNorAttemptWhenItEnds() {
        Journey mail = Journeys.in(MailState.QUEUED, 0, NOW);

        Change change = life.next(mail, new Closed(ID, Ending.SUPPRESSED, EmailReason.COALESCED), NOW);

        assertThat(change.steps()).containsExactly(new Step(StepKind.SUPPRESSED, null, null, EmailReason.COALESCED));
    }

    @ParameterizedTest
    @EnumSource(names = {"SUPPRESSED", "EXPIRED", "FAILED", "UNCONFIRMED", "DROPPED", "BOUNCED"})
    void anEndStaysTheEndWhateverIsSaid(MailState end) {
        Journey mail = Journeys.in(end, 1, null);

        for (Word word : Word.values()) {
            assertThat(life.next(mail, said(word), NOW)).isEqualTo(Change.none(mail));
        }
    }

    @Test
    void wordOfAMailThatWasNeverSentIsNotBelieved() {
        Journey mail = Journeys.in(MailState.QUEUED, 0, NOW);

        assertThat(life.next(mail, said(Word.DELIVERED), NOW)).isEqualTo(Change.none(mail));
    }

    @Test
    void aDoubtIsRepeatedOnTheSameWayAndATryThatFailedOnTheOneItIsTold() {
        Change lost = life.next(sending(1), answered(1, new Answer.InDoubt()), NOW);
        Change leaseOver = life.next(Journeys.in(MailState.SENDING, 1, NOW), new TimePassed(ID), NOW);
        Change elsewhere = life.next(sending(1), answered(1, new Answer.TryLater(NOW, MailProvider.SMTP)), NOW);

        assertThat(lost.after().next()).isEqualTo(MailProvider.SENDGRID);
        assertThat(leaseOver.after().next()).isEqualTo(MailProvider.SENDGRID);
        assertThat(elsewhere.after().next()).isEqualTo(MailProvider.SMTP);
    }

    @Test
    void eachStepNamesTheProviderOfItsOwnAttempt() {
        Journey bySmtp = byLatest(sending(2), MailProvider.SMTP);

        assertThat(providers(life.next(bySmtp, answered(2, new Answer.Refused(null)), NOW)))
                .containsExactly(MailProvider.SMTP);
        assertThat(providers(life.next(bySmtp, new Said(ID, Word.DELIVERED, 1, null), NOW)))
                .containsExactly(MailProvider.SENDGRID, MailProvider.SENDGRID);
        Journey accepted = byLatest(Journeys.in(MailState.ACCEPTED, 2, NOW), MailProvider.SMTP);
        assertThat(providers(life.next(accepted, new TimePassed(ID), NOW))).containsExactly(MailProvider.SMTP);
    }

    private static Journey byLatest(Journey mail, MailProvider provider) {
        return new Journey(
                mail.letter(),
                mail.state(),
                mail.attempts(),
                mail.waits(),
                mail.dueAt(),
                mail.reason(),
                provider,
                mail.next());
    }

    private static List<MailProvider> providers(Change change) {
        return change.steps().stream().map(Step::provider).toList();
    }

    private static Journey sending(int attempt) {
        return Journeys.in(MailState.SENDING, attempt, NOW.plusSeconds(60));
    }

    private static Answered answered(int attempt, Answer answer) {
        return new Answered(ID, attempt, MailProvider.SENDGRID, answer, new Receipt("test", null, null, null));
    }

    private static Said said(Word word) {
        return new Said(ID, word, 1, null);
    }
}
