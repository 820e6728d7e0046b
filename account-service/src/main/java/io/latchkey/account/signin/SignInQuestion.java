package io.latchkey.account.signin;

import io.latchkey.account.internalapi.Digests;
import io.latchkey.account.registry.Facts;
import io.latchkey.account.throttle.Bucket;
import io.latchkey.account.trail.Traces;
import io.latchkey.contracts.Secret;
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
record SignInQuestion(
        @Nullable Facts facts,
        Secret password,
        @Nullable Secret oneTimePassword,
        String addressDigest,
        String networkDigest,
        @Nullable String device,
        @Nullable Boolean proven,
        @Nullable Boolean networkLimited) {

    SignInQuestion {
        Objects.requireNonNull(password, "password");
        Digests.check(addressDigest);
        Digests.check(networkDigest);
        if (device != null) {
            Digests.check(device);
        }
    }

    /** What it is counted in, in the order in which everybody counts. */
    List<Bucket> buckets() {
        var buckets = new ArrayList<Bucket>();
        buckets.add(Bucket.signIn(addressDigest, device));
        if (networkLimited == null || networkLimited) {
            buckets.add(Bucket.network(networkDigest));
        }
        return buckets;
    }

    Traces traces() {
        return new Traces(facts == null ? null : facts.accountId(), addressDigest, networkDigest);
    }

    boolean withProof() {
        return proven != null && proven;
    }
}
