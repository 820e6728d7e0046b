@NullMarked
package io.latchkey.devstack.ops;

import org.jspecify.annotations.NullMarked;
