package io.latchkey.trial;

import io.latchkey.messaging.consume.TopicSubscription;
import org.springframework.r2dbc.core.DatabaseClient;

/** Makes a subscription once the service's database is known. */
@FunctionalInterface
interface Reads {

    TopicSubscription on(DatabaseClient database);
}
