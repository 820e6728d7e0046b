package io.latchkey.notification.recipient;

import io.latchkey.contracts.AccountProfile;
import io.latchkey.contracts.EmailAddress;
import io.latchkey.notification.recipient.RecipientTable.Profile;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The people behind the accounts, newest version of each. */
@Component
public final class Recipients {

    // Dot-atom and domain, ASCII: nothing in it can end a header or name a second recipient.
    private static final Pattern ONE_RECIPIENT =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9.-]{1,253}");

    private final RecipientTable table;
    private final Clock clock;

    Recipients(RecipientTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /**
     * Takes profiles over where their version is greater and the account is not erased.
     *
     * @throws IllegalArgumentException for an address that no mail can be sent to
     */
    public Mono<Void> learn(List<AccountProfile> profiles) {
        Map<UUID, Profile> newest = profiles.stream()
                .map(Recipients::profile)
                .collect(Collectors.toMap(Profile::accountId, Function.identity(), Recipients::newer));
        return newest.isEmpty() ? Mono.empty() : table.upsert(newest.values(), clock.instant());
    }

    /** Forgets these people for good. */
    public Mono<Void> erase(Collection<UUID> accounts) {
        return accounts.isEmpty() ? Mono.empty() : table.erase(accounts, clock.instant());
    }

    /** Those that are known, by account id. */
    public Mono<Map<UUID, Recipient>> find(Collection<UUID> accounts) {
        return accounts.isEmpty() ? Mono.just(Map.of()) : table.find(accounts);
    }

    private static Profile newer(Profile one, Profile other) {
        return one.version() >= other.version() ? one : other;
    }

    private static Profile profile(AccountProfile profile) {
        return new Profile(
                profile.accountId(),
                profile.version(),
                sendable(profile.email()),
                PersonName.of(profile.displayName()).value(),
                profile.locale());
    }

    private static String sendable(String email) {
        if (!ONE_RECIPIENT.matcher(email).matches()) {
            throw new IllegalArgumentException("a profile's address is not one that mail can be sent to");
        }
        return new EmailAddress(email).value();
    }
}
