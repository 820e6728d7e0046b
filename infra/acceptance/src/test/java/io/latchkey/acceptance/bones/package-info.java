/** The promises of the contract, each broken on purpose from outside: kills, races, floods, bad input. */
@NullMarked
package io.latchkey.acceptance.bones;

import org.jspecify.annotations.NullMarked;
