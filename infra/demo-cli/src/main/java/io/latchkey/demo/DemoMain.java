package io.latchkey.demo;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;

/** Runs the walk; exit status 0 when every step held, 1 when one did not. Arguments: {@code --data DIR}; property {@code demo.colour}. */
final class DemoMain {

    private DemoMain() {}

    public static void main(String[] arguments) {
        System.setProperty("logback.configurationFile", "io/latchkey/demo/demo-logback.xml");
        var narrator = new DemoPrinter(System.out, Boolean.getBoolean("demo.colour"));
        if (arguments.length != 2 || !arguments[0].equals("--data")) {
            System.err.println("usage: demo --data DIR");
            System.exit(1);
        }
        System.exit(
                runScenarios(DemoSettings.fromEnvironment(System.getenv(), Path.of(arguments[1])), narrator) ? 0 : 1);
    }

    private static boolean runScenarios(DemoSettings settings, DemoPrinter narrator) {
        try (var client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(5))
                        .build();
                var events = EventWatcher.open(settings.kafka(), narrator)) {
            narrator.printTitle(
                    "Latchkey: the main job, a vendor's day, a lost mail, a privileged act and a forger, step by step");
            var browser = new BrowserSession(client, settings.gateway(), narrator);
            var post = new InboxReader(client, settings.inbox(), narrator);
            narrator.printStep("The executive signs in");
            var executive = new ExecutiveSignIn(settings, browser.openAnother(), post);
            BrowserSession office = executive.signIn();
            var scene = new DemoContext(post, events, narrator);
            new ForgottenPasswordScenario(scene, office, browser).run();
            new VendorDayScenario(scene, office, browser.openAnother()).run();
            new LostMailScenario(scene, office).run();
            new PrivilegedActScenario(scene, office, executive.proof()).run();
            new ForgedRecordScenario(scene, office, new ForgedRecords(settings.kafka())).run();
            narrator.printSummary();
            return true;
        } catch (DemoFailure e) {
            narrator.printFailure(String.valueOf(e.getMessage()));
            return false;
        }
    }
}
