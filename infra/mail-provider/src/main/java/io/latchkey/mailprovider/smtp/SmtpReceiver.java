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
        SimulatedOutcome outcome = SmtpStatusMapper.toSmtp(now.drawOutcome(surroundings.random()));
        mails.appendAll(drafts, ReceivedMail.SMTP, outcome.answeredStatus(250), surroundings.currentTime());
        now.delayAnswer();
        return outcome;
    }
}
