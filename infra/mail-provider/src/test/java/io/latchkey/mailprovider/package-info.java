/** Tests of the development inbox: the real SendGrid client and a real SMTP client speak to it over HTTP and SMTP. */
@NullMarked
package io.latchkey.mailprovider;

import org.jspecify.annotations.NullMarked;
