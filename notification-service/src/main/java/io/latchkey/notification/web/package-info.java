/**
 * What every answer of the operations console shares: problems, security headers, the cross-origin rule, pages and their
 * languages. Touches no table and knows no feature; what lies outside {@code /operations} is left alone.
 */
@NullMarked
package io.latchkey.notification.web;

import org.jspecify.annotations.NullMarked;
