package io.latchkey.gateway.executive;

import io.latchkey.contracts.EmailAddress;
import io.latchkey.contracts.Locale;
import io.latchkey.contracts.Role;
import io.latchkey.gateway.directory.FirstExecutive;
import io.latchkey.gateway.directory.Person;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Sees to it at start-up that there is a first executive, if the setting names one and none has ever signed in. */
@Component
final class FirstExecutiveAtStart implements ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(FirstExecutiveAtStart.class);
    private static final String NAME = "Executive";

    private final FirstExecutive firstExecutive;
    private final ExecutiveSettings settings;

    FirstExecutiveAtStart(FirstExecutive firstExecutive, ExecutiveSettings settings) {
        this.firstExecutive = firstExecutive;
        this.settings = settings;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        settings.first().ifPresent(this::ensure);
    }

    private void ensure(EmailAddress address) {
        var person = new Person(address, NAME, Locale.EN, Set.of(Role.USER, Role.EXECUTIVE));
        // The main thread, before the service says it is ready; nothing waits behind it.
        if (Boolean.TRUE.equals(firstExecutive.ensure(person).block())) {
            LOG.info("Created the account of the first executive, {}", address);
        }
    }
}
