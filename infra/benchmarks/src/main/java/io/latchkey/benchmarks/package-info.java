/** The benchmarks' command. Touches the public commands, HTTP API, inbox and topics of Latchkey, nothing inside it. */
@NullMarked
package io.latchkey.benchmarks;

import org.jspecify.annotations.NullMarked;
