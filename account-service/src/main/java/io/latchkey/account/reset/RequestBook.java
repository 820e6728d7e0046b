package io.latchkey.account.reset;

import io.latchkey.account.registry.Account;
import io.latchkey.account.registry.Standing;
import io.latchkey.contracts.AccountCreated;
import io.latchkey.contracts.PasswordResetRequested;
import io.latchkey.contracts.RequestedBy;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The link requests of some accounts while a batch of facts is applied to them; kept with {@link LinkRequests}. */
public final class RequestBook {

    private final LinkSettings settings;
    private final LinkKeys keys;
    private final Limits limits;
    private final Map<UUID, List<LinkRequest>> earlier = new HashMap<>();
    private final Map<UUID, LinkRequest> added = new LinkedHashMap<>();
    private final Map<UUID, LinkRequest.End> ended = new LinkedHashMap<>();

    RequestBook(LinkSettings settings, LinkKeys keys, Collection<LinkRequest> stored) {
        this.settings = settings;
        this.keys = keys;
        this.limits = new Limits(settings);
        stored.forEach(this::remember);
    }

    /** A new account gets the link of its first sign-in, unless it has a password or is shut by now. */
    public void created(UUID causeId, AccountCreated fact, Account account) {
        var origin =
                new LinkRequest.Origin(Purpose.FIRST_SIGN_IN, RequestedBy.EXECUTIVE, fact.profileVersion(), fact.at());
        add(causeId, account, origin, needed(account));
    }

    /** Somebody asked: decides whether that gives a link. */
    public void requested(PasswordResetRequested fact, Account account) {
        var origin =
                new LinkRequest.Origin(Purpose.PASSWORD_RESET, fact.requestedBy(), fact.profileVersion(), fact.at());
        add(fact.requestId(), account, origin, decide(fact, account));
    }

    /** Kills every live link of an account. */
    public void end(UUID accountId, EndedBy by, Instant now) {
        ended.putIfAbsent(accountId, new LinkRequest.End(now, by));
        earlier.getOrDefault(accountId, List.of()).replaceAll(request -> request.endedAt(now, by));
        added.replaceAll((id, request) -> request.accountId().equals(accountId) ? request.endedAt(now, by) : request);
    }

    Collection<LinkRequest> added() {
        return added.values();
    }

    Map<UUID, LinkRequest.End> ended() {
        return ended;
    }

    private static LinkState needed(Account account) {
        if (account.standing() != Standing.ENABLED) {
            return LinkState.REFUSED;
        }
        return account.credential().since() == null ? LinkState.LIVE : LinkState.SUPERSEDED;
    }

    private LinkState decide(PasswordResetRequested fact, Account account) {
        if (account.standing() != Standing.ENABLED) {
            return LinkState.REFUSED;
        }
        if (givenAfter(fact.at(), account)) {
            return LinkState.SUPERSEDED;
        }
        return limits.decide(fact.requestedBy(), fact.at(), earlier.getOrDefault(account.accountId(), List.of()));
    }

    private void remember(LinkRequest request) {
        earlier.computeIfAbsent(request.accountId(), account -> new ArrayList<>())
                .add(request);
    }

    private void add(UUID requestId, Account account, LinkRequest.Origin origin, LinkState state) {
        // Whole milliseconds: the digest covers the expiry in that form.
        Instant expires = origin.at().truncatedTo(ChronoUnit.MILLIS).plus(settings.lifetime(origin.purpose()));
        var request = new LinkRequest(
                requestId,
                account.accountId(),
                origin,
                expires,
                state,
                end(state, origin.at(), account),
                null,
                keys.newSeal());
        added.put(requestId, request);
        if (state == LinkState.LIVE) {
            remember(request);
        }
    }

    private static LinkRequest.@Nullable End end(LinkState state, Instant at, Account account) {
        return switch (state) {
            case LIVE, COALESCED, OVER_LIMIT -> null;
            case SUPERSEDED -> new LinkRequest.End(at, EndedBy.PASSWORD_CHANGED);
            case REFUSED ->
                new LinkRequest.End(
                        at, account.standing() == Standing.ERASED ? EndedBy.ACCOUNT_ERASED : EndedBy.ACCOUNT_DISABLED);
        };
    }

    private static boolean givenAfter(Instant requested, Account account) {
        Instant set = account.credential().since();
        return set != null && set.isAfter(requested);
    }
}
