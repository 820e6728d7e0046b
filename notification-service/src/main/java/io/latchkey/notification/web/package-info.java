/**
 * The service's ports, and what the operations console gives the edge of the platform: its paths, its origin rule, its pages. Touches no table and
 * knows no feature; what lies outside {@code /operations} is left alone.
 */
@NullMarked
package io.latchkey.notification.web;

import org.jspecify.annotations.NullMarked;
