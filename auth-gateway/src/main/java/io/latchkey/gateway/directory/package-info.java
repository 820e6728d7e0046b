/**
 * The accounts as the gateway knows them: unique address, search, status, versions, and the facts about them in the
 * outbox of the same transaction. Touches the tables account, account_term, erased_account, executive_was_here and
 * no_account; knows no feature.
 */
@NullMarked
package io.latchkey.gateway.directory;

import org.jspecify.annotations.NullMarked;
