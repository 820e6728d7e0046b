package io.latchkey.notification.dispatch;

import io.latchkey.notification.delivery.MailCrashPoint;
import io.latchkey.notification.delivery.MailLifetimeSettings;
import io.latchkey.notification.delivery.MailQueue;
import io.latchkey.notification.delivery.MailSnapshot;
import io.latchkey.notification.delivery.MailTransition;
import io.latchkey.notification.delivery.MailTransition.Rescheduled;
import io.latchkey.notification.dispatch.SendEligibility.Decision;
import io.latchkey.notification.dispatch.SendEligibility.Decision.Eligible;
import io.latchkey.notification.recipient.Recipient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Brings taken mails to the point of sending: recipient first, then link. Blocks: call it on a virtual thread. */
@Component
final class MailPreparation {

    private static final Duration FIRST_ASK_AGAIN = Duration.ofMillis(20);
    private static final Duration LAST_ASK_AGAIN = Duration.ofMillis(80);
    private static final int ASKS = 8;

    private final RecipientResolver addressees;
    private final SendEligibility admission;
    private final AccountLinkClient links;
    private final AttemptStarter beginning;
    private final TransitionWriter recorder;
    private final InFlightLimiter inFlight;
    private final RetryBackoff pauses;

    MailPreparation(
            RecipientResolver addressees,
            SendEligibility admission,
            AccountLinkClient links,
            AttemptStarter beginning,
            TransitionWriter recorder,
            InFlightLimiter inFlight,
            RetryBackoff pauses) {
        this.addressees = addressees;
        this.admission = admission;
        this.links = links;
        this.beginning = beginning;
        this.recorder = recorder;
        this.inFlight = inFlight;
        this.pauses = pauses;
    }

    void prepare(MailQueue.ClaimedBatch taking) throws InterruptedException {
        var hold = new UnsettledMails(taking);
        try {
            List<Eligible> pending = new ArrayList<>();
            List<AttemptSender.PreparedMail> notices = new ArrayList<>();
            for (Eligible go : findEligible(hold)) {
                if (MailLifetimeSettings.hasLink(go.mailDetails().template())) {
                    pending.add(go);
                } else {
                    notices.add(
                            new AttemptSender.PreparedMail(go, go.mailDetails().diesAt(), null));
                }
            }
            // A notice needs nobody's answer: it does not wait for those that do.
            beginning.startAttempts(hold, notices);
            askForLinks(hold, pending);
        } finally {
            inFlight.release(hold.countLeft());
        }
    }

    private List<Eligible> findEligible(UnsettledMails hold) {
        List<MailSnapshot> mails = hold.claimedBatch().mails();
        Map<UUID, Recipient> people = addressees.resolveRecipients(
                mails.stream().map(MailSnapshot::letter).toList());
        List<Eligible> admitted = new ArrayList<>();
        for (MailSnapshot mail : mails) {
            Decision decision =
                    admission.checkEligibility(mail, people.get(mail.letter().emailId()));
            switch (decision) {
                case Eligible go -> admitted.add(go);
                case Decision.Ineligible no -> settleWith(hold, no.instead());
            }
        }
        return admitted;
    }

    private void askForLinks(UnsettledMails hold, List<Eligible> wanting) throws InterruptedException {
        List<Eligible> pending = wanting;
        Duration pause = FIRST_ASK_AGAIN;
        for (int asks = 1; !pending.isEmpty(); asks++) {
            Map<UUID, AccountLinkClient.MailLinkResult> answers = links.requestLinks(
                            pending.stream().map(Eligible::mailDetails).toList())
                    .blockOptional()
                    .orElseThrow();
            pending = handleResults(hold, pending, answers, asks < ASKS);
            if (!pending.isEmpty()) {
                Thread.sleep(pause);
                pause = pause.compareTo(LAST_ASK_AGAIN) < 0 ? pause.multipliedBy(2) : LAST_ASK_AGAIN;
            }
        }
    }

    /** @return those to ask for again soon; a missing answer is trouble over there, and is left alone for longer */
    private List<Eligible> handleResults(
            UnsettledMails hold,
            List<Eligible> asked,
            Map<UUID, AccountLinkClient.MailLinkResult> answers,
            boolean mayAskAgain) {
        List<AttemptSender.PreparedMail> ready = new ArrayList<>();
        List<Eligible> again = new ArrayList<>();
        for (Eligible go : asked) {
            AccountLinkClient.MailLinkResult answer =
                    answers.get(go.mailDetails().causeId());
            switch (answer) {
                case null -> rescheduleMail(hold, go);
                case AccountLinkClient.MailLinkResult.Issued issued ->
                    ready.add(new AttemptSender.PreparedMail(go, issued.expiresAt(), issued.token()));
                case AccountLinkClient.MailLinkResult.Dead dead ->
                    settleWith(hold, dead.toTermination(go.mailDetails().emailId()));
                case AccountLinkClient.MailLinkResult.NotKnownYet notYet -> {
                    if (mayAskAgain) {
                        again.add(go);
                    } else {
                        rescheduleMail(hold, go);
                    }
                }
            }
        }
        if (!ready.isEmpty()) {
            MailCrashPoint.LINKED.crashIfArmed();
        }
        beginning.startAttempts(hold, ready);
        return again;
    }

    private void rescheduleMail(UnsettledMails hold, Eligible go) {
        settleWith(
                hold,
                new Rescheduled(
                        go.mailDetails().emailId(), pauses.afterWait(go.mail().waits())));
    }

    private void settleWith(UnsettledMails hold, MailTransition happening) {
        hold.handOver(happening.emailId());
        recorder.enqueueTransition(happening);
    }
}
