package io.latchkey.notification.web;

import static io.latchkey.platform.settings.SettingCheck.requireThat;

import java.net.InetAddress;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * Ports beside the provider's, which is the service's own ({@code LATCHKEY_NOTIFICATION_PORT}).
 *
 * @param internalPort {@code LATCHKEY_NOTIFICATION_INTERNAL_PORT}: where the gateway asks
 * @param internalAddress where that port listens
 * @param consolePort {@code LATCHKEY_CONSOLE_PORT}: where operators' browsers come
 * @param largestBatch that the provider may send
 */
@ConfigurationProperties("latchkey.listeners")
record ListenerSettings(int internalPort, InetAddress internalAddress, int consolePort, DataSize largestBatch) {
    private static final int HIGHEST_PORT = 65_535;

    ListenerSettings {
        requireThat(isPort(internalPort), "LATCHKEY_NOTIFICATION_INTERNAL_PORT must be a port from 1 to 65535");
        requireThat(isPort(consolePort), "LATCHKEY_CONSOLE_PORT must be a port from 1 to 65535");
        requireThat(
                largestBatch.toBytes() > 0 && largestBatch.toBytes() <= Integer.MAX_VALUE,
                "latchkey.listeners.largest-batch must be a size between 1B and 2GB");
    }

    private static boolean isPort(int number) {
        return number > 0 && number <= HIGHEST_PORT;
    }
}
