package io.latchkey.notification.dispatch;

import io.latchkey.notification.channel.ChannelRouter;
import io.latchkey.notification.channel.SendPermit;
import io.latchkey.notification.delivery.MailCrashPoint;
import io.latchkey.notification.delivery.MailQueue;
import io.latchkey.notification.delivery.MailQueue.AttemptRequest;
import io.latchkey.notification.delivery.MailSnapshot;
import io.latchkey.notification.delivery.MailTransition.Rescheduled;
import io.latchkey.notification.dispatch.SendEligibility.PreparedMail;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Finds each prepared mail a channel, opens its attempt and has it sent on a virtual thread of its own. */
@Component
final class AttemptStarter {

    private static final Logger LOG = LoggerFactory.getLogger(AttemptStarter.class);

    private final ChannelRouter channels;
    private final MailQueue queue;
    private final AttemptSender sender;
    private final TransitionWriter writer;
    private final RetryBackoff backoff;
    private final DispatchSettings settings;
    private final Clock clock;

    AttemptStarter(
            ChannelRouter channels,
            MailQueue queue,
            AttemptSender sender,
            TransitionWriter writer,
            RetryBackoff backoff,
            DispatchSettings settings,
            Clock clock) {
        this.channels = channels;
        this.queue = queue;
        this.sender = sender;
        this.writer = writer;
        this.backoff = backoff;
        this.settings = settings;
        this.clock = clock;
    }

    /** Sends those whose attempt could be opened; the others were claimed elsewhere by now, or wait for a channel. */
    void startAttempts(UnsettledMails unsettled, List<PreparedMail> mails) {
        Map<UUID, SendPermit> permits = new LinkedHashMap<>();
        try {
            acquirePermits(unsettled, mails, permits);
            if (!permits.isEmpty()) {
                openAttempts(unsettled, mails, permits);
            }
        } finally {
            permits.values().forEach(SendPermit::close);
        }
    }

    private void acquirePermits(UnsettledMails unsettled, List<PreparedMail> mails, Map<UUID, SendPermit> permits) {
        for (PreparedMail mail : mails) {
            Optional<SendPermit> permit = channels.acquireChannel(
                    mail.mail().nextProvider(), mail.mail().provider());
            if (permit.isPresent()) {
                permits.put(mail.emailId(), permit.get());
            } else {
                unsettled.handOver(mail.emailId());
                writer.enqueueTransition(new Rescheduled(
                        mail.emailId(), backoff.afterWait(mail.mail().waits())));
            }
        }
    }

    /** The permits of mails that are sent are taken out of {@code permits}. */
    private void openAttempts(UnsettledMails unsettled, List<PreparedMail> mails, Map<UUID, SendPermit> permits) {
        Instant until = clock.instant().plus(settings.lease());
        Map<UUID, Integer> numbers = queue.startAttempts(unsettled.batchId(), toRequests(mails, permits), until)
                .blockOptional()
                .orElseThrow();
        MailCrashPoint.BEGUN.crashIfArmed();
        for (PreparedMail mail : mails) {
            Integer attempt = numbers.get(mail.emailId());
            SendPermit permit = attempt == null ? null : permits.remove(mail.emailId());
            if (attempt != null && permit != null) {
                unsettled.handOver(mail.emailId());
                Thread.ofVirtual().name("mail-sender").start(() -> sendMail(mail, permit, attempt, until));
            }
        }
    }

    private static List<AttemptRequest> toRequests(List<PreparedMail> mails, Map<UUID, SendPermit> permits) {
        List<AttemptRequest> requests = new ArrayList<>();
        for (PreparedMail mail : mails) {
            SendPermit permit = permits.get(mail.emailId());
            if (permit != null) {
                requests.add(mail.toAttemptRequest(permit.provider()));
            }
        }
        return requests;
    }

    private void sendMail(PreparedMail mail, SendPermit permit, int attempt, Instant until) {
        try {
            writer.enqueueTransition(sender.send(mail, permit, attempt, until));
        } catch (InterruptedException e) {
            writer.abandonMails(1);
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // It may have been sent or not: the end of its lease puts it in doubt.
            writer.abandonMails(1);
            LOG.error(
                    "Mail {} failed while it was sent: {}",
                    mail.emailId(),
                    e.getClass().getSimpleName());
        }
    }

    /** The mails of one claimed batch, until each is sent or written down; what is left is due again after its lease. */
    static final class UnsettledMails {

        private final UUID batchId;
        private final List<MailSnapshot> mails;
        private final Set<UUID> left = new HashSet<>();

        UnsettledMails(UUID batchId, List<MailSnapshot> mails) {
            this.batchId = batchId;
            this.mails = List.copyOf(mails);
            mails.forEach(mail -> left.add(mail.details().emailId()));
        }

        UUID batchId() {
            return batchId;
        }

        List<MailSnapshot> mails() {
            return mails;
        }

        void handOver(UUID emailId) {
            if (!left.remove(emailId)) {
                throw new IllegalStateException("mail " + emailId + " was handed over before");
            }
        }

        int countLeft() {
            return left.size();
        }
    }
}
