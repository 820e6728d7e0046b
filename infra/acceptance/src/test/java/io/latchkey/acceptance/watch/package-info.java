/** What operators look at: metrics, rules, dashboards, traces and logs of the running whole. */
@NullMarked
package io.latchkey.acceptance.watch;

import org.jspecify.annotations.NullMarked;
