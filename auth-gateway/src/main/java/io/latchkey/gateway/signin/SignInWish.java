package io.latchkey.gateway.signin;

import io.latchkey.contracts.EmailAddress;
import io.latchkey.contracts.Secret;
import org.jspecify.annotations.Nullable;

/**
 * What somebody who wants to sign in gave.
 *
 * @param oneTimePassword null when none was given
 * @param proof of work, as it came; null when none was given
 */
record SignInWish(
        EmailAddress address,
        Secret password,
        @Nullable Secret oneTimePassword,
        @Nullable String proof) {}
