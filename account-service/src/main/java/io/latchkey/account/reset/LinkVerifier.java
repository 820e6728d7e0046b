package io.latchkey.account.reset;

import io.latchkey.account.registry.Account;
import io.latchkey.account.registry.AccountRepository;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds the link that a token names, and says what it can still do; a wrong digest finds nothing. */
@Component
class LinkVerifier {

    private final LinkTable links;
    private final LinkSigner keys;
    private final LinkSettings settings;
    private final AccountRepository registry;
    private final InstantSource clock;

    LinkVerifier(
            LinkTable links, LinkSigner keys, LinkSettings settings, AccountRepository registry, InstantSource clock) {
        this.links = links;
        this.keys = keys;
        this.settings = settings;
        this.registry = registry;
        this.clock = clock;
    }

    /** Empty when the token is malformed, tampered with or was never issued. */
    Mono<RedemptionAttempt> verify(RedemptionRequest question) {
        return Mono.justOrEmpty(LinkToken.parse(question.token()))
                .flatMap(this::findSigned)
                .flatMap(
                        link -> registry.findById(link.accountId()).map(account -> toAttempt(question, link, account)));
    }

    private Mono<PasswordLink> findSigned(LinkToken token) {
        return links.findByIds(List.of(token.requestId()))
                .filter(link -> keys.verifyToken(token, link))
                .next();
    }

    private RedemptionAttempt toAttempt(RedemptionRequest question, PasswordLink link, Account account) {
        var moment = new LinkStatus.Moment(clock.instant(), settings.repeatWithin());
        var facts = question.factsOf(account.accountId());
        return new RedemptionAttempt(question, link, account, LinkStatus.of(link, account, facts, moment));
    }

    /** A redemption whose link is one of ours, with that link, its account and what it can still do. */
    record RedemptionAttempt(RedemptionRequest question, PasswordLink link, Account account, LinkStatus liveness) {}
}
