package io.latchkey.platform.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.Readable;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SqlRowsTests {

    private final AtomicInteger reads = new AtomicInteger();

    @Test
    void aRowForNobodyIsReadLikeAnyOtherAndThenLeftOut() {
        assertThat(SqlRows.readIfKnown(row(true), this::read)).hasValue("read");
        assertThat(reads).hasValue(1);

        assertThat(SqlRows.readIfKnown(row(false), this::read)).isEmpty();
        assertThat(reads).hasValue(2);
    }

    private String read(Readable row) {
        reads.incrementAndGet();
        return "read";
    }

    private static Readable row(boolean known) {
        return (Readable) Proxy.newProxyInstance(
                Readable.class.getClassLoader(), new Class<?>[] {Readable.class}, (proxy, method, arguments) -> {
                    assertThat(arguments[0]).isEqualTo("known");
                    return known;
                });
    }
}
