package io.latchkey.platform.edge;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads requests as Netty does, and refuses what Netty mends in silence: a folded header (RFC 9112, 5.2), which proxies
 * read in more than one way. Of a length beside an encoding (6.3) Netty needs to be told that it is not to be mended.
 */
final class StrictRequestDecoder extends HttpRequestDecoder {
    private static final int LONGEST_LINE = 4 * 1024;
    private static final int LARGEST_HEADERS = 8 * 1024;

    private final Consumer<HttpMethod> methods;
    private boolean inHead = true;
    private boolean headBegun;
    private boolean folded;
    private byte previous;

    /** @param methods told of each request's method, in order */
    StrictRequestDecoder(Consumer<HttpMethod> methods) {
        super(new HttpDecoderConfig()
                .setMaxInitialLineLength(LONGEST_LINE)
                .setMaxHeaderSize(LARGEST_HEADERS)
                .setStrictLineParsing(true)
                .setUseRfc9112TransferEncoding(true));
        this.methods = methods;
    }

    /** Whether something of a request has come, and not yet all of its head. */
    boolean isHeadBegun() {
        return headBegun;
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf bytes, List<Object> out) throws Exception {
        boolean head = inHead;
        headBegun |= head;
        int from = bytes.readerIndex();
        int before = out.size();
        super.decode(ctx, bytes, out);
        if (head) {
            // One call never takes bytes from beyond the end of a head.
            findFold(bytes, from);
        }
        out.subList(before, out.size()).forEach(this::follow);
    }

    private void findFold(ByteBuf bytes, int from) {
        for (int at = from; at < bytes.readerIndex(); at++) {
            byte next = bytes.getByte(at);
            folded |= previous == '\n' && (next == ' ' || next == '\t');
            previous = next;
        }
    }

    private void follow(Object read) {
        if (read instanceof HttpRequest request) {
            methods.accept(request.method());
            inHead = false;
            headBegun = false;
            if (folded) {
                request.setDecoderResult(DecoderResult.failure(new IllegalArgumentException("folded")));
            }
        }
        if (read instanceof LastHttpContent) {
            inHead = true;
            previous = 0;
        }
    }
}
