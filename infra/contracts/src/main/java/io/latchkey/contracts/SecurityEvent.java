package io.latchkey.contracts;

/** A record of {@code account.security.v1}: what was tried, never what was typed. */
public sealed interface SecurityEvent extends Event
        permits SignInSucceeded,
                SignInFailed,
                SignInThrottled,
                PasswordResetForUnknownAddress,
                LinkRefused,
                AccessRequested {}
