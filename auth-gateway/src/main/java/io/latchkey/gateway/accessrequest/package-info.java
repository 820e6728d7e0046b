/**
 * Requests for accounts; executives approve or decline, and who is declined gets a notice. Touches the
 * tables access_request, access_request_refused and courtesy, the directory, and notification-service through clients.
 */
@NullMarked
package io.latchkey.gateway.accessrequest;

import org.jspecify.annotations.NullMarked;
