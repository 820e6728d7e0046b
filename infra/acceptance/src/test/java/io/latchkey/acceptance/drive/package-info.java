/** How the tests hold the running system: its HTTP API, the inbox, the topics. Knows no test. */
@NullMarked
package io.latchkey.acceptance.drive;

import org.jspecify.annotations.NullMarked;
