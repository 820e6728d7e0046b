package io.latchkey.gateway.executive;

import io.latchkey.contracts.Role;
import io.latchkey.gateway.session.Sessions;
import io.latchkey.gateway.session.Visitor;
import io.latchkey.gateway.web.PathText;
import io.latchkey.gateway.web.Problems;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Lets nobody but executives reach their routes, by the roles the directory has at this moment. */
@Component
@Order(0)
final class ExecutivesOnly implements WebFilter {
    private static final String PATH = "/api/v1/accounts";
    private static final String EXECUTIVE = ExecutivesOnly.class.getName();

    private final Sessions sessions;

    ExecutivesOnly(Sessions sessions) {
        this.sessions = sessions;
    }

    /** The executive whose request this is; a route that the filter did not see lets nobody in. */
    static UUID executive(ServerWebExchange exchange) {
        if (exchange.getAttribute(EXECUTIVE) instanceof UUID accountId) {
            return accountId;
        }
        throw Problems.UNAUTHENTICATED.asException();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String path = PathText.of(exchange.getRequest());
        if (!path.equals(PATH) && !path.startsWith(PATH + "/")) {
            return chain.filter(exchange);
        }
        return sessions.visitor(exchange.getRequest())
                .map(ExecutivesOnly::admit)
                .flatMap(executive -> {
                    exchange.getAttributes().put(EXECUTIVE, executive);
                    return chain.filter(exchange);
                });
    }

    private static UUID admit(Visitor visitor) {
        return switch (visitor) {
            case Visitor.Anonymous nobody -> throw Problems.UNAUTHENTICATED.asException();
            case Visitor.SignedIn signedIn -> {
                if (!signedIn.account().person().roles().contains(Role.EXECUTIVE)) {
                    throw Problems.FORBIDDEN.asException();
                }
                yield signedIn.account().accountId();
            }
        };
    }
}
