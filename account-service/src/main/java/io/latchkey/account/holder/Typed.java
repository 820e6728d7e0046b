package io.latchkey.account.holder;

import io.latchkey.account.registry.Facts;
import io.latchkey.account.trail.Traces;
import io.latchkey.contracts.Secret;

/** The password of a session's account, typed once more. */
record Typed(Facts facts, Secret password, Traces traces) {}
