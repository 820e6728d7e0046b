package io.latchkey.notification.dispatch;

import io.latchkey.notification.delivery.Begun;
import io.latchkey.notification.delivery.MailQueue;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Opens attempts and lets each be sent on a virtual thread of its own. */
@Component
final class Beginning {

    private static final Logger LOG = LoggerFactory.getLogger(Beginning.class);

    private final MailQueue queue;
    private final Sender sender;
    private final Recorder recorder;
    private final InFlight inFlight;
    private final DispatchSettings settings;
    private final Clock clock;

    Beginning(
            MailQueue queue,
            Sender sender,
            Recorder recorder,
            InFlight inFlight,
            DispatchSettings settings,
            Clock clock) {
        this.queue = queue;
        this.sender = sender;
        this.recorder = recorder;
        this.inFlight = inFlight;
        this.settings = settings;
        this.clock = clock;
    }

    /** Sends those parcels whose attempt could be opened; the others are somebody else's by now. */
    void begin(Hold hold, List<Parcel> parcels) {
        if (parcels.isEmpty()) {
            return;
        }
        Instant until = clock.instant().plus(settings.lease());
        Map<UUID, Parcel> byId = new HashMap<>();
        parcels.forEach(parcel -> byId.put(parcel.go().letter().emailId(), parcel));
        List<Begun> opened = queue.begin(
                        hold.taking().id(), parcels.stream().map(Parcel::toSend).toList(), until)
                .blockOptional()
                .orElseThrow();
        for (Begun one : opened) {
            Parcel parcel = byId.get(one.emailId());
            if (parcel != null) {
                hold.give(one.emailId());
                Thread.ofVirtual().name("mail-sending").start(() -> send(parcel, one, until));
            }
        }
    }

    private void send(Parcel parcel, Begun begun, Instant until) {
        try {
            recorder.record(sender.send(parcel, begun.attempt(), until));
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
