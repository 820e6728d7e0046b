package io.latchkey.notification.channel;

import io.latchkey.contracts.EmailStep.MailProvider;

/** One way to send mails: a provider. */
interface MailChannel {

    MailProvider provider();

    /** Asks once to send this mail; never throws for what the network or the other side does. Blocks. */
    SendOutcome send(OutboundMail outgoing);

    /** Closes its connections. */
    void close();
}
