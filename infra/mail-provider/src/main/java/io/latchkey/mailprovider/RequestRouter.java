package io.latchkey.mailprovider;

import com.sun.net.httpserver.HttpExchange;
import io.latchkey.mailprovider.http.HttpAnswer;
import io.latchkey.mailprovider.http.ProviderProblem;
import io.latchkey.mailprovider.http.QueryParameters;
import io.latchkey.mailprovider.http.RequestBody;
import io.latchkey.mailprovider.sendgrid.MailSendApi;
import io.latchkey.mailprovider.sendgrid.SendGridError;
import io.latchkey.mailprovider.sendgrid.SuppressionApi;
import io.latchkey.mailprovider.ui.InboxApi;
import io.latchkey.mailprovider.ui.InboxPages;
import java.io.IOException;
import java.util.List;

/** Which address answers what. */
record RequestRouter(MailSendApi sendGrid, SuppressionApi suppressions, InboxApi api, InboxPages pages) {

    /** Throws {@link ProviderProblem} for what is not there. */
    HttpAnswer routeRequest(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String method = exchange.getRequestMethod().equals("HEAD") ? "GET" : exchange.getRequestMethod();
        if (path != null && path.startsWith(SuppressionApi.ROOT)) {
            return suppressions.answerRequest(method, exchange);
        }
        return switch (path == null ? "" : path) {
            case "/v3/mail/send" -> routeMailSend(method, exchange);
            case "/api/v1/messages" -> routeMessages(method, exchange);
            case "/api/v1/stats" -> requireMethod("GET", method, api::showStats);
            case "/api/v1/behaviour" -> routeBehaviour(method, exchange);
            case "/empty" -> requireMethod("POST", method, pages::emptyInbox);
            default ->
                requireMethod(
                        "GET",
                        method,
                        () -> pages.showPage(path == null ? "" : path, QueryParameters.fromExchange(exchange)));
        };
    }

    /** An answer that may fail as I/O does. */
    private interface AnswerSupplier {
        HttpAnswer get() throws IOException;
    }

    private HttpAnswer routeMailSend(String method, HttpExchange exchange) throws IOException {
        return method.equals("POST")
                ? sendGrid.answerRequest(exchange)
                : SendGridError.answerWith(405, List.of(new SendGridError("method not allowed", null, null)))
                        .withHeader("Allow", "POST");
    }

    private HttpAnswer routeMessages(String method, HttpExchange exchange) {
        return switch (method) {
            case "GET" -> api.listMessages(QueryParameters.fromExchange(exchange));
            case "DELETE" -> api.deleteMessages();
            default -> notAllowed("GET, DELETE");
        };
    }

    private HttpAnswer routeBehaviour(String method, HttpExchange exchange) throws IOException {
        return switch (method) {
            case "GET" -> api.showBehaviour();
            case "PUT" -> api.updateBehaviour(RequestBody.readBody(exchange, RequestBody.SMALL));
            default -> notAllowed("GET, PUT");
        };
    }

    private static HttpAnswer requireMethod(String allowed, String method, AnswerSupplier answering)
            throws IOException {
        return allowed.equals(method) ? answering.get() : notAllowed(allowed);
    }

    private static HttpAnswer notAllowed(String allowed) {
        return ProviderProblem.methodNotAllowed().toAnswer().withHeader("Allow", allowed);
    }
}
