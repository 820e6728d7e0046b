package io.latchkey.notification.delivery;

import io.latchkey.contracts.MailTemplate;
import java.util.Arrays;

/**
 * Who goes first when more is due than can be sent: in each round of a taking as many mails of a template as its weight,
 * the heaviest first. A person who waits for a link goes before what is sent in bulk, and nothing is starved.
 */
final class TemplatePriority {

    /** By position, as the statement takes them. */
    static final String[] TEMPLATES =
            Arrays.stream(MailTemplate.values()).map(MailTemplate::code).toArray(String[]::new);

    static final Integer[] WEIGHTS =
            Arrays.stream(MailTemplate.values()).map(TemplatePriority::weightOf).toArray(Integer[]::new);

    private TemplatePriority() {}

    private static int weightOf(MailTemplate template) {
        return switch (template) {
            case PASSWORD_RESET -> 8;
            case FIRST_SIGN_IN,
                    PASSWORD_CHANGED,
                    TWO_FACTOR_REQUIRED,
                    TWO_FACTOR_ENROLLED,
                    TWO_FACTOR_RESET,
                    TWO_FACTOR_REMOVED,
                    RECOVERY_CODE_USED,
                    ADDRESS_CHANGED -> 2;
            case ACCESS_REQUEST, ACCESS_DECLINED -> 1;
        };
    }
}
