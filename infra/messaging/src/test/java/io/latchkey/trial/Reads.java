package io.latchkey.trial;

import io.latchkey.messaging.consume.Subscription;
import org.springframework.r2dbc.core.DatabaseClient;

/** Makes a subscription once the service's database is known. */
@FunctionalInterface
interface Reads {

    Subscription on(DatabaseClient database);
}
