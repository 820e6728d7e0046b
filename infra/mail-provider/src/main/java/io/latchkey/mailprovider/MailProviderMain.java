package io.latchkey.mailprovider;

import java.io.IOException;
import java.net.BindException;

/** Starts the development inbox with settings from the environment and runs it until it is told to stop. */
public final class MailProviderMain {

    private MailProviderMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        System.setProperty("logback.configurationFile", "io/latchkey/mailprovider/inbox-logback.xml");
        System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT.%1$tL %4$s %5$s%6$s%n");
        try {
            var settings = MailProviderSettings.fromEnvironment(System.getenv());
            var inbox = MailProviderServer.start(settings);
            Runtime.getRuntime().addShutdownHook(new Thread(inbox::close, "stop"));
            System.out.println("Inbox at " + inbox.url() + ", SMTP on port " + inbox.smtpPort());
        } catch (IllegalArgumentException | BindException e) {
            exitWithMessage(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            exitWithMessage("the inbox cannot use its data directory LATCHKEY_INBOX_DATA: " + e.getMessage());
        }
    }

    private static void exitWithMessage(String why) {
        System.err.println(why);
        System.exit(1);
    }
}
