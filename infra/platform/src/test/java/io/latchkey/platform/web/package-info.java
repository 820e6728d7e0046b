@NullMarked
package io.latchkey.platform.web;

import org.jspecify.annotations.NullMarked;
