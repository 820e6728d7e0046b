@NullMarked
package io.latchkey.operations;

import org.jspecify.annotations.NullMarked;
