package io.latchkey.account.reset;

import io.latchkey.account.registry.Account;
import io.latchkey.account.registry.AccountLifecycleState;
import io.latchkey.contracts.AccountFact.AccountCreated;
import io.latchkey.contracts.AccountFact.PasswordResetRequested;
import io.latchkey.contracts.AccountFact.RequestedBy;
import io.latchkey.contracts.internal.LinksOperation.LinkPurpose;
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

/** The links of some accounts while a batch of facts is applied to them; saved with {@link PasswordLinkRepository}. */
public final class PasswordLinkChangeSet {

    private final LinkSettings settings;
    private final LinkSigner signer;
    private final ResetRateLimit limits;
    private final Map<UUID, List<PasswordLink>> earlier = new HashMap<>();
    private final Map<UUID, PasswordLink> added = new LinkedHashMap<>();
    private final Map<UUID, PasswordLink.Revocation> revoked = new LinkedHashMap<>();

    PasswordLinkChangeSet(LinkSettings settings, LinkSigner signer, Collection<PasswordLink> stored) {
        this.settings = settings;
        this.signer = signer;
        this.limits = new ResetRateLimit(settings);
        stored.forEach(this::rememberLink);
    }

    /** A new account gets the link of its first sign-in, unless it has a password or is disabled by now. */
    public void applyCreated(UUID causeId, AccountCreated fact, Account account) {
        var origin = new PasswordLink.Origin(
                LinkPurpose.FIRST_SIGN_IN, RequestedBy.EXECUTIVE, fact.profileVersion(), fact.at());
        addLink(causeId, account, origin, decideFirstSignIn(account));
    }

    /** Decides whether a reset request gives a link. */
    public void applyRequested(PasswordResetRequested fact, Account account) {
        var origin = new PasswordLink.Origin(
                LinkPurpose.PASSWORD_RESET, fact.requestedBy(), fact.profileVersion(), fact.at());
        addLink(fact.requestId(), account, origin, decideReset(fact, account));
    }

    /** Revokes every live link of an account. */
    public void revokeLinks(UUID accountId, LinkRevocationReason by, Instant now) {
        revoked.putIfAbsent(accountId, new PasswordLink.Revocation(now, by));
        earlier.getOrDefault(accountId, List.of()).replaceAll(request -> request.revokeAt(now, by));
        added.replaceAll((id, request) -> request.accountId().equals(accountId) ? request.revokeAt(now, by) : request);
    }

    Collection<PasswordLink> addedLinks() {
        return added.values();
    }

    Map<UUID, PasswordLink.Revocation> revokedAccounts() {
        return revoked;
    }

    private static PasswordLink.Decision decideFirstSignIn(Account account) {
        if (account.lifecycleState() != AccountLifecycleState.ENABLED) {
            return PasswordLink.Decision.REFUSED;
        }
        return account.credential().since() == null ? PasswordLink.Decision.LIVE : PasswordLink.Decision.SUPERSEDED;
    }

    private PasswordLink.Decision decideReset(PasswordResetRequested fact, Account account) {
        if (account.lifecycleState() != AccountLifecycleState.ENABLED) {
            return PasswordLink.Decision.REFUSED;
        }
        if (passwordSetAfter(fact.at(), account)) {
            return PasswordLink.Decision.SUPERSEDED;
        }
        return limits.decideRequest(
                fact.requestedBy(), fact.at(), earlier.getOrDefault(account.accountId(), List.of()));
    }

    private void rememberLink(PasswordLink request) {
        earlier.computeIfAbsent(request.accountId(), account -> new ArrayList<>())
                .add(request);
    }

    private void addLink(UUID requestId, Account account, PasswordLink.Origin origin, PasswordLink.Decision decision) {
        // Whole milliseconds: the digest covers the expiry in that form.
        Instant expires = origin.at().truncatedTo(ChronoUnit.MILLIS).plus(settings.lifetimeOf(origin.purpose()));
        var request = new PasswordLink(
                requestId,
                account.accountId(),
                origin,
                expires,
                decision,
                initialRevocation(decision, origin.at(), account),
                null,
                signer.newSignatureParams());
        added.put(requestId, request);
        if (decision == PasswordLink.Decision.LIVE) {
            rememberLink(request);
        }
    }

    private static PasswordLink.@Nullable Revocation initialRevocation(
            PasswordLink.Decision decision, Instant at, Account account) {
        return switch (decision) {
            case LIVE, COALESCED, OVER_LIMIT -> null;
            case SUPERSEDED -> new PasswordLink.Revocation(at, LinkRevocationReason.PASSWORD_CHANGED);
            case REFUSED -> new PasswordLink.Revocation(at, LinkRevocationReason.of(account.lifecycleState()));
        };
    }

    private static boolean passwordSetAfter(Instant requested, Account account) {
        Instant set = account.credential().since();
        return set != null && set.isAfter(requested);
    }
}
