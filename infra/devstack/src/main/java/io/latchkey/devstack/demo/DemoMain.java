package io.latchkey.devstack.demo;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;

/** Runs the walk; exit status 0 when every step held, 1 when one did not. Arguments: {@code --data DIR}; property {@code demo.colour}. */
public final class DemoMain {

    private DemoMain() {}

    public static void main(String[] arguments) {
        System.setProperty("logback.configurationFile", "io/latchkey/devstack/demo/demo-logback.xml");
        var narrator = new Narrator(System.out, Boolean.getBoolean("demo.colour"));
        if (arguments.length != 2 || !arguments[0].equals("--data")) {
            System.err.println("usage: demo --data DIR");
            System.exit(1);
        }
        System.exit(held(DemoSettings.from(System.getenv(), Path.of(arguments[1])), narrator) ? 0 : 1);
    }

    private static boolean held(DemoSettings settings, Narrator narrator) {
        try (var client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(5))
                        .build();
                var events = EventTail.open(settings.kafka(), narrator)) {
            narrator.title("Latchkey: the main job, a vendor's day and a lost mail, step by step");
            var browser = new Browser(client, settings.gateway(), narrator);
            var post = new PostBox(client, settings.inbox(), narrator);
            narrator.step("The executive signs in");
            Browser office = new Executive(settings, browser.another(), post).signIn();
            var scene = new Scene(post, events, narrator);
            new Walk(scene, office, browser).run();
            new VendorsDay(scene, office, browser.another()).run();
            new LostMail(scene, office).run();
            narrator.end();
            return true;
        } catch (DemoFailure e) {
            narrator.failed(String.valueOf(e.getMessage()));
            return false;
        }
    }
}
