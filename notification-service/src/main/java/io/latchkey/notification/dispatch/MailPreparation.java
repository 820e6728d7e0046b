package io.latchkey.notification.dispatch;

import io.latchkey.contracts.EmailStep.EmailReason;
import io.latchkey.contracts.internal.LinksOperation.LinkOutcome;
import io.latchkey.contracts.internal.LinksOperation.LinkOutcome.CodeIssued;
import io.latchkey.contracts.internal.LinksOperation.LinkOutcome.LinkIssued;
import io.latchkey.contracts.internal.LinksOperation.LinkOutcome.LinkNotKnownYet;
import io.latchkey.contracts.internal.LinksOperation.LinkOutcome.LinkNotUnderstood;
import io.latchkey.contracts.internal.LinksOperation.LinkOutcome.LinkVoid;
import io.latchkey.notification.delivery.MailCrashPoint;
import io.latchkey.notification.delivery.MailSnapshot;
import io.latchkey.notification.delivery.MailTransition;
import io.latchkey.notification.delivery.MailTransition.Rescheduled;
import io.latchkey.notification.delivery.MailTransition.Terminated;
import io.latchkey.notification.delivery.MailTransition.TerminationType;
import io.latchkey.notification.dispatch.AttemptStarter.UnsettledMails;
import io.latchkey.notification.dispatch.SendEligibility.Ineligible;
import io.latchkey.notification.dispatch.SendEligibility.PreparedMail;
import io.latchkey.notification.recipient.Recipient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Brings claimed mails to the point of sending: recipient first, then link or code. */
@Component
final class MailPreparation {

    private static final Logger LOG = LoggerFactory.getLogger(MailPreparation.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(80);
    private static final int MAX_REQUESTS = 4;

    private final RecipientResolver recipients;
    private final SendEligibility eligibility;
    private final AccountLinkClient links;
    private final AttemptStarter starter;
    private final TransitionWriter writer;
    private final RetryBackoff backoff;

    MailPreparation(
            RecipientResolver recipients,
            SendEligibility eligibility,
            AccountLinkClient links,
            AttemptStarter starter,
            TransitionWriter writer,
            RetryBackoff backoff) {
        this.recipients = recipients;
        this.eligibility = eligibility;
        this.links = links;
        this.starter = starter;
        this.writer = writer;
        this.backoff = backoff;
    }

    /** Prepares them on a thread of their own. */
    void start(UnsettledMails batch) {
        Thread.ofVirtual().name("mail-preparer").start(() -> prepareBatch(batch));
    }

    private void prepareBatch(UnsettledMails batch) {
        try {
            prepare(batch);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // Those that are left are due again when their lease is over.
            LOG.warn("Not all of {} mails could be prepared: {}", batch.mails().size(), e.toString());
        }
    }

    private void prepare(UnsettledMails batch) throws InterruptedException {
        try {
            List<PreparedMail> withLink = new ArrayList<>();
            List<PreparedMail> notices = new ArrayList<>();
            for (PreparedMail mail : findEligible(batch)) {
                (mail.kind().hasSecret() ? withLink : notices).add(mail);
            }
            // A notice needs nothing from account-service: it does not wait for the mails that do.
            starter.startAttempts(batch, notices);
            requestLinks(batch, withLink);
        } finally {
            writer.abandonMails(batch.countLeft());
        }
    }

    private List<PreparedMail> findEligible(UnsettledMails batch) {
        Map<UUID, Recipient> people = recipients.resolveRecipients(
                batch.mails().stream().map(MailSnapshot::details).toList());
        List<PreparedMail> eligible = new ArrayList<>();
        for (MailSnapshot mail : batch.mails()) {
            switch (eligibility.checkEligibility(mail, people.get(mail.details().emailId()))) {
                case PreparedMail prepared -> eligible.add(prepared);
                case Ineligible no -> settleWith(batch, no.transition());
            }
        }
        return eligible;
    }

    private void requestLinks(UnsettledMails batch, List<PreparedMail> mails) throws InterruptedException {
        List<PreparedMail> pending = mails;
        Duration pause = FIRST_PAUSE;
        for (int requests = 1; !pending.isEmpty(); requests++) {
            Map<UUID, LinkOutcome> outcomes = links.requestLinks(
                            pending.stream().map(PreparedMail::details).toList())
                    .blockOptional()
                    .orElseThrow();
            pending = handleOutcomes(batch, pending, outcomes, requests < MAX_REQUESTS);
            if (!pending.isEmpty()) {
                Thread.sleep(pause);
                pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }

    /** @return those to ask for again soon; a missing outcome is a fault of account-service, which is given more time */
    private List<PreparedMail> handleOutcomes(
            UnsettledMails batch, List<PreparedMail> mails, Map<UUID, LinkOutcome> outcomes, boolean mayAskAgain) {
        List<PreparedMail> ready = new ArrayList<>();
        List<PreparedMail> again = new ArrayList<>();
        for (PreparedMail mail : mails) {
            switch (outcomes.get(mail.details().causeId())) {
                case null -> rescheduleMail(batch, mail);
                case LinkNotUnderstood unknown -> rescheduleMail(batch, mail);
                case LinkIssued issued -> ready.add(mail.withSecret(issued.token(), issued.expiresAt()));
                case CodeIssued issued -> ready.add(mail.withSecret(issued.code(), issued.expiresAt()));
                case LinkVoid dead -> settleWith(batch, terminationOf(mail.emailId(), dead));
                case LinkNotKnownYet notKnown -> {
                    if (mayAskAgain) {
                        again.add(mail);
                    } else {
                        rescheduleMail(batch, mail);
                    }
                }
            }
        }
        if (!ready.isEmpty()) {
            MailCrashPoint.LINKED.crashIfArmed();
        }
        starter.startAttempts(batch, ready);
        return again;
    }

    static Terminated terminationOf(UUID emailId, LinkVoid dead) {
        EmailReason reason = dead.reason().emailReason();
        return new Terminated(
                emailId,
                reason == EmailReason.LINK_EXPIRED ? TerminationType.EXPIRED : TerminationType.SUPPRESSED,
                reason);
    }

    private void rescheduleMail(UnsettledMails batch, PreparedMail mail) {
        settleWith(
                batch,
                new Rescheduled(mail.emailId(), backoff.afterWait(mail.mail().waits())));
    }

    private void settleWith(UnsettledMails batch, MailTransition transition) {
        batch.handOver(transition.emailId());
        writer.enqueueTransition(transition);
    }
}
