package io.latchkey.mailprovider.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;

/** Reads a request's body whole, up to a limit, and large ones a few at a time so that the heap can stay small. */
public final class RequestBody {

    /** SendGrid's own limit: 30 MB. */
    public static final int MAIL = 30 * 1024 * 1024;

    public static final int SMALL = 64 * 1024;

    /** Read and thrown away past the limit, so that a sender reads its 413 instead of a broken connection. */
    private static final long MOST_DRAINED = 128L * 1024 * 1024;

    private static final int LARGE = 1024 * 1024;
    private static final Semaphore LARGE_ONES = new Semaphore(1);

    private RequestBody() {}

    /** Throws {@link ProviderProblem} 413 when there is more than {@code limit}. */
    public static byte[] readBody(HttpExchange exchange, int limit) throws IOException {
        InputStream in = exchange.getRequestBody();
        long declared = declaredLength(exchange);
        if (declared > limit) {
            throw tooLarge(in);
        }
        if (declared >= 0 && declared <= LARGE) {
            return readExactly(in, (int) declared);
        }
        LARGE_ONES.acquireUninterruptibly();
        try {
            return declared < 0 ? readUpTo(in, limit) : readExactly(in, (int) declared);
        } finally {
            LARGE_ONES.release();
        }
    }

    private static long declaredLength(HttpExchange exchange) {
        String length = exchange.getRequestHeaders().getFirst("Content-Length");
        if (length == null) {
            return exchange.getRequestHeaders().containsKey("Transfer-Encoding") ? -1 : 0;
        }
        return Long.parseLong(length.strip());
    }

    private static byte[] readExactly(InputStream in, int length) throws IOException {
        byte[] whole = new byte[length];
        if (in.readNBytes(whole, 0, length) < length) {
            throw new IOException("the body ended early");
        }
        return whole;
    }

    private static byte[] readUpTo(InputStream in, int limit) throws IOException {
        byte[] whole = in.readNBytes(limit + 1);
        if (whole.length > limit) {
            throw tooLarge(in);
        }
        return whole;
    }

    private static ProviderProblem tooLarge(InputStream in) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long drained = 0;
        for (int read = in.read(buffer); read >= 0 && drained < MOST_DRAINED; read = in.read(buffer)) {
            drained += read;
        }
        return ProviderProblem.tooLarge();
    }
}
