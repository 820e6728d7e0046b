package io.latchkey.platform.edge;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.util.unit.DataSize;
import reactor.netty.NettyPipeline;
import reactor.netty.resources.LoopResources;

/** A guarded connection without a network, on a clock of its own; what lies behind the guards counts what reaches it. */
final class GuardedConnection {
    static final EdgeListener LISTENER = EdgeListener.of("test", DataSize.ofBytes(100), "/here");

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final Behind behind = new Behind();

    GuardedConnection(EdgeGuard edge) {
        this(edge, LISTENER);
    }

    GuardedConnection(EdgeGuard edge, EdgeListener listener) {
        channel.freezeTime();
        channel.pipeline().addLast(NettyPipeline.HttpCodec, new HttpServerCodec());
        channel.pipeline().addLast("behind", behind);
        edge.guardConnection(channel.pipeline(), listener);
    }

    static EdgeGuard edge(int bodiesAtOnce, long bytesAtOnce) {
        Duration ten = Duration.ofSeconds(10);
        return new EdgeGuard(
                new EdgeSettings(ten, ten, Duration.ofSeconds(60), bodiesAtOnce, DataSize.ofBytes(bytesAtOnce)),
                new SimpleMeterRegistry(),
                LoopResources.create("none"));
    }

    static EdgeGuard edge() {
        return edge(100, 10_000);
    }

    /** A request whose lines are ended as they must be. */
    GuardedConnection sends(String... lines) {
        return sendsText(String.join("\r\n", lines));
    }

    GuardedConnection sendsText(String text) {
        channel.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.ISO_8859_1));
        return this;
    }

    GuardedConnection waits(long seconds) {
        channel.advanceTimeBy(seconds, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
        return this;
    }

    /** The handler answers one request. */
    GuardedConnection answers(String text) {
        ByteBuf body = Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII);
        var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK, body);
        response.headers().set("Content-Length", body.readableBytes());
        channel.pipeline().context(behind).writeAndFlush(response).syncUninterruptibly();
        return this;
    }

    GuardedConnection breaksOff() {
        channel.close().syncUninterruptibly();
        return this;
    }

    /** All that has left since the last look. */
    String received() {
        var text = new StringBuilder();
        ByteBuf part;
        while ((part = channel.readOutbound()) != null) {
            text.append(part.toString(StandardCharsets.ISO_8859_1));
            part.release();
        }
        return text.toString();
    }

    boolean isOpen() {
        return channel.isOpen();
    }

    int requestsBehind() {
        return behind.requests;
    }

    int bytesBehind() {
        return behind.bytes;
    }

    /** In place of the framework. */
    private static final class Behind extends ChannelDuplexHandler {
        private int requests;
        private int bytes;

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            requests += message instanceof HttpRequest ? 1 : 0;
            bytes += message instanceof HttpContent part ? part.content().readableBytes() : 0;
            ReferenceCountUtil.release(message);
        }
    }
}
