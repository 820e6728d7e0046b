package io.latchkey.gateway.peers;

import io.latchkey.contracts.Secret;
import io.latchkey.gateway.attempt.Attempt;
import io.latchkey.gateway.directory.Account;

/** Is this a code of the phone that the challenge's offer set up? */
public record EnrolmentQuestion(Account account, Secret challenge, Secret oneTimePassword, Attempt attempt) {}
