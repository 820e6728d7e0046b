package io.latchkey.notification.console;

import io.latchkey.messaging.outbox.ParkedRow;
import io.latchkey.notification.delivery.Insight.DomainRate;
import io.latchkey.notification.delivery.Insight.Rate;
import io.latchkey.notification.delivery.Insight.StateCount;
import io.latchkey.notification.delivery.StuckMail;
import io.latchkey.notification.letters.Depth;
import java.time.Instant;
import java.util.List;

/**
 * The state of things at one moment.
 *
 * @param span of the rates: {@code hour} or {@code day}
 */
record Overview(
        Instant at,
        String span,
        List<StateCount> standing,
        List<StuckMail> stuck,
        List<Rate> rates,
        List<DomainRate> domains,
        List<Depth> letters,
        List<ParkedRow> parked) {}
