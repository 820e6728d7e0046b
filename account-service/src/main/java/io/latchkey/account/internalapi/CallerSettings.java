package io.latchkey.account.internalapi;

import io.latchkey.platform.keys.SecretKeyDecoder;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The keys of each caller, base64; never prints them. */
@ConfigurationProperties("latchkey.callers")
record CallerSettings(List<String> gateway, List<String> notificationService) {

    CallerSettings {
        gateway = List.copyOf(gateway);
        notificationService = List.copyOf(notificationService);
        SecretKeyDecoder.decode(InternalCaller.GATEWAY.variableName(), gateway);
        SecretKeyDecoder.decode(InternalCaller.NOTIFICATION_SERVICE.variableName(), notificationService);
    }

    @Override
    public String toString() {
        return "CallerSettings[gateway=" + gateway.size() + ", notificationService=" + notificationService.size() + "]";
    }
}
