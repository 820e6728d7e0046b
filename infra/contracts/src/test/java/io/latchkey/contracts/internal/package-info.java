/** Tests of the HTTP contract between the services; starts nothing. */
@NullMarked
package io.latchkey.contracts.internal;

import org.jspecify.annotations.NullMarked;
