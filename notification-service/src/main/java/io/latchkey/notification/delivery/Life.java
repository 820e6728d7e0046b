package io.latchkey.notification.delivery;

import io.latchkey.contracts.EmailReason;
import io.latchkey.contracts.MailProvider;
import io.latchkey.notification.delivery.Happening.Answer;
import io.latchkey.notification.delivery.Happening.Answered;
import io.latchkey.notification.delivery.Happening.Closed;
import io.latchkey.notification.delivery.Happening.Postponed;
import io.latchkey.notification.delivery.Happening.Said;
import io.latchkey.notification.delivery.Happening.TimePassed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The legal changes of a mail, and nothing else: no clock, no database.
 *
 * <p>A happening that is not legal where the mail stands changes nothing. Words come in any order, so each implies what
 * must have come before it (a delivery implies acceptance, a complaint implies delivery), and a bounce has the last
 * word.
 */
record Life(Duration doubt, Duration silence) {

    /** Whose word comes after its answer; an SMTP relay has none (ADR 10). */
    private static final MailProvider HEARD_FROM = MailProvider.SENDGRID;

    Change next(Journey mail, Happening happening, Instant now) {
        return switch (happening) {
            case Postponed postponed -> postponed(mail, postponed);
            case Closed closed -> closed(mail, closed);
            case Answered answered -> answered(mail, answered, now);
            case TimePassed passed -> timePassed(mail, now);
            case Said said -> said(mail, said, now);
        };
    }

    private static Change postponed(Journey mail, Postponed postponed) {
        return mail.state() == MailState.QUEUED
                ? Change.none(mail.putBack(beforeDeath(mail, postponed.until())))
                : Change.none(mail);
    }

    private static Change closed(Journey mail, Closed closed) {
        if (mail.state() != MailState.QUEUED) {
            return Change.none(mail);
        }
        StepKind kind =
                switch (closed.ending()) {
                    case SUPPRESSED -> StepKind.SUPPRESSED;
                    case EXPIRED -> StepKind.EXPIRED;
                    case FAILED -> StepKind.FAILED;
                };
        return end(mail, mail.attempts() == 0 ? Step.of(kind, closed.reason()) : ofLatest(mail, kind, closed.reason()));
    }

    private Change answered(Journey mail, Answered answered, Instant now) {
        int attempt = answered.attempt();
        boolean open = mail.state() == MailState.SENDING && mail.attempts() == attempt;
        return switch (answered.answer()) {
            // A late yes still proves acceptance, whatever was decided while it was on its way.
            case Answer.Accepted accepted -> accepted(mail, answered.provider(), attempt, now);
            case Answer.TryLater later ->
                Change.none(
                        open
                                ? mail.at(MailState.QUEUED, beforeDeath(mail, later.next()))
                                        .by(later.by())
                                : mail);
            case Answer.Refused refused ->
                open ? end(mail, ofLatest(mail, StepKind.FAILED, EmailReason.REFUSED)) : Change.none(mail);
            case Answer.InDoubt inDoubt -> Change.none(open ? doubted(mail, now) : mail);
        };
    }

    /** The repeat takes the same way if it can: there the first copy is known, and may be told from the second. */
    private Journey doubted(Journey mail, Instant now) {
        return mail.at(MailState.IN_DOUBT, now.plus(doubt)).by(mail.provider());
    }

    private Change timePassed(Journey mail, Instant now) {
        if (!mail.timeIsOver(now)) {
            return Change.none(mail);
        }
        return switch (mail.state()) {
            case SENDING -> Change.none(doubted(mail, now));
            case IN_DOUBT -> Change.none(mail.at(MailState.QUEUED, now));
            case ACCEPTED, DEFERRED -> end(mail, ofLatest(mail, StepKind.UNCONFIRMED, null));
            case QUEUED, DELIVERED, BOUNCED, DROPPED, UNCONFIRMED, COMPLAINED, SUPPRESSED, EXPIRED, FAILED ->
                Change.none(mail);
        };
    }

    private Change said(Journey mail, Said said, Instant now) {
        if (mail.attempts() == 0) {
            return Change.none(mail);
        }
        int attempt = attemptOf(mail, said);
        Change accepted = accepted(mail, HEARD_FROM, attempt, now);
        return accepted.then(word(accepted.after(), said, attempt));
    }

    private static Change word(Journey taken, Said said, int attempt) {
        return switch (said.word()) {
            case PROCESSED -> Change.none(taken);
            case DEFERRED -> deferred(taken, said(StepKind.DEFERRED, attempt, said.reason()));
            case DELIVERED -> ifWaiting(taken, said(StepKind.DELIVERED, attempt, null));
            case DROPPED -> ifWaiting(taken, said(StepKind.DROPPED, attempt, said.reason()));
            case BLOCKED, BOUNCED -> bounced(taken, said(StepKind.BOUNCED, attempt, said.reason()));
            case COMPLAINED -> complained(taken, attempt);
        };
    }

    private Change accepted(Journey mail, MailProvider provider, int attempt, Instant now) {
        return mail.state().beforeAcceptance()
                ? step(mail, new Step(StepKind.ACCEPTED, provider, attempt, null), now.plus(silence))
                : Change.none(mail);
    }

    private static Change deferred(Journey mail, Step step) {
        return mail.state().waitsForWord() ? step(mail, step, mail.dueAt()) : Change.none(mail);
    }

    private static Change ifWaiting(Journey mail, Step step) {
        return mail.state().waitsForWord() ? end(mail, step) : Change.none(mail);
    }

    private static Change bounced(Journey mail, Step step) {
        boolean correctable = mail.state() == MailState.DELIVERED || mail.state() == MailState.COMPLAINED;
        return correctable || mail.state().waitsForWord() ? end(mail, step) : Change.none(mail);
    }

    private static Change complained(Journey mail, int attempt) {
        Change delivered = ifWaiting(mail, said(StepKind.DELIVERED, attempt, null));
        return delivered.after().state() == MailState.DELIVERED
                ? delivered.then(end(delivered.after(), said(StepKind.COMPLAINED, attempt, null)))
                : Change.none(mail);
    }

    private static Step said(StepKind kind, int attempt, @Nullable EmailReason reason) {
        return new Step(kind, HEARD_FROM, attempt, reason);
    }

    private static Step ofLatest(Journey mail, StepKind kind, @Nullable EmailReason reason) {
        return new Step(kind, mail.provider(), mail.attempts(), reason);
    }

    private static Change end(Journey mail, Step step) {
        return step(mail, step, null);
    }

    private static Change step(Journey mail, Step step, @Nullable Instant due) {
        return new Change(mail.at(step.kind().state(), due).because(step.reason()), List.of(step));
    }

    static int attemptOf(Journey mail, Said said) {
        Integer told = said.attempt();
        return told == null || told < 1 || told > mail.attempts() ? mail.attempts() : told;
    }

    private static Instant beforeDeath(Journey mail, Instant wanted) {
        Instant death = mail.letter().diesAt();
        return wanted.isBefore(death) ? wanted : death;
    }
}
