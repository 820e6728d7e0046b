package io.latchkey.messaging.outbox;

import io.latchkey.trial.TrialApplication;
import java.util.concurrent.locks.LockSupport;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.support.GenericApplicationContext;

/** A service in a process of its own; with {@code -Dtrial.crash} it stands still at that crash point, to be killed. */
public final class RelayProcess {

    private RelayProcess() {}

    public static void main(String[] arguments) {
        String crash = System.getProperty("trial.crash", "");
        new SpringApplicationBuilder(TrialApplication.class)
                .web(WebApplicationType.NONE)
                .initializers((GenericApplicationContext application) ->
                        application.registerBean(RelayCrashPoint.class, () -> name -> standStill(name, crash)))
                .run(arguments);
        LockSupport.park();
    }

    private static void standStill(String name, String crash) {
        while (name.equals(crash)) {
            System.out.println("AT " + name);
            LockSupport.park();
        }
    }
}
