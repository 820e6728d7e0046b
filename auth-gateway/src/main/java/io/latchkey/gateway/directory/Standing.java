package io.latchkey.gateway.directory;

/**
 * The gateway's own word on an account: in force at once, and sent along with every question to account-service.
 *
 * @param version counts the gateway's facts of the account
 * @param profileVersion counts its published profiles
 * @param twoFactorVersion of the newest fact that required, reset or removed the second factor; 0 where there is none
 * @param minCredentialVersion a sign-in or session of a lower one no longer counts
 */
public record Standing(
        long version,
        long profileVersion,
        boolean enabled,
        boolean twoFactorRequired,
        long twoFactorVersion,
        long minCredentialVersion) {}
