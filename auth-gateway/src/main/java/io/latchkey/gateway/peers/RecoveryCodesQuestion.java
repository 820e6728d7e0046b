package io.latchkey.gateway.peers;

import io.latchkey.contracts.Secret;
import io.latchkey.gateway.attempt.Attempt;
import io.latchkey.gateway.directory.Account;

/** May the holder, by both factors, have new recovery codes? */
public record RecoveryCodesQuestion(Account account, Secret password, Secret oneTimePassword, Attempt attempt) {}
