package io.latchkey.gateway.privilege;

import io.latchkey.platform.web.CommonProblems;
import java.util.UUID;
import org.springframework.web.server.ServerWebExchange;

/**
 * The executive whose request this is.
 *
 * @param fresh whether they proved every factor just now
 */
public record ExecutivePrincipal(UUID accountId, boolean fresh) {
    private static final String ATTRIBUTE = ExecutivePrincipal.class.getName();

    /** A route that the guard did not see lets no one in. */
    public static ExecutivePrincipal requireExecutive(ServerWebExchange exchange) {
        if (exchange.getAttribute(ATTRIBUTE) instanceof ExecutivePrincipal executive) {
            return executive;
        }
        throw CommonProblems.UNAUTHENTICATED.toException();
    }

    void storeIn(ServerWebExchange exchange) {
        exchange.getAttributes().put(ATTRIBUTE, this);
    }
}
