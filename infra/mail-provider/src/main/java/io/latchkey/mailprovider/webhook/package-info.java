/** Events of mails, signed as SendGrid signs them and posted until they are taken. May touch store. */
@NullMarked
package io.latchkey.mailprovider.webhook;

import org.jspecify.annotations.NullMarked;
