package io.latchkey.mailprovider;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What each test of the whole provider has: one of its own, on a directory of its own. */
abstract class RunningProvider {

    TestMailProvider inbox;

    @BeforeEach
    void startProvider(@TempDir Path data) throws IOException {
        inbox = new TestMailProvider(data);
    }

    @AfterEach
    void stopProvider() {
        inbox.close();
    }
}
