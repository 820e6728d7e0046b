/**
 * What every service checks of its settings, and says of one that stops its start. Touches Spring Boot's report of a failed
 * start alone.
 */
@NullMarked
package io.latchkey.platform.settings;

import org.jspecify.annotations.NullMarked;
