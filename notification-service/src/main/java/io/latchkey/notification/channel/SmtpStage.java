package io.latchkey.notification.channel;

/** How far a mail has come over SMTP: what was said last (RFC 5321, 4.1.1). */
enum SmtpStage {
    /** Connecting, EHLO, STARTTLS, AUTH. */
    GREETING,
    /** MAIL FROM. */
    SENDER,
    /** RCPT TO. */
    RECIPIENT,
    /** DATA and the message, without its last dot: a server that loses us here throws away what it has. */
    BODY,
    /** The last dot left: from here on the mail may have been taken. */
    DOT
}
