package io.latchkey.account.reset;

import io.latchkey.account.enrolment.MailCodeIssuer;
import io.latchkey.contracts.internal.LinksOperation.LinkCause;
import io.latchkey.contracts.internal.LinksOperation.LinkOutcome;
import io.latchkey.contracts.internal.LinksOperation.LinksRequest;
import io.latchkey.contracts.internal.LinksOperation.LinksResponse;
import io.latchkey.contracts.internal.LinksOperation.VoidReason;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Issues the links and codes of causes, to the one caller that mails them. */
@Component
class LinkIssuer {

    // A commit of another replica wakes nobody here.
    private static final Duration NEXT_LOOK = Duration.ofMillis(40);

    private final LinkTable links;
    private final LinkSigner signer;
    private final MailCodeIssuer codes;
    private final LinkArrivals arrivals;
    private final InstantSource clock;
    private final MeterRegistry meters;

    LinkIssuer(
            LinkTable links,
            LinkSigner signer,
            MailCodeIssuer codes,
            LinkArrivals arrivals,
            InstantSource clock,
            MeterRegistry meters) {
        this.links = links;
        this.signer = signer;
        this.codes = codes;
        this.arrivals = arrivals;
        this.clock = clock;
        this.meters = meters;
    }

    /** @param patience how long to wait for links whose cause is not applied yet */
    Mono<LinksResponse> resolveLinks(LinksRequest request, Duration patience) {
        return Mono.defer(() -> resolveUntil(request, System.nanoTime() + patience.toNanos()))
                .doOnNext(response -> response.links().forEach(this::countOutcome));
    }

    /** @param until {@link System#nanoTime} after which what is known by then is the answer */
    private Mono<LinksResponse> resolveUntil(LinksRequest request, long until) {
        long seen = arrivals.countCommits();
        return resolveKnown(request).flatMap(response -> {
            Duration left = Duration.ofNanos(until - System.nanoTime());
            return left.isPositive()
                            && response.links().stream().anyMatch(LinkOutcome.LinkNotKnownYet.class::isInstance)
                    ? arrivals.awaitCommit(seen, left.compareTo(NEXT_LOOK) < 0 ? left : NEXT_LOOK)
                            .then(Mono.defer(() -> resolveUntil(request, until)))
                    : Mono.just(response);
        });
    }

    private Mono<LinksResponse> resolveKnown(LinksRequest request) {
        List<UUID> ids = request.causes().stream().map(LinkCause::causeId).toList();
        return links.findByIds(ids).collectMap(PasswordLink::requestId).flatMap(found -> resolveCodes(
                        request.causes(), found)
                .map(outcomes -> new LinksResponse(request.causes().stream()
                        .map(cause -> Optional.ofNullable(outcomes.get(cause.causeId()))
                                .orElseGet(() -> resolveLink(cause, found)))
                        .toList())));
    }

    /** Of the causes that asked for no link; most batches have none. */
    private Mono<Map<UUID, LinkOutcome>> resolveCodes(List<LinkCause> causes, Map<UUID, PasswordLink> found) {
        List<LinkCause> others = causes.stream()
                .filter(cause -> !found.containsKey(cause.causeId()))
                .toList();
        return others.isEmpty() ? Mono.just(Map.of()) : codes.resolveCodes(others);
    }

    private LinkOutcome resolveLink(LinkCause cause, Map<UUID, PasswordLink> found) {
        PasswordLink link = found.get(cause.causeId());
        if (link == null || !link.accountId().equals(cause.accountId())) {
            return new LinkOutcome.LinkNotKnownYet(cause.causeId());
        }
        VoidReason reason = findVoidReason(link);
        return reason == null ? issueLink(link) : new LinkOutcome.LinkVoid(link.requestId(), reason);
    }

    private LinkOutcome issueLink(PasswordLink link) {
        return signer.signToken(link)
                .<LinkOutcome>map(token -> new LinkOutcome.LinkIssued(
                        link.requestId(), link.origin().purpose(), link.expiresAt(), token.encodeToken()))
                // Its key has been removed: what was mailed before does not work, and neither would this.
                .orElseGet(() -> new LinkOutcome.LinkVoid(link.requestId(), VoidReason.LINK_SUPERSEDED));
    }

    private @Nullable VoidReason findVoidReason(PasswordLink link) {
        PasswordLink.Revocation revocation = link.revocation();
        if (revocation != null) {
            return revocation.by().voidReason();
        }
        return switch (link.decision()) {
            case COALESCED -> VoidReason.COALESCED;
            case OVER_LIMIT -> VoidReason.OVER_LIMIT;
            case REFUSED, SUPERSEDED -> throw new IllegalStateException("a link without the reason of its end");
            case LIVE -> consumedOrExpired(link);
        };
    }

    private @Nullable VoidReason consumedOrExpired(PasswordLink link) {
        if (link.consumedAt() != null) {
            return VoidReason.LINK_SUPERSEDED;
        }
        return link.expiresAt().isAfter(clock.instant()) ? null : VoidReason.LINK_EXPIRED;
    }

    private void countOutcome(LinkOutcome outcome) {
        String label =
                switch (outcome) {
                    case LinkOutcome.LinkIssued issued -> "issued";
                    case LinkOutcome.CodeIssued issued -> "code-issued";
                    case LinkOutcome.LinkNotKnownYet unknown -> "not-known-yet";
                    case LinkOutcome.LinkVoid none -> none.reason().code();
                    case LinkOutcome.LinkNotUnderstood read -> throw new IllegalStateException("read, never written");
                };
        meters.counter("latchkey.links.asked", "outcome", label).increment();
    }
}
