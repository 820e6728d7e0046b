package io.latchkey.account.reset;

import io.latchkey.contracts.AccountFact.RequestedBy;
import io.latchkey.contracts.internal.LinksOperation.LinkPurpose;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Whether a reset request gets a mail of its own, by the times of the requests in the order in which they arrive: at
 * most so many of the holder's in any hour, none while a link asked for a moment ago is live; an executive's always.
 */
final class ResetRateLimit {

    static final Duration WINDOW = Duration.ofHours(1);

    private final LinkSettings settings;

    ResetRateLimit(LinkSettings settings) {
        this.settings = settings;
    }

    /** @param earlier the account's requests that were decided to be live, at least those of the hour before */
    PasswordLink.Decision decideRequest(RequestedBy by, Instant at, List<PasswordLink> earlier) {
        if (by == RequestedBy.EXECUTIVE) {
            return PasswordLink.Decision.LIVE;
        }
        List<PasswordLink> resets = earlier.stream()
                .filter(request -> request.origin().purpose() == LinkPurpose.PASSWORD_RESET)
                .toList();
        if (resets.stream()
                .anyMatch(request -> request.isLiveAt(at) && isWithin(settings.coalesceWithin(), request, at))) {
            return PasswordLink.Decision.COALESCED;
        }
        long ofTheHour = resets.stream()
                .filter(request -> request.origin().by() == RequestedBy.HOLDER && isWithin(WINDOW, request, at))
                .count();
        return ofTheHour < settings.holdersPerHour() ? PasswordLink.Decision.LIVE : PasswordLink.Decision.OVER_LIMIT;
    }

    /** A request with a later time than one that arrives after it counts, too: else clocks apart would lift the limit. */
    private static boolean isWithin(Duration window, PasswordLink earlier, Instant at) {
        return earlier.origin().at().isAfter(at.minus(window));
    }
}
