package io.latchkey.gateway.directory;

import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.AccountProfile;
import io.latchkey.contracts.AccountRole;
import io.latchkey.contracts.EmailAddress;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Who an account belongs to, as an executive entered it. */
public record UserProfile(EmailAddress email, String displayName, AccountLocale locale, Set<AccountRole> roles) {
    /** As many as account-service takes; a name of 100 characters has at most 50. */
    private static final int MOST_WORDS = 64;

    public UserProfile {
        if (displayName.isBlank() || !roles.contains(AccountRole.USER)) {
            throw new IllegalArgumentException("a profile has a name and at least the role USER");
        }
        roles = AccountRole.toOrderedSet(roles);
    }

    /**
     * The words of a person that their password may not consist of: of the address, the local part and the labels of the
     * domain; of the name, each word; at most 64 in all.
     */
    public List<String> passwordContext() {
        String address = email.value();
        int at = address.lastIndexOf('@');
        List<String> names = DisplayNameRule.splitWords(displayName);
        // The labels of a domain of more than sixty say the least about a person.
        int mostLabels = Math.max(0, MOST_WORDS - 1 - names.size());
        return Stream.of(
                        Stream.of(address.substring(0, at)),
                        Arrays.stream(address.substring(at + 1).split("\\.")).limit(mostLabels),
                        names.stream())
                .flatMap(words -> words)
                .distinct()
                .limit(MOST_WORDS)
                .toList();
    }

    /** The fact that tells what the profile is from this version on. */
    AccountProfile toEvent(UUID accountId, long version, Instant at) {
        return new AccountProfile(accountId, version, email.value(), displayName, locale, roles, at);
    }

    /** Masked: an address or a name never reaches a log line. */
    @Override
    public String toString() {
        return "UserProfile[" + email + ", " + locale + ", " + roles + "]";
    }
}
