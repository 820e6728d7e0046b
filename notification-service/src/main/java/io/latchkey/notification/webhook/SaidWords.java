package io.latchkey.notification.webhook;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What providers told us about mails, for operators. */
@Component
public final class SaidWords {

    private final SaidWordTable table;

    SaidWords(SaidWordTable table) {
        this.table = table;
    }

    /** In the order in which they were said. */
    public Mono<List<SaidWord>> about(Collection<UUID> emailIds) {
        return emailIds.isEmpty() ? Mono.just(List.of()) : table.about(emailIds).collectList();
    }
}
