package io.latchkey.account.reset;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Issues the links of causes, to the one caller that mails them. */
@Component
class LinkIssuer {

    private final LinkTable table;
    private final LinkSigner keys;
    private final InstantSource clock;
    private final MeterRegistry meters;

    LinkIssuer(LinkTable table, LinkSigner keys, InstantSource clock, MeterRegistry meters) {
        this.table = table;
        this.keys = keys;
        this.clock = clock;
        this.meters = meters;
    }

    Mono<LinksResponse> resolveLinks(LinksRequest question) {
        List<UUID> ids =
                question.causes().stream().map(LinksRequest.Cause::causeId).toList();
        return table.findByIds(ids)
                .collectMap(PasswordLink::requestId)
                .map(found -> new LinksResponse(question.causes().stream()
                        .map(cause -> resolveLinks(cause, found))
                        .map(this::countOutcome)
                        .toList()));
    }

    private LinksResponse.LinkResult resolveLinks(LinksRequest.Cause cause, Map<UUID, PasswordLink> found) {
        PasswordLink request = found.get(cause.causeId());
        if (request == null || !request.accountId().equals(cause.accountId())) {
            return new LinksResponse.LinkResult.NotKnownYet(cause.causeId());
        }
        String reason = findVoidReason(request);
        return reason == null ? issueLink(request) : new LinksResponse.LinkResult.NoLink(request.requestId(), reason);
    }

    private LinksResponse.LinkResult issueLink(PasswordLink request) {
        return keys.signToken(request)
                .<LinksResponse.LinkResult>map(token -> new LinksResponse.LinkResult.Issued(
                        request.requestId(),
                        request.origin().purpose(),
                        request.expiresAt(),
                        token.toSecret().value()))
                // Its key has been removed: what was mailed before is dead, and so is this.
                .orElseGet(() -> new LinksResponse.LinkResult.NoLink(
                        request.requestId(), LinkRevocationReason.LINK_USED.reasonCode()));
    }

    private @Nullable String findVoidReason(PasswordLink request) {
        PasswordLink.Revocation end = request.end();
        if (end != null) {
            return end.by().reasonCode();
        }
        return switch (request.state()) {
            case COALESCED -> "coalesced";
            case OVER_LIMIT -> "over-limit";
            case REFUSED, SUPERSEDED -> throw new IllegalStateException("ended, but not said by what");
            case LIVE -> spentOrLate(request);
        };
    }

    private @Nullable String spentOrLate(PasswordLink request) {
        if (request.consumedAt() != null) {
            return LinkRevocationReason.LINK_USED.reasonCode();
        }
        return request.expiresAt().isAfter(clock.instant()) ? null : "link-expired";
    }

    private LinksResponse.LinkResult countOutcome(LinksResponse.LinkResult answer) {
        String outcome =
                switch (answer) {
                    case LinksResponse.LinkResult.Issued issued -> "issued";
                    case LinksResponse.LinkResult.NotKnownYet unknown -> "not-known-yet";
                    case LinksResponse.LinkResult.NoLink none -> none.reason();
                };
        meters.counter("latchkey.links.asked", "outcome", outcome).increment();
        return answer;
    }
}
