package io.latchkey.gateway.peers;

import io.latchkey.contracts.Secret;
import io.latchkey.gateway.directory.Account;
import org.jspecify.annotations.Nullable;

/**
 * Is this the account's password?
 *
 * @param account null when the address has no account; answering costs the same
 */
public record SignInQuestion(@Nullable Account account, Secret password, String addressDigest, String networkDigest) {}
