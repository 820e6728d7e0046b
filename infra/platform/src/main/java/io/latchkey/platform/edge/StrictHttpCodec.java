package io.latchkey.platform.edge;

import io.netty.channel.CombinedChannelDuplexHandler;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpStatusClass;
import java.util.ArrayDeque;
import java.util.Queue;

/** Takes the place of Netty's codec, which has no room for a decoder of one's own. */
final class StrictHttpCodec extends CombinedChannelDuplexHandler<HttpRequestDecoder, HttpResponseEncoder> {
    private final Queue<HttpMethod> methods = new ArrayDeque<>();
    private final StrictRequestDecoder decoder = new StrictRequestDecoder(methods::add);

    StrictHttpCodec() {
        init(decoder, new MethodAwareEncoder());
    }

    boolean isHeadBegun() {
        return decoder.isHeadBegun();
    }

    /** Knows which answers have no body because HEAD was asked. */
    private final class MethodAwareEncoder extends HttpResponseEncoder {
        @Override
        protected boolean isContentAlwaysEmpty(HttpResponse response) {
            // An answer such as 100 has another one behind it.
            boolean last = response.status().codeClass() != HttpStatusClass.INFORMATIONAL;
            HttpMethod method = last ? methods.poll() : methods.peek();
            return HttpMethod.HEAD.equals(method) || super.isContentAlwaysEmpty(response);
        }
    }
}
