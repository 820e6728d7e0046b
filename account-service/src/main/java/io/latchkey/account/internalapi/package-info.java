/**
 * Who may call which route, how an operation of {@code contracts.internal} is served, how a problem is written and how
 * keys are read. Knows no route's subject.
 */
@NullMarked
package io.latchkey.account.internalapi;

import org.jspecify.annotations.NullMarked;
