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
class Links {

    private final LinkTable table;
    private final LinkKeys keys;
    private final InstantSource clock;
    private final MeterRegistry meters;

    Links(LinkTable table, LinkKeys keys, InstantSource clock, MeterRegistry meters) {
        this.table = table;
        this.keys = keys;
        this.clock = clock;
        this.meters = meters;
    }

    Mono<LinksAnswer> answer(LinksQuestion question) {
        List<UUID> ids =
                question.causes().stream().map(LinksQuestion.Cause::causeId).toList();
        return table.find(ids)
                .collectMap(LinkRequest::requestId)
                .map(found -> new LinksAnswer(question.causes().stream()
                        .map(cause -> answer(cause, found))
                        .map(this::counted)
                        .toList()));
    }

    private LinkAnswer answer(LinksQuestion.Cause cause, Map<UUID, LinkRequest> found) {
        LinkRequest request = found.get(cause.causeId());
        if (request == null || !request.accountId().equals(cause.accountId())) {
            return new LinkAnswer.NotKnownYet(cause.causeId());
        }
        String reason = voidBecause(request);
        return reason == null ? issued(request) : new LinkAnswer.NoLink(request.requestId(), reason);
    }

    private LinkAnswer issued(LinkRequest request) {
        return keys.token(request)
                .<LinkAnswer>map(token -> new LinkAnswer.Issued(
                        request.requestId(),
                        request.origin().purpose(),
                        request.expiresAt(),
                        token.encoded().value()))
                // Its key has been removed: what was mailed before is dead, and so is this.
                .orElseGet(() -> new LinkAnswer.NoLink(request.requestId(), EndedBy.LINK_USED.reason()));
    }

    private @Nullable String voidBecause(LinkRequest request) {
        LinkRequest.End end = request.end();
        if (end != null) {
            return end.by().reason();
        }
        return switch (request.state()) {
            case COALESCED -> "coalesced";
            case OVER_LIMIT -> "over-limit";
            case REFUSED, SUPERSEDED -> throw new IllegalStateException("ended, but not said by what");
            case LIVE -> spentOrLate(request);
        };
    }

    private @Nullable String spentOrLate(LinkRequest request) {
        if (request.consumedAt() != null) {
            return EndedBy.LINK_USED.reason();
        }
        return request.expiresAt().isAfter(clock.instant()) ? null : "link-expired";
    }

    private LinkAnswer counted(LinkAnswer answer) {
        String outcome =
                switch (answer) {
                    case LinkAnswer.Issued issued -> "issued";
                    case LinkAnswer.NotKnownYet unknown -> "not-known-yet";
                    case LinkAnswer.NoLink none -> none.reason();
                };
        meters.counter("latchkey.links.asked", "outcome", outcome).increment();
        return answer;
    }
}
