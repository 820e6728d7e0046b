package io.latchkey.gateway.web;

import io.latchkey.platform.web.PageModel;
import io.latchkey.platform.web.PageRenderer;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** Serves the gallery over real HTTP with the real headers, at {@code /<moment>}, so that a browser can judge it. */
final class GalleryServer implements AutoCloseable {

    private final PageRenderer pages = PageGallery.pages("help@example.org");
    private final DisposableServer server;

    GalleryServer() {
        server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle((request, response) -> answer(request, response))
                .bindNow();
    }

    String url(String moment) {
        return "http://127.0.0.1:" + server.port() + "/" + moment;
    }

    private Mono<Void> answer(HttpServerRequest request, HttpServerResponse response) {
        if (request.path().equals("api/v1/proof-challenge")) {
            return response.header("Content-Type", "application/json")
                    .sendString(Mono.just(GalleryProof.challenge()))
                    .then();
        }
        PageModel page = PageGallery.PAGES.get(request.path());
        if (page == null || request.method().name().equals("POST")) {
            return response.status(request.method().name().equals("POST") ? 204 : 404)
                    .send();
        }
        String language = request.requestHeaders().get(HttpHeaderNames.ACCEPT_LANGUAGE, "en");
        MockServerHttpRequest asked = MockServerHttpRequest.method(HttpMethod.GET, URI.create(request.uri()))
                .header("Accept-Language", language)
                .build();
        ResponseEntity<byte[]> shown = pages.renderPage(asked, page);
        shown.getHeaders().forEach((name, values) -> response.header(name, values.getFirst()));
        byte[] body = shown.getBody();
        return response.status(shown.getStatusCode().value())
                .sendString(Mono.just(new String(body == null ? new byte[0] : body, StandardCharsets.UTF_8)))
                .then();
    }

    @Override
    public void close() {
        server.disposeNow();
    }
}
