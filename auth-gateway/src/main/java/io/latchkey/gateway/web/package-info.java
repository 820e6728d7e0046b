/**
 * What every answer shares: problems, security headers, the cross-origin rule, limits per network, strict JSON. Touches no
 * table and knows no feature.
 */
@NullMarked
package io.latchkey.gateway.web;

import org.jspecify.annotations.NullMarked;
