/**
 * The accounts as this service knows them: the row of each, its versions and its credentials; publishes
 * account.state.v1. Owns the tables account and account_notice; touches the outbox, no other package.
 */
@NullMarked
package io.latchkey.account.registry;

import org.jspecify.annotations.NullMarked;
