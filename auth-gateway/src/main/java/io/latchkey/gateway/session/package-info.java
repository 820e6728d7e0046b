/**
 * Sessions: issued, looked up, ended, and dead as soon as the account's credentials change; and the same sessions on the
 * hosts of applications. Touches the tables session, application_code and application_session, and reads the account of
 * each session with it.
 */
@NullMarked
package io.latchkey.gateway.session;

import org.jspecify.annotations.NullMarked;
