package io.latchkey.account.internalapi;

import io.latchkey.platform.keys.SecretKeyDecoder;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The keys of each caller, base64; never prints them. */
@ConfigurationProperties("latchkey.callers")
record InternalCallerSettings(List<String> gateway, List<String> notificationService) {

    InternalCallerSettings {
        gateway = List.copyOf(gateway);
        notificationService = List.copyOf(notificationService);
        SecretKeyDecoder.decode(InternalCaller.GATEWAY.variableName(), gateway);
        SecretKeyDecoder.decode(InternalCaller.NOTIFICATION_SERVICE.variableName(), notificationService);
    }

    @Override
    public String toString() {
        return "InternalCallerSettings[gateway=" + gateway.size() + ", notificationService="
                + notificationService.size() + "]";
    }
}
