package io.latchkey.account.reset;

import io.latchkey.account.registry.Account;
import io.latchkey.account.registry.Registry;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds the link that a token names, and says what it can still do; a wrong digest finds nothing. */
@Component
class LinkCheck {

    private final LinkTable links;
    private final LinkKeys keys;
    private final LinkSettings settings;
    private final Registry registry;
    private final InstantSource clock;

    LinkCheck(LinkTable links, LinkKeys keys, LinkSettings settings, Registry registry, InstantSource clock) {
        this.links = links;
        this.keys = keys;
        this.settings = settings;
        this.registry = registry;
        this.clock = clock;
    }

    /** Empty when the token is malformed, tampered with or was never issued. */
    Mono<Presented> examine(RedemptionQuestion question) {
        return Mono.justOrEmpty(LinkToken.parse(question.token()))
                .flatMap(this::proven)
                .flatMap(link -> registry.find(link.accountId()).map(account -> presented(question, link, account)));
    }

    private Mono<LinkRequest> proven(LinkToken token) {
        return links.find(List.of(token.requestId()))
                .filter(link -> keys.prove(token, link))
                .next();
    }

    private Presented presented(RedemptionQuestion question, LinkRequest link, Account account) {
        var moment = new Liveness.Moment(clock.instant(), settings.repeatWithin());
        var facts = question.factsOf(account.accountId());
        return new Presented(question, link, account, Liveness.of(link, account, facts, moment));
    }
}
