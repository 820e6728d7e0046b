package io.latchkey.trial;

import io.latchkey.messaging.consume.EventHandler;
import org.springframework.r2dbc.core.DatabaseClient;

/** Makes a handler once the service's database is known. */
@FunctionalInterface
interface Reads {

    EventHandler on(DatabaseClient database);
}
