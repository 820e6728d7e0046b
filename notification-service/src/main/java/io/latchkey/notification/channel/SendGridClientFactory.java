package io.latchkey.notification.channel;

import com.sendgrid.Client;
import com.sendgrid.SendGrid;
import java.util.concurrent.TimeUnit;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.impl.conn.PoolingHttpClientConnectionManager;

/** Builds sendgrid-java on our own connections: bounded, kept alive, never repeating or redirecting a request by itself. */
final class SendGridClientFactory {

    private static final int VALIDATE_AFTER_MILLIS = 500;
    private static final int IDLE_SECONDS = 20;

    private SendGridClientFactory() {}

    static SendGrid createClient(CloseableHttpClient http, SendGridSettings settings) {
        var sendGrid = new SendGrid(settings.apiSecret().value(), new Client(http, settings.isPlainHttp()));
        sendGrid.setHost(settings.hostAndPort());
        return sendGrid;
    }

    static CloseableHttpClient createHttpClient(SendGridSettings settings, RequestSentTracker watch) {
        var pool = new PoolingHttpClientConnectionManager(IDLE_SECONDS, TimeUnit.SECONDS);
        pool.setMaxTotal(settings.connections());
        pool.setDefaultMaxPerRoute(settings.connections());
        // A connection the other side has closed looks like a lost answer: better looked at before it is used.
        pool.setValidateAfterInactivity(VALIDATE_AFTER_MILLIS);
        return HttpClients.custom()
                .setConnectionManager(pool)
                .setRequestExecutor(watch)
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
}
