package io.latchkey.account.reset;

import io.latchkey.account.registry.Account;

/** A redemption whose link is one of ours, with that link, its account and what it can still do. */
record Presented(RedemptionQuestion question, LinkRequest link, Account account, Liveness liveness) {}
