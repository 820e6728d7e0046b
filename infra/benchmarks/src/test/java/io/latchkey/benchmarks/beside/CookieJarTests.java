package io.latchkey.benchmarks.beside;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.benchmarks.load.RawAnswer;
import org.junit.jupiter.api.Test;

class CookieJarTests {

    private final CookieJar jar = new CookieJar();

    @Test
    void everyCookieOfAnAnswerGoesWithTheNextRequest() {
        jar.takeFrom(answer("Set-Cookie: A=1;Version=1;Path=/;HttpOnly\nset-cookie: B=\"x=y\"; Secure\n"));
        assertThat(jar.toHeader()).isEqualTo("Cookie: A=1; B=\"x=y\"");
    }

    @Test
    void aLaterAnswerReplacesAndEmpties() {
        jar.takeFrom(answer("Set-Cookie: A=1\nSet-Cookie: B=2\nSet-Cookie: C=3\n"));
        jar.takeFrom(answer("Set-Cookie: A=;Max-Age=0\nSet-Cookie: B=4\n"));
        assertThat(jar.toHeader()).isEqualTo("Cookie: B=4; C=3");
    }

    private static RawAnswer answer(String head) {
        return new RawAnswer(200, head, "");
    }
}
