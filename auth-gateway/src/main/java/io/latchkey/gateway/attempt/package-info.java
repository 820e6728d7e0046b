/**
 * Where an attempt to prove who one is comes from, as account-service counts it: keyed digests of address and network, a
 * known device; and what the trail of refusals says of it. Reads cookies and addresses, touches no table.
 */
@NullMarked
package io.latchkey.gateway.attempt;

import org.jspecify.annotations.NullMarked;
