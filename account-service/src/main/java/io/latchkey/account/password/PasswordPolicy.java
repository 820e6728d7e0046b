package io.latchkey.account.password;

import io.latchkey.contracts.SecretValue;
import io.latchkey.contracts.internal.PasswordRejection;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Which passwords are accepted: 15 to 128 code points, not common, not made of the account's own words; no composition. */
@Component
class PasswordPolicy {

    static final int SHORTEST = 15;
    static final int LONGEST = 128;

    private final PasswordBlocklist blocklist = PasswordBlocklist.load();

    /**
     * Everything that speaks against a password, in the order of {@link PasswordRejection}; empty when it is accepted.
     * {@link PasswordRejection#SAME_AS_BEFORE} is never among them: that one needs the account's hash.
     *
     * @param context words of the account: local part, domain label, words of the display name
     */
    public List<PasswordRejection> findRejectionReasons(SecretValue password, Collection<String> context) {
        PasswordText text = PasswordText.of(password);
        int length = text.length();
        if (length > LONGEST) {
            return List.of(PasswordRejection.TOO_LONG);
        }
        String folded = text.toFolded();
        Set<PasswordRejection> reasons = EnumSet.noneOf(PasswordRejection.class);
        if (length < SHORTEST) {
            reasons.add(PasswordRejection.TOO_SHORT);
        }
        if (blocklist.contains(folded)) {
            reasons.add(PasswordRejection.COMMON);
        }
        if (ContextWords.of(context).dominatePassword(folded)) {
            reasons.add(PasswordRejection.CONTEXT);
        }
        return List.copyOf(reasons);
    }
}
