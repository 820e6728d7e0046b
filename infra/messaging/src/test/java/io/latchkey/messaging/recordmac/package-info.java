/** Tests of the MACs between writers and readers. */
@NullMarked
package io.latchkey.messaging.recordmac;

import org.jspecify.annotations.NullMarked;
