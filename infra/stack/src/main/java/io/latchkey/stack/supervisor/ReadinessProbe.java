package io.latchkey.stack.supervisor;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Asks an address on loopback whether it is ready. */
final class ReadinessProbe {

    private static final int PATIENCE_MILLIS = 1000;

    private ReadinessProbe() {}

    /** Whether the answer is 200; no answer is none yet. */
    static boolean isReady(URI address) {
        try {
            // Of the JDK's two clients the one without threads of its own.
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }
}
