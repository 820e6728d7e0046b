package io.latchkey.account.signin;

import io.latchkey.account.registry.Account;
import io.latchkey.contracts.SecurityEvent.SignInFactor;
import io.latchkey.contracts.internal.SignInOperation.KnownDevice;
import org.jspecify.annotations.Nullable;

/**
 * A complete sign-in.
 *
 * @param account as it was when its holder proved it
 * @param device the browser, as it says of itself; null when it says nothing
 * @param factor the last that was proved
 */
record SignInSuccess(
        SecurityEventContext context,
        Account account,
        @Nullable KnownDevice device,
        SignInFactor factor) {

    boolean isInKnownBrowser() {
        return account.recognizeDevice(device) != null;
    }
}
