/**
 * The operations console on the command line: signs in at the gateway, asks notification-service's HTTP API, prints what
 * it says. Uses nothing that another program could not use.
 */
@NullMarked
package io.latchkey.operations;

import org.jspecify.annotations.NullMarked;
