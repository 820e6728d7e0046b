package io.latchkey.notification.dispatch;

import io.latchkey.contracts.SecretValue;
import io.latchkey.notification.channel.OutboundMail;
import io.latchkey.notification.channel.SendOutcome;
import io.latchkey.notification.channel.SendPermit;
import io.latchkey.notification.delivery.MailCrashPoint;
import io.latchkey.notification.delivery.MailQueue;
import io.latchkey.notification.delivery.MailSnapshot;
import io.latchkey.notification.delivery.MailTransition.AttemptFinished;
import io.latchkey.notification.delivery.MailTransition.AttemptRecord;
import io.latchkey.notification.delivery.MailTransition.AttemptResult;
import io.latchkey.notification.dispatch.SendEligibility.Decision.Eligible;
import io.latchkey.notification.mail.MailContent;
import io.latchkey.notification.mail.MailRenderer;
import io.latchkey.notification.recipient.PersonName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sends one mail, once; never when its time or its lease is over, whatever it had to wait for. */
@Component
final class AttemptSender {

    private final MailRenderer renderer;
    private final SendOutcomeMapper reading;
    private final DispatchSettings settings;
    private final Semaphore lines;
    private final Clock clock;
    private final SendMetrics meters;

    AttemptSender(
            MailRenderer renderer,
            SendOutcomeMapper reading,
            DispatchSettings settings,
            Clock clock,
            SendMetrics meters) {
        this.renderer = renderer;
        this.reading = reading;
        this.settings = settings;
        this.lines = new Semaphore(settings.sending());
        this.clock = clock;
        this.meters = meters;
    }

    /**
     * @param attempt the number of the attempt that was opened for it
     * @param until when the attempt's lease is over
     */
    AttemptFinished send(RoutedMail consignment, int attempt, Instant until) throws InterruptedException {
        try (SendPermit passage = consignment.passage()) {
            lines.acquire();
            try {
                return sendInTurn(consignment.parcel(), passage, attempt, until);
            } finally {
                lines.release();
            }
        }
    }

    private AttemptFinished sendInTurn(PreparedMail parcel, SendPermit passage, int attempt, Instant until) {
        Instant now = clock.instant();
        if (!now.isBefore(parcel.diesAt()) || !now.plus(settings.sendLimit()).isBefore(until)) {
            return new AttemptFinished(
                    parcel.emailId(),
                    attempt,
                    passage.provider(),
                    new AttemptResult.TryLater(now, parcel.go().mail().next()),
                    new AttemptRecord("not-sent", null, null, null));
        }
        OutboundMail outgoing = toOutbound(parcel, attempt);
        String cause = parcel.go().mailDetails().traceparent();
        SendOutcome outcome =
                meters.measureSend(passage.provider().code(), outgoing, cause, () -> passage.send(outgoing));
        MailCrashPoint.ANSWERED.crashIfArmed();
        return reading.toFinishedAttempt(outcome, parcel.emailId(), attempt, passage.provider());
    }

    private OutboundMail toOutbound(PreparedMail parcel, int attempt) {
        return new OutboundMail(
                parcel.emailId(),
                attempt,
                parcel.go().person().address(),
                renderer.render(parcel.toContent()),
                parcel.diesAt());
    }

    /**
     * A mail that has all it needs.
     *
     * @param diesAt nothing is sent at or after this
     * @param token of its link; null for a notice
     */
    record PreparedMail(
            Eligible go, Instant diesAt, @Nullable SecretValue token) {

        UUID emailId() {
            return go.mailDetails().emailId();
        }

        MailContent toContent() {
            MailSnapshot.MailDetails letter = go.mailDetails();
            PersonName name = go.person().name();
            return switch (letter.template()) {
                case FIRST_SIGN_IN -> new MailContent.FirstSignIn(name, go.mailLocale(), requireLink());
                case PASSWORD_RESET -> new MailContent.PasswordReset(name, go.mailLocale(), requireLink());
                case PASSWORD_CHANGED -> new MailContent.PasswordChanged(name, go.mailLocale(), letter.causedAt());
                case TWO_FACTOR_REQUIRED -> new MailContent.TwoFactorRequired(name, go.mailLocale(), letter.causedAt());
                case TWO_FACTOR_ENROLLED -> new MailContent.TwoFactorEnrolled(name, go.mailLocale(), letter.causedAt());
                case TWO_FACTOR_RESET -> new MailContent.TwoFactorReset(name, go.mailLocale(), letter.causedAt());
                case TWO_FACTOR_REMOVED -> new MailContent.TwoFactorRemoved(name, go.mailLocale(), letter.causedAt());
                case RECOVERY_CODE_USED ->
                    new MailContent.RecoveryCodeUsed(name, go.mailLocale(), letter.causedAt(), requireNumber());
                case ADDRESS_CHANGED -> new MailContent.AddressChanged(name, go.mailLocale(), letter.causedAt());
                case ACCESS_REQUEST -> new MailContent.AccessRequest(name, go.mailLocale(), requireNumber());
                case ACCESS_DECLINED -> new MailContent.AccessDeclined(name, go.mailLocale());
            };
        }

        private int requireNumber() {
            Integer number = go.mailDetails().number();
            if (number == null) {
                throw new IllegalStateException("a mail that counts has a number");
            }
            return number;
        }

        private MailContent.MailLink requireLink() {
            if (token == null) {
                throw new IllegalStateException("a mail with a link has a token");
            }
            return new MailContent.MailLink(
                    token, diesAt, Duration.between(go.mailDetails().causedAt(), diesAt));
        }
    }

    /** A parcel and the way it takes. */
    record RoutedMail(PreparedMail parcel, SendPermit passage) {

        MailQueue.AttemptRequest toAttemptRequest() {
            SendEligibility.Decision.Eligible go = parcel.go();
            return new MailQueue.AttemptRequest(
                    parcel.emailId(),
                    parcel.diesAt(),
                    go.mailLocale(),
                    passage.provider(),
                    go.person().span().last());
        }
    }
}
