package io.latchkey.notification.webhook;

import java.util.Collection;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What providers told us about mails, for whoever has to forget it. */
@Component
public final class ProviderEventErasure {

    private final ProviderEventTable table;

    ProviderEventErasure(ProviderEventTable table) {
        this.table = table;
    }

    /** Forgets their own words about the mails of these accounts; that they spoke, and our reading of it, stays. */
    public Mono<Void> eraseMessages(Collection<UUID> accounts) {
        return table.eraseMessages(accounts);
    }
}
