@NullMarked
package io.latchkey.platform.settings;

import org.jspecify.annotations.NullMarked;
