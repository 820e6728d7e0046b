/**
 * What every answer of a service shares: problems, security headers, the cross-origin rule, strict JSON, pages and their
 * languages. Touches no table and knows no feature; a service gives its {@link io.latchkey.platform.web.EdgeRules}.
 */
@NullMarked
package io.latchkey.platform.web;

import org.jspecify.annotations.NullMarked;
