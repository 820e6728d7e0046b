/**
 * The development inbox: the mail provider of a stack that has none. It speaks SendGrid's send API and Event Webhook
 * and SMTP, keeps every mail in an append-only file, misbehaves on request and shows the mails as a person would read
 * them. Touches the JDK, a JSON mapper and the SMTP library; knows nothing of the services.
 */
@NullMarked
package io.latchkey.mailprovider;

import org.jspecify.annotations.NullMarked;
