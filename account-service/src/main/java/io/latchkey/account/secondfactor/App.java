package io.latchkey.account.secondfactor;

import java.util.UUID;

/**
 * An enrolled authenticator app.
 *
 * @param lastStep codes of it and before are used up
 */
record App(UUID accountId, Sealed secret, long lastStep) {}
