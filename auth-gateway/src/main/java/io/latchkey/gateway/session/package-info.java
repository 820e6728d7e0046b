/**
 * Sessions: issued, looked up, ended, and dead as soon as the account's credentials change. Touches the table session,
 * and reads the account of each with it.
 */
@NullMarked
package io.latchkey.gateway.session;

import org.jspecify.annotations.NullMarked;
