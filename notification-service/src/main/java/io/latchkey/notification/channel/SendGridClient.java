package io.latchkey.notification.channel;

import com.sendgrid.Client;
import com.sendgrid.Request;
import com.sendgrid.Response;
import com.sendgrid.SendGrid;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import org.apache.http.HttpClientConnection;
import org.apache.http.HttpException;
import org.apache.http.HttpRequest;
import org.apache.http.HttpResponse;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.impl.conn.PoolingHttpClientConnectionManager;
import org.apache.http.protocol.HttpContext;
import org.apache.http.protocol.HttpRequestExecutor;

/** sendgrid-java on our own connections: bounded, kept alive, never repeating or redirecting a request by itself. */
final class SendGridClient implements AutoCloseable {

    private static final int VALIDATE_AFTER_MILLIS = 500;
    private static final int IDLE_SECONDS = 20;

    private final RequestSentTracker tracker = new RequestSentTracker();
    private final CloseableHttpClient http;
    private final SendGrid sendGrid;

    SendGridClient(SendGridSettings settings) {
        this.http = createHttpClient(settings, tracker);
        this.sendGrid = new SendGrid(settings.apiSecret().value(), new Client(http, settings.isPlainHttp()));
        sendGrid.setHost(settings.hostAndPort());
    }

    /** @throws IllegalStateException where the connections are closed already */
    Response send(Request request) throws IOException {
        tracker.resetSent();
        return sendGrid.api(request);
    }

    /**
     * Whether the last request of this thread had left completely when something broke: before that a mail was certainly
     * not accepted, after that it is in doubt.
     */
    boolean isRequestSent() {
        return tracker.isRequestSent();
    }

    @Override
    public void close() {
        try {
            http.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CloseableHttpClient createHttpClient(SendGridSettings settings, HttpRequestExecutor executor) {
        var pool = new PoolingHttpClientConnectionManager(IDLE_SECONDS, TimeUnit.SECONDS);
        pool.setMaxTotal(settings.connections());
        pool.setDefaultMaxPerRoute(settings.connections());
        // A connection that SendGrid has closed looks like a lost answer: it is tested before it is used.
        pool.setValidateAfterInactivity(VALIDATE_AFTER_MILLIS);
        return HttpClients.custom()
                .setConnectionManager(pool)
                .setRequestExecutor(executor)
                .setDefaultRequestConfig(toRequestConfig(settings))
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .evictIdleConnections(IDLE_SECONDS, TimeUnit.SECONDS)
                .build();
    }

    private static RequestConfig toRequestConfig(SendGridSettings settings) {
        int answer = Math.toIntExact(settings.answerTimeout().toMillis());
        return RequestConfig.custom()
                .setConnectTimeout(Math.toIntExact(settings.connectTimeout().toMillis()))
                .setConnectionRequestTimeout(answer)
                .setSocketTimeout(answer)
                .build();
    }

    /** Notes, for the thread that sends, that the whole request has left. */
    private static final class RequestSentTracker extends HttpRequestExecutor {

        private final ThreadLocal<Boolean> sent = ThreadLocal.withInitial(() -> false);

        /** To be called by the sending thread before each send. */
        void resetSent() {
            sent.set(false);
        }

        boolean isRequestSent() {
            return sent.get();
        }

        @Override
        protected HttpResponse doSendRequest(HttpRequest request, HttpClientConnection connection, HttpContext context)
                throws IOException, HttpException {
            HttpResponse early = super.doSendRequest(request, connection, context);
            sent.set(true);
            return early;
        }
    }
}
