package io.latchkey.stack.plan;

import java.util.List;

/** The development inbox: its main class and how its JVM is started. */
public final class InboxProgram {

    public static final String MAIN = "io.latchkey.mailprovider.MailProviderMain";

    private InboxProgram() {}

    public static List<String> jvmOptions() {
        return List.of("-Xms8m", "-Xmx64m", "-XX:ReservedCodeCacheSize=32m", "-XX:TieredStopAtLevel=1");
    }
}
