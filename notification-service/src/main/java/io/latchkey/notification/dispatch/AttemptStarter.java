package io.latchkey.notification.dispatch;

import io.latchkey.notification.channel.ChannelRouter;
import io.latchkey.notification.channel.SendPermit;
import io.latchkey.notification.delivery.MailCrashPoint;
import io.latchkey.notification.delivery.MailQueue;
import io.latchkey.notification.delivery.MailTransition.Rescheduled;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Finds each parcel a channel, opens its attempt and lets it be sent on a virtual thread of its own. */
@Component
final class AttemptStarter {

    private static final Logger LOG = LoggerFactory.getLogger(AttemptStarter.class);

    private final ChannelRouter choice;
    private final MailQueue queue;
    private final AttemptSender sender;
    private final TransitionWriter recorder;
    private final InFlightLimiter inFlight;
    private final RetryBackoff pauses;
    private final DispatchSettings settings;
    private final Clock clock;

    AttemptStarter(
            ChannelRouter choice,
            MailQueue queue,
            AttemptSender sender,
            TransitionWriter recorder,
            InFlightLimiter inFlight,
            RetryBackoff pauses,
            DispatchSettings settings,
            Clock clock) {
        this.choice = choice;
        this.queue = queue;
        this.sender = sender;
        this.recorder = recorder;
        this.inFlight = inFlight;
        this.pauses = pauses;
        this.settings = settings;
        this.clock = clock;
    }

    /** Sends those parcels whose attempt could be opened; the others are somebody else's by now, or wait for a channel. */
    void startAttempts(UnsettledMails hold, List<AttemptSender.PreparedMail> parcels) {
        Map<UUID, AttemptSender.RoutedMail> ready = acquirePermits(hold, parcels);
        if (ready.isEmpty()) {
            return;
        }
        try {
            openAttempts(hold, ready);
        } finally {
            ready.values().forEach(left -> left.passage().close());
        }
    }

    private Map<UUID, AttemptSender.RoutedMail> acquirePermits(
            UnsettledMails hold, List<AttemptSender.PreparedMail> parcels) {
        Map<UUID, AttemptSender.RoutedMail> ready = new LinkedHashMap<>();
        for (AttemptSender.PreparedMail parcel : parcels) {
            Optional<SendPermit> passage =
                    choice.acquireChannel(parcel.go().mail().next());
            if (passage.isPresent()) {
                ready.put(parcel.emailId(), new AttemptSender.RoutedMail(parcel, passage.get()));
            } else {
                hold.handOver(parcel.emailId());
                recorder.enqueueTransition(new Rescheduled(
                        parcel.emailId(), pauses.afterWait(parcel.go().mail().waits())));
            }
        }
        return ready;
    }

    /** What is sent is taken out of {@code ready}. */
    private void openAttempts(UnsettledMails hold, Map<UUID, AttemptSender.RoutedMail> ready) {
        Instant until = clock.instant().plus(settings.lease());
        List<MailQueue.StartedAttempt> opened = queue.startAttempts(
                        hold.claimedBatch().id(),
                        ready.values().stream()
                                .map(AttemptSender.RoutedMail::toAttemptRequest)
                                .toList(),
                        until)
                .blockOptional()
                .orElseThrow();
        MailCrashPoint.BEGUN.crashIfArmed();
        for (MailQueue.StartedAttempt one : opened) {
            AttemptSender.RoutedMail consignment = ready.remove(one.emailId());
            if (consignment != null) {
                hold.handOver(one.emailId());
                Thread.ofVirtual().name("mail-sending").start(() -> sendMail(consignment, one, until));
            }
        }
    }

    private void sendMail(AttemptSender.RoutedMail consignment, MailQueue.StartedAttempt begun, Instant until) {
        try {
            recorder.enqueueTransition(sender.send(consignment, begun.attempt(), until));
        } catch (InterruptedException e) {
            inFlight.release(1);
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // Nobody knows how far it came: the end of its lease puts it in doubt.
            inFlight.release(1);
            LOG.error(
                    "Mail {} broke while it was sent: {}",
                    begun.emailId(),
                    e.getClass().getSimpleName());
        }
    }
}
