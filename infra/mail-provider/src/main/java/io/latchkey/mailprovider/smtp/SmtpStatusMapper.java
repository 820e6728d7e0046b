package io.latchkey.mailprovider.smtp;

import io.latchkey.mailprovider.store.SimulatedOutcome;

/**
 * The reply that SMTP gives for a status: one that ends a mail in RFC 5321 as it is; of the others, which are HTTP's,
 * what HTTP means by them (429 and 5xx: 451, try again; other 4xx: 554, never).
 */
final class SmtpStatusMapper {

    private SmtpStatusMapper() {}

    static SimulatedOutcome toSmtp(SimulatedOutcome outcome) {
        return outcome instanceof SimulatedOutcome.Refused refused
                ? new SimulatedOutcome.Refused(toSmtp(refused.status()), null)
                : outcome;
    }

    static int toSmtp(int status) {
        if (status == 421 || (status >= 450 && status <= 459) || (status >= 550 && status <= 559)) {
            return status;
        }
        return status == 429 || status >= 500 ? 451 : 554;
    }
}
