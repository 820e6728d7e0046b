package io.latchkey.mailprovider.smtp;

import io.latchkey.mailprovider.store.BehaviourStore;
import io.latchkey.mailprovider.store.ClockAndRandom;
import io.latchkey.mailprovider.store.MailDraft;
import io.latchkey.mailprovider.store.MailStore;
import io.latchkey.mailprovider.store.ProviderBehaviour.ChannelBehaviour;
import io.latchkey.mailprovider.store.ReceivedMail;
import io.latchkey.mailprovider.store.SimulatedOutcome;
import java.util.List;

/** Keeps what arrives by SMTP and draws its outcome; a mail that came this way has no events. */
public record SmtpReceiver(MailStore mails, BehaviourStore behaviour, ClockAndRandom surroundings) {

    SimulatedOutcome receiveMails(List<MailDraft> drafts) throws InterruptedException {
        ChannelBehaviour now = behaviour.currentBehaviour().smtp();
        SimulatedOutcome outcome = toSmtp(now.drawOutcome(surroundings.random()));
        mails.appendAll(drafts, ReceivedMail.SMTP, outcome.answeredStatus(250), surroundings.currentTime());
        now.delayAnswer();
        return outcome;
    }

    private static SimulatedOutcome toSmtp(SimulatedOutcome outcome) {
        return outcome instanceof SimulatedOutcome.Refused refused
                ? new SimulatedOutcome.Refused(toReplyCode(refused.status()), null)
                : outcome;
    }

    /**
     * The reply for a status: one that ends a mail in RFC 5321 as it is; of the others, which are HTTP's, what HTTP means
     * by them (429 and 5xx: 451, try again; other 4xx: 554, never).
     */
    private static int toReplyCode(int status) {
        if (status == 421 || (status >= 450 && status <= 459) || (status >= 550 && status <= 559)) {
            return status;
        }
        return status == 429 || status >= 500 ? 451 : 554;
    }
}
