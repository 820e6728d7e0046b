package io.latchkey.notification.recipient;

import io.latchkey.contracts.AccountProfile;
import io.latchkey.contracts.Role;
import io.latchkey.notification.recipient.RecipientTable.Profile;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The people behind the accounts, newest version of each. */
@Component
public final class Recipients {

    private final RecipientTable table;
    private final FormerAddressTable former;
    private final StandingTable standings;
    private final Clock clock;

    Recipients(RecipientTable table, FormerAddressTable former, StandingTable standings, Clock clock) {
        this.table = table;
        this.former = former;
        this.standings = standings;
        this.clock = clock;
    }

    /**
     * Takes profiles over where their version is greater and the account is not erased, and keeps the addresses that they
     * replace.
     *
     * @throws IllegalArgumentException for an address that no mail can be sent to
     */
    public Mono<Void> learn(List<AccountProfile> profiles) {
        List<Profile> rows = profiles.stream().map(Recipients::profile).toList();
        return Flux.fromIterable(Turns.of(rows)).concatMap(this::take).then();
    }

    /** Takes over whether accounts are disabled, where the version is greater. */
    public Mono<Void> stand(List<Standing> news) {
        Map<UUID, Standing> newest = news.stream()
                .collect(Collectors.toMap(
                        Standing::accountId,
                        Function.identity(),
                        (one, other) -> one.version() >= other.version() ? one : other));
        return newest.isEmpty() ? Mono.empty() : standings.upsert(newest.values());
    }

    /** Forgets these people for good. */
    public Mono<Void> erase(Collection<UUID> accounts) {
        return accounts.isEmpty()
                ? Mono.empty()
                : table.erase(accounts, clock.instant()).then(former.erase(accounts));
    }

    /** Who was erased since then. */
    public Mono<List<UUID>> erasedSince(Instant then) {
        return table.erasedSince(then);
    }

    /** Those that are known, by account id. */
    public Mono<Map<UUID, Recipient>> find(Collection<UUID> accounts) {
        return accounts.isEmpty() ? Mono.just(Map.of()) : table.find(accounts);
    }

    /** The addresses before these changes, as far as they are kept, by the asker's key. */
    public Mono<Map<UUID, FormerAddress>> before(Collection<Former> changes) {
        return changes.isEmpty() ? Mono.just(Map.of()) : former.find(changes);
    }

    /** Everybody who decides about requests for access now. */
    public Mono<List<Executive>> executives() {
        return table.executives();
    }

    private Mono<Void> take(List<Profile> onePerAccount) {
        Instant now = clock.instant();
        return former.keep(onePerAccount, now).then(table.upsert(onePerAccount, now));
    }

    private static Profile profile(AccountProfile profile) {
        return new Profile(
                profile.accountId(),
                profile.version(),
                Sendable.checked(profile.email()),
                PersonName.of(profile.displayName()).value(),
                profile.locale(),
                profile.roles().contains(Role.EXECUTIVE));
    }
}
