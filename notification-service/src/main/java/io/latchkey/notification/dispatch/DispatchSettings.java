package io.latchkey.notification.dispatch;

import static io.latchkey.platform.settings.SettingCheck.requirePositive;
import static io.latchkey.platform.settings.SettingCheck.requireThat;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How mails are claimed and sent.
 *
 * @param enabled whether this process sends at all
 * @param batch mails claimed at once
 * @param inFlight mails between claim and record, at most
 * @param sending sends at once, at most
 * @param poll how often the table is read without a wake-up while there is work
 * @param idle the same while nothing is due
 * @param gather under load the least time between two claims, and always between two writes of transitions
 * @param sweep how often mails whose lease, doubt or wait is over are moved on
 * @param lease how long a claim and an attempt belong to one dispatcher
 * @param sendLimit longest an attempt can take; none is started with less of its lease left
 * @param firstRetry ceiling of the first pause after a failed attempt, doubled with each
 * @param lastRetry ceiling of all pauses
 * @param lastWait ceiling of pauses while a link or a recipient is missing
 */
@ConfigurationProperties("latchkey.dispatch")
record DispatchSettings(
        boolean enabled,
        int batch,
        int inFlight,
        int sending,
        Duration poll,
        Duration idle,
        Duration gather,
        Duration sweep,
        Duration lease,
        Duration sendLimit,
        Duration firstRetry,
        Duration lastRetry,
        Duration lastWait) {

    DispatchSettings {
        requireThat(
                batch >= 1 && batch <= 500 && inFlight >= batch && sending >= 1,
                "latchkey.dispatch: batch 1 to 500, in-flight not below batch, sending at least 1");
        requirePositive(
                "latchkey.dispatch", poll, idle, gather, sweep, lease, sendLimit, firstRetry, lastRetry, lastWait);
        requireThat(lease.compareTo(sendLimit) > 0, "latchkey.dispatch.lease must be longer than send-limit");
    }
}
