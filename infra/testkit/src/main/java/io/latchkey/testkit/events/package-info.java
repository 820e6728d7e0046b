/**
 * Checks records that tests see against the published contract. Touches the contracts and a JSON Schema validator,
 * no broker.
 */
@NullMarked
package io.latchkey.testkit.events;

import org.jspecify.annotations.NullMarked;
