package io.latchkey.devstack.inbox;

/**
 * The reply that SMTP gives for a status: one that ends a mail in RFC 5321 as it is; of the others, which are HTTP's,
 * what HTTP means by them (429 and 5xx: 451, try again; other 4xx: 554, never).
 */
final class SmtpReply {

    private SmtpReply() {}

    static Fate of(Fate fate) {
        return fate instanceof Fate.Refused refused ? new Fate.Refused(of(refused.status()), null) : fate;
    }

    static int of(int status) {
        if (status == 421 || (status >= 450 && status <= 459) || (status >= 550 && status <= 559)) {
            return status;
        }
        return status == 429 || status >= 500 ? 451 : 554;
    }
}
