package io.latchkey.notification.channel;

import io.latchkey.contracts.EmailStep.MailProvider;

/** One way out for mails. */
sealed interface MailChannel permits SendGridChannel, SmtpChannel {

    MailProvider provider();

    /** Asks once to carry this mail; never throws for what the network or the other side does. Blocks. */
    SendOutcome send(OutboundMail outgoing);

    /** Gives its connections back. */
    void close();
}
