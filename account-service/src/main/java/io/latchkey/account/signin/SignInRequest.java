package io.latchkey.account.signin;

import io.latchkey.account.internalapi.DigestFormat;
import io.latchkey.account.registry.AccountSnapshot;
import io.latchkey.account.throttle.ThrottleBucket;
import io.latchkey.contracts.SecretValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Somebody says who they are.
 *
 * @param facts of the account that has the address; null when none has
 * @param oneTimePassword null when none was given
 * @param addressDigest keyed digest of the address, known or not
 * @param networkDigest keyed digest of where it came from
 * @param device digest of the known browser, when it belongs to the address
 * @param proven whether it brought a proof of work
 * @param networkLimited false for a network that limits leave alone
 */
record SignInRequest(
        @Nullable AccountSnapshot facts,
        SecretValue password,
        @Nullable SecretValue oneTimePassword,
        String addressDigest,
        String networkDigest,
        @Nullable String device,
        @Nullable Boolean proven,
        @Nullable Boolean networkLimited) {

    SignInRequest {
        Objects.requireNonNull(password, "password");
        DigestFormat.requireValid(addressDigest);
        DigestFormat.requireValid(networkDigest);
        if (device != null) {
            DigestFormat.requireValid(device);
        }
    }

    /** What it is counted in, in the order in which everybody counts. */
    List<ThrottleBucket> toBuckets() {
        var buckets = new ArrayList<ThrottleBucket>();
        buckets.add(ThrottleBucket.forSignIn(addressDigest, device));
        if (networkLimited == null || networkLimited) {
            buckets.add(ThrottleBucket.forNetwork(networkDigest));
        }
        return buckets;
    }

    SecurityEventContext toEventContext() {
        return new SecurityEventContext(facts == null ? null : facts.accountId(), addressDigest, networkDigest);
    }

    boolean withProof() {
        return proven != null && proven;
    }
}
