package io.latchkey.account.reset;

import io.latchkey.account.internalapi.InvalidRequestException;
import io.latchkey.account.registry.Account;
import io.latchkey.account.registry.AccountRepository;
import io.latchkey.contracts.internal.DirectoryFacts;
import io.latchkey.contracts.internal.RedemptionOperation.RedemptionRequest;
import io.latchkey.contracts.internal.TokenLayout.LinkTokenParts;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds the link that a token names, and its status; a wrong digest finds nothing. */
@Component
class LinkVerifier {

    private final LinkTable links;
    private final LinkSigner signer;
    private final LinkSettings settings;
    private final AccountRepository accounts;
    private final InstantSource clock;

    LinkVerifier(
            LinkTable links,
            LinkSigner signer,
            LinkSettings settings,
            AccountRepository accounts,
            InstantSource clock) {
        this.links = links;
        this.signer = signer;
        this.settings = settings;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * Empty when the token is malformed, tampered with or was never issued; fails with {@link InvalidRequestException}
     * when the facts are those of another account.
     */
    Mono<RedemptionAttempt> verify(RedemptionRequest request) {
        return Mono.justOrEmpty(LinkTokenParts.decodeToken(request.token()))
                .flatMap(this::findSigned)
                .flatMap(link -> accounts.findById(link.accountId()).map(account -> toAttempt(request, link, account)));
    }

    private Mono<PasswordLink> findSigned(LinkTokenParts token) {
        return links.findByIds(List.of(token.requestId()))
                .filter(link -> signer.verifyToken(token, link))
                .next();
    }

    private RedemptionAttempt toAttempt(RedemptionRequest request, PasswordLink link, Account account) {
        DirectoryFacts facts = request.facts();
        if (facts != null && !facts.accountId().equals(account.accountId())) {
            throw new InvalidRequestException("/facts/accountId", "is not the account of the token");
        }
        var moment = new LinkStatus.Moment(clock.instant(), settings.repeatWithin());
        return new RedemptionAttempt(request, link, account, LinkStatus.of(link, account, facts, moment));
    }

    /** A redemption whose link is one of ours, with that link, its account and what it can still do. */
    record RedemptionAttempt(RedemptionRequest request, PasswordLink link, Account account, LinkStatus status) {}
}
