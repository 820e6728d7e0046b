package io.latchkey.account.secondfactor;

import io.latchkey.account.registry.Account;
import io.latchkey.contracts.Secret;
import java.util.List;

/** An account whose app is enrolled, with the recovery codes that are seen this once. */
public record Enrolled(Account account, List<Secret> recoveryCodes) {

    public Enrolled {
        recoveryCodes = List.copyOf(recoveryCodes);
    }
}
