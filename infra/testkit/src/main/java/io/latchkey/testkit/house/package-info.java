/**
 * The laws of the house, as far as a machine can read them: rules over class files, and over sources where class files
 * do not tell. May touch ArchUnit and JUnit alone.
 */
@NullMarked
package io.latchkey.testkit.house;

import org.jspecify.annotations.NullMarked;
