/** Breaks the laws on purpose, for the tests of the laws. */
@NullMarked
package io.latchkey.testkit.house.crooked.service;

import org.jspecify.annotations.NullMarked;
