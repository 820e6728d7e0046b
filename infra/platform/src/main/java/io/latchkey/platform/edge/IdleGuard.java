package io.latchkey.platform.edge;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.LastHttpContent;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection that has waited for a request too long. The connection has one clock, and when it rings it is seen how
 * long nothing came or went: a clock for each request would be set and stopped for each.
 */
// What becomes of a write or a close the channel itself tells: it is gone.
@SuppressWarnings("FutureReturnValueIgnored")
final class IdleGuard extends ChannelDuplexHandler {
    private final ResponseGuard answers;
    private final StrictHttpCodec codec;
    private final long idleNanos;
    private @Nullable Future<?> clock;
    private long lastMoved;

    IdleGuard(ResponseGuard answers, StrictHttpCodec codec, Duration idleTime) {
        this.answers = answers;
        this.codec = codec;
        this.idleNanos = idleTime.toNanos();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        if (ctx.channel().isActive()) {
            startClock(ctx);
        }
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        startClock(ctx);
        ctx.fireChannelActive();
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        lastMoved = now(ctx);
        ctx.fireChannelReadComplete();
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (message instanceof LastHttpContent) {
            lastMoved = now(ctx);
        }
        ctx.write(message, promise);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        if (clock != null) {
            clock.cancel(false);
        }
        ctx.fireChannelInactive();
    }

    private void startClock(ChannelHandlerContext ctx) {
        lastMoved = now(ctx);
        schedule(ctx, idleNanos);
    }

    private void schedule(ChannelHandlerContext ctx, long nanos) {
        clock = ctx.executor().schedule(() -> ring(ctx), nanos, TimeUnit.NANOSECONDS);
    }

    /** A head or body under way has a time of its own, and so has whoever answers. */
    private void ring(ChannelHandlerContext ctx) {
        boolean busy = answers.countUnanswered() > 0 || answers.isEnding() || codec.isHeadBegun();
        long left = busy ? idleNanos : idleNanos - (now(ctx) - lastMoved);
        if (left > 0) {
            schedule(ctx, left);
        } else {
            ctx.close();
        }
    }

    private static long now(ChannelHandlerContext ctx) {
        return ctx.executor().ticker().nanoTime();
    }
}
