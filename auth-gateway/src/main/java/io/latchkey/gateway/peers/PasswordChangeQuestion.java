package io.latchkey.gateway.peers;

import io.latchkey.contracts.Secret;
import io.latchkey.gateway.attempt.Attempt;
import io.latchkey.gateway.directory.Account;

/** May the holder, who knows the current password, set this one? */
public record PasswordChangeQuestion(Account account, Secret currentPassword, Secret newPassword, Attempt attempt) {}
