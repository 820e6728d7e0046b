/**
 * Authenticator apps, recovery codes and the challenges of sign-ins that need them; secrets are encrypted at rest and
 * each code works once. Owns the tables totp, recovery_code and challenge; uses registry and throttle.
 */
@NullMarked
package io.latchkey.account.secondfactor;

import org.jspecify.annotations.NullMarked;
