package io.latchkey.notification.dispatch;

import io.latchkey.notification.channel.ChannelChoice;
import io.latchkey.notification.channel.Passage;
import io.latchkey.notification.crash.CrashPoint;
import io.latchkey.notification.delivery.Begun;
import io.latchkey.notification.delivery.Happening.Postponed;
import io.latchkey.notification.delivery.MailQueue;
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
final class Beginning {

    private static final Logger LOG = LoggerFactory.getLogger(Beginning.class);

    private final ChannelChoice choice;
    private final MailQueue queue;
    private final Sender sender;
    private final Recorder recorder;
    private final InFlight inFlight;
    private final Pauses pauses;
    private final DispatchSettings settings;
    private final Clock clock;

    Beginning(
            ChannelChoice choice,
            MailQueue queue,
            Sender sender,
            Recorder recorder,
            InFlight inFlight,
            Pauses pauses,
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
    void begin(Hold hold, List<Parcel> parcels) {
        Map<UUID, Consignment> ready = withPassage(hold, parcels);
        if (ready.isEmpty()) {
            return;
        }
        try {
            open(hold, ready);
        } finally {
            ready.values().forEach(left -> left.passage().close());
        }
    }

    private Map<UUID, Consignment> withPassage(Hold hold, List<Parcel> parcels) {
        Map<UUID, Consignment> ready = new LinkedHashMap<>();
        for (Parcel parcel : parcels) {
            Optional<Passage> passage = choice.choose(parcel.go().mail().next());
            if (passage.isPresent()) {
                ready.put(parcel.emailId(), new Consignment(parcel, passage.get()));
            } else {
                hold.give(parcel.emailId());
                recorder.record(new Postponed(
                        parcel.emailId(), pauses.afterWait(parcel.go().mail().waits())));
            }
        }
        return ready;
    }

    /** What is sent is taken out of {@code ready}. */
    private void open(Hold hold, Map<UUID, Consignment> ready) {
        Instant until = clock.instant().plus(settings.lease());
        List<Begun> opened = queue.begin(
                        hold.taking().id(),
                        ready.values().stream().map(Consignment::toSend).toList(),
                        until)
                .blockOptional()
                .orElseThrow();
        CrashPoint.BEGUN.pass();
        for (Begun one : opened) {
            Consignment consignment = ready.remove(one.emailId());
            if (consignment != null) {
                hold.give(one.emailId());
                Thread.ofVirtual().name("mail-sending").start(() -> send(consignment, one, until));
            }
        }
    }

    private void send(Consignment consignment, Begun begun, Instant until) {
        try {
            recorder.record(sender.send(consignment, begun.attempt(), until));
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
