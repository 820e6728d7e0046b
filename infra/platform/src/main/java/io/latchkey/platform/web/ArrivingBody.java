package io.latchkey.platform.web;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.netty.http.server.HttpServerRequest;

/** Whether a request's body is still on its way: until then its sender is waited for, and the edge has the time. */
public final class ArrivingBody {
    private static final AttributeKey<Boolean> ARRIVING = AttributeKey.valueOf("latchkey.arriving-body");

    private ArrivingBody() {}

    /** For the edge, which sees it come. */
    public static void mark(Channel channel, boolean arriving) {
        channel.attr(ARRIVING).set(arriving);
    }

    static boolean isArriving(ServerHttpRequest request) {
        var arriving = new AtomicBoolean();
        if (ServerHttpRequestDecorator.getNativeRequest(request) instanceof HttpServerRequest sent) {
            sent.withConnection(connection -> arriving.set(
                    Boolean.TRUE.equals(connection.channel().attr(ARRIVING).get())));
        }
        return arriving.get();
    }
}
