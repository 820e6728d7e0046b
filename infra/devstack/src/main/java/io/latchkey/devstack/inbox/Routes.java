package io.latchkey.devstack.inbox;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;

/** Which address answers what. */
final class Routes {

    private final SendGridApi sendGrid;
    private final SuppressionApi suppressions;
    private final InboxApi api;
    private final InboxPages pages;

    Routes(SendGridApi sendGrid, SuppressionApi suppressions, InboxApi api, InboxPages pages) {
        this.sendGrid = sendGrid;
        this.suppressions = suppressions;
        this.api = api;
        this.pages = pages;
    }

    /** Throws {@link Problem} for what is not there. */
    Answer answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String method = exchange.getRequestMethod().equals("HEAD") ? "GET" : exchange.getRequestMethod();
        if (path != null && path.startsWith(SuppressionApi.ROOT)) {
            return suppressions.answer(method, exchange);
        }
        return switch (path == null ? "" : path) {
            case "/v3/mail/send" -> sendGrid(method, exchange);
            case "/api/v1/messages" -> messages(method, exchange);
            case "/api/v1/stats" -> only("GET", method, api::stats);
            case "/api/v1/behaviour" -> behaviour(method, exchange);
            case "/empty" -> only("POST", method, pages::empty);
            default -> only("GET", method, () -> pages.show(path == null ? "" : path, Query.of(exchange)));
        };
    }

    /** An answer that may fail as I/O does. */
    private interface Answering {
        Answer get() throws IOException;
    }

    private Answer sendGrid(String method, HttpExchange exchange) throws IOException {
        return method.equals("POST")
                ? sendGrid.send(exchange)
                : SendGridError.answer(405, List.of(new SendGridError("method not allowed", null, null)))
                        .header("Allow", "POST");
    }

    private Answer messages(String method, HttpExchange exchange) {
        return switch (method) {
            case "GET" -> api.messages(Query.of(exchange));
            case "DELETE" -> api.empty();
            default -> notAllowed("GET, DELETE");
        };
    }

    private Answer behaviour(String method, HttpExchange exchange) throws IOException {
        return switch (method) {
            case "GET" -> api.behaviour();
            case "PUT" -> api.behave(RequestBody.read(exchange, RequestBody.SMALL));
            default -> notAllowed("GET, PUT");
        };
    }

    private static Answer only(String allowed, String method, Answering answering) throws IOException {
        return allowed.equals(method) ? answering.get() : notAllowed(allowed);
    }

    private static Answer notAllowed(String allowed) {
        return Problem.methodNotAllowed().answer().header("Allow", allowed);
    }
}
