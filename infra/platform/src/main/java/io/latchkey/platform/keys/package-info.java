/** Identifiers, digests, tokens and the keys of settings. Touches the JDK's cryptography alone. */
@NullMarked
package io.latchkey.platform.keys;

import org.jspecify.annotations.NullMarked;
