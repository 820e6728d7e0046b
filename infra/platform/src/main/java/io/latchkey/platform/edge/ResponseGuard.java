package io.latchkey.platform.edge;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.nio.channels.ClosedChannelException;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The last thing an answer passes: it gets its security headers, a refusal of the edge waits for its turn, and an answer
 * that leaves before its request's body was read is the connection's last.
 */
// What becomes of a write or a close the channel itself tells: it is gone.
@SuppressWarnings("FutureReturnValueIgnored")
final class ResponseGuard extends ChannelDuplexHandler {
    /** How long what a client still sends is thrown away: closing at once would reset, and could lose it the answer. */
    private static final long LINGER_SECONDS = 1;

    private final HeldBodies held;
    private @Nullable ChannelHandlerContext context;
    private @Nullable FullHttpResponse refusal;
    private int unanswered;
    private boolean bodyComing;
    private boolean answerBegun;
    private boolean closesAfterAnswer;
    private boolean ended;

    ResponseGuard(HeldBodies held) {
        this.held = held;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
    }

    int countUnanswered() {
        return unanswered;
    }

    /** Whether nothing that comes in counts any more. */
    boolean isEnding() {
        return ended || refusal != null;
    }

    /** A request went on to a handler. */
    void expectAnswer(boolean withBody) {
        unanswered++;
        bodyComing = withBody;
    }

    void completeBody() {
        bodyComing = false;
    }

    /**
     * Ends the connection with this answer, once what was asked before is answered.
     *
     * @param instead whether it takes the place of the answer to the request that went on last
     */
    void refuse(FullHttpResponse answer, boolean instead) {
        if (instead) {
            unanswered--;
        }
        refusal = answer;
        if (unanswered == 0) {
            writeRefusal(answer);
        }
    }

    private void writeRefusal(FullHttpResponse answer) {
        ended = true;
        refusal = null;
        ChannelHandlerContext ctx = Objects.requireNonNull(context);
        if (answerBegun) {
            // Too late for another answer: cut off, it is at least not taken for a whole one.
            answer.release();
            ctx.close();
        } else {
            ctx.writeAndFlush(answer).addListener(written -> linger(ctx));
        }
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (ended) {
            ReferenceCountUtil.release(message);
            promise.tryFailure(new ClosedChannelException());
            return;
        }
        if (message instanceof HttpResponse head) {
            if (head.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
                ctx.write(message, promise);
                return;
            }
            beginAnswer(head);
        }
        if (message instanceof LastHttpContent) {
            writeLast(ctx, message, promise.unvoid());
        } else {
            ctx.write(message, promise);
        }
    }

    private void beginAnswer(HttpResponse head) {
        answerBegun = true;
        EdgeAnswers.addSecurityHeaders(head.headers());
        if (bodyComing && unanswered == 1) {
            closesAfterAnswer = true;
            head.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
    }

    private void writeLast(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        answerBegun = false;
        unanswered--;
        if (closesAfterAnswer) {
            ended = true;
            promise.addListener(written -> linger(ctx));
        }
        ctx.write(message, promise);
        if (unanswered == 0) {
            held.giveBack();
            if (refusal != null && !ended) {
                writeRefusal(refusal);
            }
        }
    }

    /** Whoever closes a connection that ends leaves it its last second. */
    @Override
    public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
        if (ended && ctx.channel().isActive()) {
            ctx.channel().closeFuture().addListener(closed -> promise.trySuccess());
        } else {
            ctx.close(promise);
        }
    }

    private static void linger(ChannelHandlerContext ctx) {
        if (ctx.channel() instanceof DuplexChannel channel && channel.isActive()) {
            channel.shutdownOutput();
            channel.config().setAutoRead(true);
            var close = ctx.executor().schedule((Runnable) ctx::close, LINGER_SECONDS, TimeUnit.SECONDS);
            channel.closeFuture().addListener(closed -> close.cancel(false));
        } else {
            ctx.close();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        ended = true;
        held.giveBack();
        if (refusal != null) {
            refusal.release();
            refusal = null;
        }
        ctx.fireChannelInactive();
    }
}
