package io.latchkey.notification.recipient;

import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.AccountProfile;
import io.latchkey.contracts.AccountRole;
import io.latchkey.contracts.EmailAddress;
import io.latchkey.notification.recipient.RecipientTable.Profile;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
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
public final class RecipientDirectory {

    private final RecipientTable table;
    private final FormerAddressTable former;
    private final AccountStandingTable standings;
    private final Clock clock;

    RecipientDirectory(RecipientTable table, FormerAddressTable former, AccountStandingTable standings, Clock clock) {
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
    public Mono<Void> applyProfiles(List<AccountProfile> profiles) {
        List<Profile> rows = profiles.stream().map(RecipientDirectory::toRow).toList();
        return Flux.fromIterable(splitByAccount(rows))
                .concatMap(this::applyBatch)
                .then();
    }

    /** Takes over whether accounts are disabled, where the version is greater. */
    public Mono<Void> applyStandings(List<AccountStanding> news) {
        Map<UUID, AccountStanding> newest = news.stream()
                .collect(Collectors.toMap(
                        AccountStanding::accountId,
                        Function.identity(),
                        (one, other) -> one.version() >= other.version() ? one : other));
        return newest.isEmpty() ? Mono.empty() : standings.upsert(newest.values());
    }

    /** Forgets these people for good. */
    public Mono<Void> eraseAccounts(Collection<UUID> accounts) {
        return accounts.isEmpty()
                ? Mono.empty()
                : table.eraseAccounts(accounts, clock.instant()).then(former.eraseAccounts(accounts));
    }

    /** The accounts with this very address; more than one only while a profile is on its way. No address comes out. */
    public Mono<List<UUID>> findByAddress(EmailAddress address) {
        return table.findByAddress(address);
    }

    /** Who was erased since then. */
    public Mono<List<UUID>> findErasedSince(Instant then) {
        return table.findErasedSince(then);
    }

    /** Those that are known, by account id. */
    public Mono<Map<UUID, Recipient>> findByIds(Collection<UUID> accounts) {
        return accounts.isEmpty() ? Mono.just(Map.of()) : table.findByIds(accounts);
    }

    /** The addresses before these changes, as far as they are kept, by the asker's key. */
    public Mono<Map<UUID, FormerAddress>> findFormerAddresses(Collection<FormerAddress.Query> changes) {
        return changes.isEmpty() ? Mono.just(Map.of()) : former.findByQueries(changes);
    }

    /** Every address that is kept for a notice. */
    public Mono<List<FormerAddress.Kept>> findKeptAddresses() {
        return former.findKept().collectList();
    }

    /** Forgets these addresses, and all that were replaced before {@code oldest}. */
    public Mono<Void> forgetFormerAddresses(Collection<FormerAddress.Kept> addresses, Instant oldest) {
        return former.delete(addresses, oldest);
    }

    /** All executives who are not disabled: they decide about requests for access. */
    public Mono<List<Executive>> findExecutives() {
        return table.findExecutives();
    }

    private Mono<Void> applyBatch(List<Profile> onePerAccount) {
        Instant now = clock.instant();
        return former.keepReplaced(onePerAccount, now).then(table.upsert(onePerAccount, now));
    }

    /** In batches with each account once, in the order given: an address that came and went is seen to go. */
    private static List<List<Profile>> splitByAccount(List<Profile> profiles) {
        Map<UUID, Integer> seen = new HashMap<>();
        List<List<Profile>> batches = new ArrayList<>();
        profiles.forEach(profile -> {
            int batch = seen.merge(profile.accountId(), 1, Integer::sum) - 1;
            if (batch == batches.size()) {
                batches.add(new ArrayList<>());
            }
            batches.get(batch).add(profile);
        });
        return batches;
    }

    private static Profile toRow(AccountProfile profile) {
        return new Profile(
                profile.accountId(),
                profile.version(),
                MailAddressValidator.requireSendable(profile.email()),
                PersonName.of(profile.displayName()).value(),
                profile.locale(),
                profile.roles().contains(AccountRole.EXECUTIVE));
    }

    /** An account that decides about requests for access. */
    public record Executive(UUID accountId, AccountLocale locale) {}

    /**
     * Whether an executive shut an account.
     *
     * @param version of the fact that says so
     */
    public record AccountStanding(UUID accountId, long version, boolean disabled) {}
}
