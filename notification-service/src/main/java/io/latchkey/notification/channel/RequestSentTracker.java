package io.latchkey.notification.channel;

import java.io.IOException;
import org.apache.http.HttpClientConnection;
import org.apache.http.HttpException;
import org.apache.http.HttpRequest;
import org.apache.http.HttpResponse;
import org.apache.http.protocol.HttpContext;
import org.apache.http.protocol.HttpRequestExecutor;

/**
 * Knows, for the thread that sends, whether the whole request had left when something broke: before that a mail surely was
 * not taken, after that nobody can tell.
 */
final class RequestSentTracker extends HttpRequestExecutor {

    private final ThreadLocal<Boolean> left = ThreadLocal.withInitial(() -> false);

    /** To be called by the sending thread before each send. */
    void resetSent() {
        left.set(false);
    }

    boolean isRequestSent() {
        return left.get();
    }

    @Override
    protected HttpResponse doSendRequest(HttpRequest request, HttpClientConnection connection, HttpContext context)
            throws IOException, HttpException {
        HttpResponse early = super.doSendRequest(request, connection, context);
        left.set(true);
        return early;
    }
}
