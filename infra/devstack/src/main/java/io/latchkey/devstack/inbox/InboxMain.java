package io.latchkey.devstack.inbox;

import java.io.IOException;
import java.net.BindException;

/** Starts the development inbox with settings from the environment and runs it until it is told to stop. */
public final class InboxMain {

    private InboxMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        System.setProperty("logback.configurationFile", "io/latchkey/devstack/inbox/inbox-logback.xml");
        System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT.%1$tL %4$s %5$s%6$s%n");
        try {
            var settings = InboxSettings.from(System.getenv());
            var inbox = Inbox.start(settings);
            Runtime.getRuntime().addShutdownHook(new Thread(inbox::close, "stop"));
            System.out.println("Inbox at " + inbox.url() + ", SMTP on port " + inbox.smtpPort());
        } catch (IllegalArgumentException | BindException e) {
            stop(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            stop("the inbox cannot use its data directory LATCHKEY_INBOX_DATA: " + e.getMessage());
        }
    }

    private static void stop(String why) {
        System.err.println(why);
        System.exit(1);
    }
}
