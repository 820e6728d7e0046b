package io.latchkey.notification.recipient;

import io.latchkey.platform.schedule.MaintenanceTask;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Forgets addresses that were kept for one mail: when it has left or ended, after thirty days whatever became of it. */
@Component
final class AddressRetention implements MaintenanceTask {

    private static final Duration LONGEST = Duration.ofDays(30);

    private final FormerAddressTable former;
    private final ExternalRecipientTable strangers;
    private final Clock clock;

    AddressRetention(FormerAddressTable former, ExternalRecipientTable strangers, Clock clock) {
        this.former = former;
        this.strangers = strangers;
        this.clock = clock;
    }

    @Override
    public Mono<Void> run() {
        Instant oldest = clock.instant().minus(LONGEST);
        return former.deleteSettled(oldest).then(strangers.clearSettled(oldest));
    }
}
