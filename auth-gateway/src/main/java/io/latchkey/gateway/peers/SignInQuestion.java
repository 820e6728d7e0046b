package io.latchkey.gateway.peers;

import io.latchkey.contracts.Secret;
import io.latchkey.gateway.attempt.Attempt;
import io.latchkey.gateway.directory.Account;
import org.jspecify.annotations.Nullable;

/**
 * Is this the account's password, and its one-time password?
 *
 * @param account null when the address has no account; answering costs the same
 * @param oneTimePassword null when none was given
 * @param proven whether the sender did the work that robots are asked for
 */
public record SignInQuestion(
        @Nullable Account account,
        Secret password,
        @Nullable Secret oneTimePassword,
        Attempt attempt,
        boolean proven) {}
