/**
 * Who may call which route, how a body is read and how a problem is written. Knows no route's subject.
 */
@NullMarked
package io.latchkey.account.internalapi;

import org.jspecify.annotations.NullMarked;
