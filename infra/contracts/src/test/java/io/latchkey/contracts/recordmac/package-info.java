/** Tests of the MACs between writers and readers. */
@NullMarked
package io.latchkey.contracts.recordmac;

import org.jspecify.annotations.NullMarked;
