package io.latchkey.platform.edge;

import io.latchkey.platform.web.ArrivingBody;
import io.latchkey.platform.web.Problem;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The first thing a request meets: its head must follow the rules, its body come in time, in size and within the budget. */
final class RequestGuard extends ChannelInboundHandlerAdapter {
    private static final int MOST_PIPELINED = 32;

    private final EdgeGuard edge;
    private final EdgeListener listener;
    private final HeldBodies held;
    private final StrictHttpCodec codec;
    private final ResponseGuard answers;
    private @Nullable Future<?> clock;
    private long bodyBytes;
    private boolean bodyComing;

    RequestGuard(EdgeGuard edge, EdgeListener listener, HeldBodies held, StrictHttpCodec codec, ResponseGuard answers) {
        this.edge = edge;
        this.listener = listener;
        this.held = held;
        this.codec = codec;
        this.answers = answers;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (answers.isEnding() || !ctx.channel().isActive()) {
            ReferenceCountUtil.release(message);
            return;
        }
        Optional<FullHttpResponse> refusal = Optional.empty();
        boolean wentOn = false;
        if (message instanceof HttpRequest head) {
            stopClock();
            refusal = admitHead(ctx, head);
        } else if (message instanceof HttpContent part) {
            refusal = admitPart(ctx, part);
            wentOn = true;
        }
        if (refusal.isPresent()) {
            ReferenceCountUtil.release(message);
            refuse(refusal.get(), wentOn);
        } else {
            ctx.fireChannelRead(message);
        }
    }

    private Optional<FullHttpResponse> admitHead(ChannelHandlerContext ctx, HttpRequest head) {
        Optional<FullHttpResponse> refusal = edge.rulesOf(listener).refuse(head);
        if (refusal.isPresent()) {
            return refusal;
        }
        if (answers.countUnanswered() >= MOST_PIPELINED) {
            return answer(EdgeProblems.PIPELINE);
        }
        boolean withBody = HttpUtil.isTransferEncodingChunked(head) || HttpUtil.getContentLength(head, 0L) > 0;
        if (withBody && !held.tryOpenBody()) {
            return answer(EdgeProblems.UNAVAILABLE);
        }
        bodyBytes = 0;
        answers.expectAnswer(withBody);
        ArrivingBody.mark(ctx.channel(), withBody);
        bodyComing = withBody;
        return Optional.empty();
    }

    private Optional<FullHttpResponse> admitPart(ChannelHandlerContext ctx, HttpContent part) {
        if (part.decoderResult().isFailure()) {
            return answer(EdgeProblems.fromDecoder(part.decoderResult().cause()));
        }
        int more = part.content().readableBytes();
        bodyBytes += more;
        if (bodyBytes > listener.largestBody().toBytes()) {
            return answer(EdgeProblems.tooLarge(listener.largestBody().toBytes()));
        }
        if (more > 0 && !held.tryHoldBytes(more)) {
            return answer(EdgeProblems.UNAVAILABLE);
        }
        if (part instanceof LastHttpContent) {
            stopClock();
            bodyComing = false;
            ArrivingBody.mark(ctx.channel(), false);
            answers.completeBody();
        }
        return Optional.empty();
    }

    /** A head that has begun, and a body, must end in time; most are whole already, and need no clock. */
    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        if (clock == null && !answers.isEnding()) {
            if (bodyComing) {
                startClock(ctx, edge.settings().bodyTime(), true);
            } else if (codec.isHeadBegun()) {
                startClock(ctx, edge.settings().headTime(), false);
            }
        }
        ctx.fireChannelReadComplete();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        stopClock();
        ctx.fireChannelInactive();
    }

    private void startClock(ChannelHandlerContext ctx, Duration limit, boolean wentOn) {
        clock = ctx.executor().schedule(() -> expire(ctx, wentOn), limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void stopClock() {
        if (clock != null) {
            clock.cancel(false);
            clock = null;
        }
    }

    private void expire(ChannelHandlerContext ctx, boolean wentOn) {
        if (ctx.channel().isActive() && !answers.isEnding()) {
            refuse(EdgeAnswers.fromProblem(EdgeProblems.TIMEOUT), wentOn);
        }
    }

    private void refuse(FullHttpResponse answer, boolean wentOn) {
        stopClock();
        edge.countRefusal(listener, answer.status().code());
        answers.refuse(answer, wentOn);
    }

    private static Optional<FullHttpResponse> answer(Problem problem) {
        return Optional.of(EdgeAnswers.fromProblem(problem));
    }
}
